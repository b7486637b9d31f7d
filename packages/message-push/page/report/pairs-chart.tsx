// How soon each pair was answered: from the median to the slowest, on a scale on which each tenfold is as far from the next.
import type { Report } from "../../src/desk/report/report";
import { durationWords } from "../../src/desk/report/words";
import { desk } from "../state/desk";
import { say } from "../state/language";
import { percentOf } from "./bars";

export function PairsChart({ report: { pairs, answerTimes } }: { readonly report: Report }) {
  const slowestMs = answerTimes.slowestMs ?? 0;
  const attemptMs = desk.value?.rules.attemptMs ?? 0;
  const waits = say(durationWords(attemptMs));
  return (
    <section class="card report-card" aria-labelledby="report-pairs">
      <h2 id="report-pairs">{say({ en: "How soon", zh: "回复用时" })}</h2>
      <table class="report-table" aria-labelledby="report-pairs">
        <thead>
          <tr>
            <th scope="col">{say({ en: "pair", zh: "消息对" })}</th>
            <td />
            <th scope="col" class="number">
              <i class="report-key dot" /> {say({ en: "median", zh: "中位数" })}
            </th>
            <th scope="col" class="number">
              <i class="report-key dot slowest" /> {say({ en: "slowest", zh: "最慢" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ pair, medianMs, slowestMs: ownMs }) => (
            <tr key={pair}>
              <th scope="row" class="report-name">
                {pair}
              </th>
              <td aria-hidden="true">
                <div class="report-range">
                  <i class="report-limit" style={{ left: percentOf(attemptMs, slowestMs) }} />
                  {medianMs !== undefined && ownMs !== undefined && (
                    <Range medianMs={medianMs} ownMs={ownMs} slowestMs={slowestMs} />
                  )}
                </div>
              </td>
              <td class="number">{say(durationWords(medianMs))}</td>
              <td class="number">{say(durationWords(ownMs))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="report-legend">
        <i class="report-key limit" />{" "}
        {say({ en: `WeChat waits ${waits} for an answer`, zh: `微信最多等待应答 ${waits}` })}
      </p>
    </section>
  );
}

interface RangeProps {
  readonly medianMs: number;
  /** The slowest of this pair, and of all. */
  readonly ownMs: number;
  readonly slowestMs: number;
}

function Range({ medianMs, ownMs, slowestMs }: RangeProps) {
  const [left, end] = [percentOf(medianMs, slowestMs), percentOf(ownMs, slowestMs)];
  return (
    <>
      <i class="report-span" style={{ left, width: `calc(${end} - ${left})` }} />
      <i class="report-dot" style={{ left }} />
      <i class="report-dot slowest" style={{ left: end }} />
    </>
  );
}
