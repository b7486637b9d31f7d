// What is a list and no chart: why a person was asked for, what is dead or waits, and what nobody could answer.
import { describeReason } from "../../simulator/terminal/lines/reasons";
import type { ByReason, Report } from "../../src/desk/report/report";
import { decidedWords } from "../../src/desk/report/words";
import { type Both, language, say } from "../state/language";
import { go } from "../state/route";
import { part } from "./bars";
import { deskTime } from "./report";

interface Shown {
  readonly report: Report;
}

export function HandOvers({ report: { handOvers } }: Shown) {
  if (handOvers.count === 0) return null;
  const most = Math.max(...handOvers.by.map(({ count }) => count));
  return (
    <section class="card report-card" aria-labelledby="report-persons">
      <h2 id="report-persons">{say({ en: "Handed over to a person by", zh: "转人工的原因" })}</h2>
      <table class="report-table" aria-labelledby="report-persons">
        <tbody>
          {handOvers.by.map((one) => (
            <tr key={`${one.by} ${one.id ?? ""}`}>
              <th scope="row" class="report-name">
                {say(decidedWords(one))}
              </th>
              <td class="report-bars" aria-hidden="true">
                <i class="report-bar person" style={{ width: part(one.count, most) }} />
              </td>
              <td class="number">{one.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ReasonsProps extends Shown {
  readonly title: Both;
  readonly id: string;
  readonly reasons: readonly ByReason[];
}

export function Reasons({ title, id, reasons, report }: ReasonsProps) {
  if (reasons.length === 0) return null;
  return (
    <section class="card report-card" aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{say(title)}</h2>
      <ul class="report-list" aria-labelledby={`report-${id}`}>
        {reasons.map((one) => (
          <li key={`${one.reason} ${one.errCode}`}>
            <span class="chip bad">{one.count}</span>
            <div class="report-words">
              {reasonText(one)}
              <div class="muted small">
                {one.reason !== undefined && `${[one.reason, one.errCode].filter(Boolean).join(" ")} · `}
                {say({ en: "newest ", zh: "最近 " })}
                {deskTime(one.lastArrivedAtMs, report)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reasonText({ reason }: ByReason): string {
  if (reason === undefined) return say({ en: "At work, or its instance died", zh: "处理中，或实例已退出" });
  const { fact } = describeReason(reason, language.value);
  return fact.charAt(0).toUpperCase() + fact.slice(1);
}

export function Questions({ report }: Shown) {
  const { total, answered, list } = report.questions;
  if (total + answered === 0) return null;
  return (
    <section class="card report-card" aria-labelledby="report-questions">
      <h2 id="report-questions">{say({ en: "Nobody could answer", zh: "没能回答的问题" })}</h2>
      <ol class="report-list" aria-labelledby="report-questions">
        {list.map(({ text, count, lastAtMs }) => (
          <li key={text}>
            <span class="chip">{count}</span>
            <div class="report-words">
              {text}
              <div class="muted small">
                {say({ en: "last ", zh: "最近 " })}
                {deskTime(lastAtMs, report)}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {answered > 0 && (
        <p class="muted small">
          {say({ en: `${answered} more: a rule answers them by now.`, zh: `另有 ${answered} 个已有规则回答。` })}
        </p>
      )}
      {total > 0 && (
        <div>
          <button type="button" class="button small" onClick={() => go({ panel: "answers" })}>
            {say({ en: "Make rules of them", zh: "去做成规则" })}
          </button>
        </div>
      )}
    </section>
  );
}
