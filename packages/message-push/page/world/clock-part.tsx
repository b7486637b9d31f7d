// The simulator's time: how far it is ahead, what moves it, and what the last move did.

import { signal } from "@preact/signals";
import { readSpan } from "../../simulator/terminal/commands/read-span";
import { inBoth } from "../../src/language";
import { nowMs, offsetMs } from "../state/desk";
import { type Both, say } from "../state/language";
import { tell } from "../state/problems";
import { lastMove } from "../state/world";
import { timeText } from "./clock-buttons";
import type { ClockMove } from "./clock-move";
import { moveClock, SPANS } from "./move-clock";
import { spanWords } from "./span-words";

const typed = signal("");

export function ClockPart() {
  const ahead = spanWords(offsetMs.value);
  const isAhead = offsetMs.value >= 1_000;
  return (
    <section class="card world-card" aria-labelledby="world-time">
      <h2 id="world-time">{say({ en: "Time of the simulator", zh: "模拟器时间" })}</h2>
      <p class="world-time">{timeText(nowMs.value, { year: "numeric", second: "2-digit" })}</p>
      <p class="muted">
        {isAhead
          ? say({ en: `${ahead.en} ahead of this machine`, zh: `比本机快 ${ahead.zh}` })
          : say({ en: "The same as this machine's", zh: "与本机一致" })}
      </p>
      <div class="row">
        {SPANS.map(({ words, advanceMs }) => (
          <button key={advanceMs} type="button" class="button small" onClick={() => void moveClock(advanceMs)}>
            {say(words)}
          </button>
        ))}
        <SpanForm />
      </div>
      <div role="status">{lastMove.value !== undefined && <p class="small">{say(moveWords(lastMove.value))}</p>}</div>
    </section>
  );
}

function SpanForm() {
  return (
    <form
      class="world-span"
      onSubmit={(event) => {
        event.preventDefault();
        moveBy(typed.value);
      }}
    >
      <input
        class="field"
        aria-label={say({ en: "Span of time", zh: "时间跨度" })}
        placeholder="+3d"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <button type="submit" class="button small">
        {say({ en: "Move", zh: "快进" })}
      </button>
    </form>
  );
}

function moveBy(text: string): void {
  let spanMs: number;
  try {
    spanMs = readSpan(text);
  } catch {
    const fact = say({ en: `"${text}" is no span of time.`, zh: `“${text}”不是时间跨度。` });
    tell(fact, {
      fix: say({
        en: "Write +90s, +5m, +49h, +3d or +1h30m; time goes forward only.",
        zh: "写成 +90s、+5m、+49h、+3d 或 +1h30m；时间只能前进。",
      }),
      isProblem: true,
    });
    return;
  }
  typed.value = "";
  void moveClock(spanMs);
}

function moveWords({ spanMs, closed, fired }: ClockMove) {
  const span = spanWords(spanMs);
  const did: readonly Both[] = [
    ...Object.entries(fired).map(([name, count]) => ({
      en: `${name} was called ${count === 1 ? "once" : `${count} times`} by its timer`,
      zh: `定时触发器调用了 ${name} ${count} 次`,
    })),
    ...(closed.length === 0 ? [] : [closedWords(closed)]),
  ];
  const told = inBoth((own) => did.map((words) => words[own]).join(BETWEEN[own]) || NOTHING_DUE[own]);
  return { en: `Moved by ${span.en}: ${told.en}.`, zh: `快进了 ${span.zh}：${told.zh}。` };
}

const BETWEEN: Both = { en: "; ", zh: "；" };
const NOTHING_DUE: Both = {
  en: "no timer was due, no window closed",
  zh: "没有到期的定时触发器，也没有窗口关闭",
};

function closedWords(names: readonly string[]): Both {
  return { en: `the window for replies closed for ${names.join(", ")}`, zh: `${names.join("、")} 的回复窗口已关闭` };
}
