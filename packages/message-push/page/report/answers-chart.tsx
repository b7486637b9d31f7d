// What answered, a bar for each rule, the menu, a person and the others.
import type { AnsweredBy, Report } from "../../src/desk/report/report";
import { answererWords, durationWords } from "../../src/desk/report/words";
import { say } from "../state/language";
import { part } from "./bars";

const SHOWN = 15;

/** A color for each kind; the row's words say it as well. */
const KINDS: Readonly<Partial<Record<AnsweredBy, string>>> = {
  person: "person",
  "no-answer": "unanswered",
  closed: "unanswered",
  none: "none",
  cancelled: "none",
  own: "own",
};

export function AnswersChart({ report: { answers } }: { readonly report: Report }) {
  if (answers.length === 0) return null;
  const most = Math.max(...answers.map(({ count }) => count));
  const more = answers.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="card report-card" aria-labelledby="report-answers">
      <h2 id="report-answers">{say({ en: "Answered by", zh: "由谁回答" })}</h2>
      <table class="report-table" aria-labelledby="report-answers">
        <thead>
          <tr>
            <th scope="col">{say({ en: "by", zh: "由谁" })}</th>
            <td />
            <th scope="col" class="number">
              {say({ en: "pushes", zh: "推送" })}
            </th>
            <th scope="col" class="number">
              {say({ en: "median", zh: "中位数" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.slice(0, SHOWN).map((one) => (
            <tr key={`${one.by} ${one.id ?? ""}`}>
              <th scope="row" class="report-name">
                {say(answererWords(one))}
              </th>
              <td class="report-bars" aria-hidden="true">
                <i class={`report-bar ${KINDS[one.by] ?? ""}`} style={{ width: part(one.count, most) }} />
              </td>
              <td class="number">{one.count}</td>
              <td class="number muted">{say(durationWords(one.medianMs))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="muted small">{say({ en: `${more} by others`, zh: `其他 ${more} 条` })}</p>}
    </section>
  );
}
