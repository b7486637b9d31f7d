// What a move of the clock did: which timers fired, and to whom nothing may be sent any more.
import type { CustomerState } from "../../simulator/control/contract";
import type { SimulatorEvent } from "../../simulator/events";

export interface ClockMove {
  readonly spanMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Customers whose window closed. */
  readonly closed: readonly string[];
  /** How often each timer's function was called for a time that was jumped over. */
  readonly fired: Readonly<Record<string, number>>;
}

/** Names, or openids, of those to whom something could be sent before and nothing can be sent after. */
export function closedBetween(before: readonly CustomerState[], after: readonly CustomerState[]): readonly string[] {
  const open = new Set(before.filter(({ allowance }) => allowance !== undefined).map(({ openid }) => openid));
  return after
    .filter(({ openid, allowance }) => allowance === undefined && open.has(openid))
    .map(({ openid, name }) => name ?? openid);
}

/** The move with one timer more, if that was due in it. */
export function noteFired(
  move: ClockMove | undefined,
  { functionName, dueAtMs }: Pick<Extract<SimulatorEvent, { kind: "timer-fired" }>, "functionName" | "dueAtMs">,
): ClockMove | undefined {
  if (move === undefined || dueAtMs <= move.fromMs || dueAtMs > move.toMs) return move;
  return { ...move, fired: { ...move.fired, [functionName]: (move.fired[functionName] ?? 0) + 1 } };
}
