// The simulator's time at the top of the page, and buttons that move it forward.
import { nowMs, offsetMs } from "../state/desk";
import { language, say } from "../state/language";
import { moveClock, SPANS } from "./move-clock";

const MINUTE_MS = 60_000;

export function ClockButtons() {
  const isAhead = offsetMs.value >= MINUTE_MS;
  return (
    <fieldset class="head-clock" aria-label={say({ en: "Time of the simulator", zh: "模拟器时间" })}>
      <span class={isAhead ? "head-time ahead" : "head-time"}>{timeText(nowMs.value)}</span>
      {SPANS.map(({ words, advanceMs }) => (
        <button key={advanceMs} type="button" class="button small" onClick={() => void moveClock(advanceMs)}>
          {say(words)}
        </button>
      ))}
    </fieldset>
  );
}

/** Date and time of day, as the reader's language writes them. */
export function timeText(ms: number, more: Intl.DateTimeFormatOptions = {}): string {
  return new Date(ms).toLocaleString(language.value === "zh" ? "zh-CN" : "en-GB", {
    month: language.value === "zh" ? "numeric" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...more,
  });
}
