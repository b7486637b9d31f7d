// Pushes by day, a bar for each: completed, unfinished and dead ones one after the other.
import type { Report } from "../../src/desk/report/report";
import { type Both, say } from "../state/language";
import { part } from "./bars";

const STATES = ["completed", "unfinished", "dead"] as const;
const STATE_NAMES: Readonly<Record<(typeof STATES)[number], Both>> = {
  completed: { en: "completed", zh: "已完成" },
  unfinished: { en: "unfinished", zh: "未完成" },
  dead: { en: "dead", zh: "死信" },
};

export function DaysChart({ report: { days } }: { readonly report: Report }) {
  const most = Math.max(...days.map(({ total }) => total));
  return (
    <section class="card report-card" aria-labelledby="report-days">
      <h2 id="report-days">{say({ en: "Pushes by day", zh: "每天的推送" })}</h2>
      <table class="report-table" aria-labelledby="report-days">
        <thead>
          <tr>
            <th scope="col">{say({ en: "day", zh: "日期" })}</th>
            <td class="report-legend">
              {STATES.map((state) => (
                <span key={state}>
                  <i class={`report-key ${state}`} /> {say(STATE_NAMES[state])}
                </span>
              ))}
            </td>
            <th scope="col" class="number">
              {say({ en: "pushes", zh: "推送" })}
            </th>
            <th scope="col" class="number">
              {say(STATE_NAMES.dead)}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day} title={one.pairs.map(({ pair, count }) => `${pair}: ${count}`).join("\n")}>
              <th scope="row">{one.day.slice(5)}</th>
              <td class="report-bars" aria-hidden="true">
                {STATES.map((state) => (
                  <i key={state} class={`report-bar ${state}`} style={{ width: part(one[state], most) }} />
                ))}
              </td>
              <td class="number">{one.total}</td>
              <td class="number">{one.dead}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
