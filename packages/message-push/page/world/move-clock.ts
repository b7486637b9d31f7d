// Moves the simulator's time, and keeps what that did.
import { ask } from "../api/ask";
import { customers, refreshCustomers } from "../state/customers";
import { offsetMs } from "../state/desk";
import type { Both } from "../state/language";
import { attempt } from "../state/problems";
import { lastMove } from "../state/world";
import { closedBetween } from "./clock-move";

const MINUTE_MS = 60_000;

/** The moves that a desk needs most; 49 hours are more than any window of WeChat. */
export const SPANS: readonly { readonly words: Both; readonly advanceMs: number }[] = [
  { words: { en: "+1 min", zh: "+1 分钟" }, advanceMs: MINUTE_MS },
  { words: { en: "+1 h", zh: "+1 小时" }, advanceMs: 60 * MINUTE_MS },
  { words: { en: "+49 h", zh: "+49 小时" }, advanceMs: 49 * 60 * MINUTE_MS },
];

export async function moveClock(spanMs: number): Promise<void> {
  const fromMs = Date.now() + offsetMs.peek();
  // Timers may fire before the answer is here.
  lastMove.value = { spanMs, fromMs, toMs: fromMs + spanMs, closed: [], fired: {} };
  const isMoved = await attempt(async () => {
    // As it is now: the page may not have begun yet, or not know yet what was just said.
    await refreshCustomers();
    const before = customers.peek();
    const { offsetMs: offset } = await ask("POST /clock", { body: { advanceMs: spanMs } });
    offsetMs.value = offset;
    await refreshCustomers();
    const move = lastMove.peek();
    if (move !== undefined) lastMove.value = { ...move, closed: closedBetween(before, customers.peek()) };
    return true;
  });
  if (!isMoved) lastMove.value = undefined;
}
