// Transfers that WeChat took, and which of them others can know of.
import type { PushReport } from "../../message-push/simulator/push-report";
import type { ReadLine } from "./log-lines";

type Report = Pick<PushReport, "attempts" | "isTransferred">;

export function isLater({ attempts: [one] }: Report, { attempts: [other] }: Report): boolean {
  return one !== undefined && other !== undefined && one.startedAtMs > other.startedAtMs;
}

/**
 * Whether it could be written down: its instance may have had no database when it answered.
 *
 * @param logs its lines, by invocation
 */
export function isRecorded({ attempts }: Report, logs: ReadonlyMap<string, readonly ReadLine[]> = new Map()): boolean {
  const lines = attempts.at(-1)?.invocationIds.flatMap((id) => logs.get(id) ?? []) ?? [];
  const events = lines.map(({ event }) => event);
  if (events.includes("unprotected")) return false;
  // An instance that is frozen after its answer writes its last lines in another call.
  const wasDown = events.includes("claim-unavailable") || events.includes("outcome-unrecorded");
  return !wasDown || events.includes("completed");
}

/** When WeChat took its transfer. */
export function takenAtMs({ isTransferred, attempts }: Report): readonly number[] {
  const last = attempts.at(-1);
  return isTransferred && last !== undefined ? [last.startedAtMs + last.durationMs] : [];
}
