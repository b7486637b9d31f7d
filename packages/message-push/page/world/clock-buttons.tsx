// The simulator's time, and buttons that move it forward.
import { ask } from "../api/ask";
import { nowMs, offsetMs } from "../state/desk";
import { type Both, language, say } from "../state/language";
import { attempt } from "../state/problems";

const MINUTE_MS = 60_000;

const SPANS: readonly { readonly words: Both; readonly advanceMs: number }[] = [
  { words: { en: "+1 min", zh: "+1 分钟" }, advanceMs: MINUTE_MS },
  { words: { en: "+1 h", zh: "+1 小时" }, advanceMs: 60 * MINUTE_MS },
  { words: { en: "+49 h", zh: "+49 小时" }, advanceMs: 49 * 60 * MINUTE_MS },
];

export function ClockButtons() {
  const time = new Date(nowMs.value).toLocaleString(language.value === "zh" ? "zh-CN" : "en-GB", {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (
    <fieldset class="row" aria-label={say({ en: "Time of the simulator", zh: "模拟器时间" })}>
      <span class={offsetMs.value >= MINUTE_MS ? "chip warn" : "chip"}>{time}</span>
      {SPANS.map(({ words, advanceMs }) => (
        <button key={advanceMs} type="button" class="button small" onClick={() => move(advanceMs)}>
          {say(words)}
        </button>
      ))}
    </fieldset>
  );
}

function move(advanceMs: number): void {
  void attempt(() => ask("POST /clock", { body: { advanceMs } }));
}
