// The report: what happened at the desk in the last days, in figures and small charts. Each chart is a table with bars in it.
import type { Report } from "../../src/desk/report/report";
import { durationWords } from "../../src/desk/report/words";
import { dataChanges, useFresh } from "../state/changes";
import { offsetMs } from "../state/desk";
import { type Both, say } from "../state/language";
import { AnswersChart } from "./answers-chart";
import { DaysChart } from "./days-chart";
import { HandOvers, Questions, Reasons } from "./lists";
import { PairsChart } from "./pairs-chart";
import { DAYS, days, deskTime, refresh, report } from "./report";
import "./report.css";

export function ReportPanel() {
  useFresh(dataChanges, refresh, `${offsetMs.value} ${days.value}`);
  const now = report.value;
  if (now === undefined) return <p class="empty" aria-busy="true" />;
  return (
    <div class="report">
      <Choice />
      <Figures report={now} />
      {now.pushes.total === 0 && <Nothing />}
      <div class="report-column">
        {now.pushes.total > 0 && <DaysChart report={now} />}
        {now.pushes.total > 0 && <PairsChart report={now} />}
        <Reasons title={{ en: "Dead letters", zh: "死信" }} id="dead" reasons={now.deadLetters} report={now} />
        <Reasons title={{ en: "Unfinished", zh: "未完成" }} id="unfinished" reasons={now.unfinished} report={now} />
      </div>
      <div class="report-column">
        <AnswersChart report={now} />
        <HandOvers report={now} />
        <Questions report={now} />
      </div>
    </div>
  );
}

function Nothing() {
  return (
    <p class="empty report-wide">
      {say({
        en: "No push arrived in these days. Write something in the conversation.",
        zh: "这几天没有收到推送。在会话里发一条消息试试。",
      })}
    </p>
  );
}

const NAMES: Readonly<Record<(typeof DAYS)[number], Both>> = {
  1: { en: "Today", zh: "今天" },
  7: { en: "7 days", zh: "7 天" },
  30: { en: "30 days", zh: "30 天" },
};

function Choice() {
  return (
    <fieldset class="row report-wide" aria-label={say({ en: "How many days", zh: "统计范围" })}>
      {DAYS.map((own) => (
        <button
          key={own}
          type="button"
          class="part"
          aria-pressed={days.value === own}
          onClick={() => {
            days.value = own;
          }}
        >
          {say(NAMES[own])}
        </button>
      ))}
    </fieldset>
  );
}

function Figures({ report: now }: { readonly report: Report }) {
  const { pushes, answerTimes, handOvers, questions, oldestCompletedAtMs, fromMs } = now;
  const figures: readonly (readonly [Both, string, boolean?])[] = [
    [{ en: "pushes", zh: "推送" }, String(pushes.total)],
    [{ en: "median answer", zh: "回复用时中位数" }, say(durationWords(answerTimes.medianMs))],
    [{ en: "slowest answer", zh: "最慢的回复" }, say(durationWords(answerTimes.slowestMs))],
    [{ en: "to a person", zh: "转人工" }, String(handOvers.count)],
    [{ en: "unanswered", zh: "没能回答" }, String(questions.total)],
    [{ en: "dead letters", zh: "死信" }, String(pushes.dead), pushes.dead > 0],
  ];
  return (
    <>
      <dl class="report-figures report-wide">
        {figures.map(([name, value, isBad]) => (
          <div key={name.en} class="card report-figure">
            <dt class="muted small">{say(name)}</dt>
            <dd class={isBad ? "bad" : ""}>{value}</dd>
          </div>
        ))}
      </dl>
      {oldestCompletedAtMs !== undefined && oldestCompletedAtMs >= fromMs + DAY_MS && (
        <p class="muted small report-wide">
          {say({
            en: `Completed pushes since ${deskTime(oldestCompletedAtMs, now)}: the relay removes them after 3 days.`,
            zh: `已完成的推送从 ${deskTime(oldestCompletedAtMs, now)} 开始：投递器 3 天后清除。`,
          })}
        </p>
      )}
    </>
  );
}

const DAY_MS = 86_400_000;
