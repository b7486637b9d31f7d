// Why a reply that the customer has was sent once more: its sender could not know that, or could not write it down.
import type { Evidence, Involved, Send } from "./evidence";
import { coveredMs } from "./spans";

/** An answer that came so shortly before its sender gave up may not have been looked at. */
export const GLANCE_MS = 100;

/** The reason why a reply that was accepted could be sent again; `undefined` when there is none. */
export function whySentAgain(evidence: Evidence, send: Send): string | undefined {
  const sender = evidence.involved.get(send.invocationId);
  if (sender === undefined) return undefined;
  return whyUnheard(evidence, sender, send) ?? whyUnrecorded(evidence, sender, send);
}

/** Why the answer did not reach the sender in the time that the sender had. */
function whyUnheard(evidence: Evidence, sender: Involved, send: Send): string | undefined {
  const { lostBy, givenUpAtMs, answeredAtMs, fault = "a busy machine" } = send;
  if (lostBy !== undefined) return `its answer was lost: ${lostBy}`;
  if (givenUpAtMs === undefined) return undefined;
  if (isLate(evidence, send)) return `its answer came too late: ${fault}`;
  const isFrozen = sender.stalledAtMs.some((atMs) => atMs >= send.atMs && atMs <= givenUpAtMs);
  if (isFrozen) return "its instance was frozen when the answer came";
  const noTime = [...sender.noTime, ...evidence.ownNoTime];
  const hadMs = givenUpAtMs - answeredAtMs - coveredMs(noTime, answeredAtMs, givenUpAtMs);
  return hadMs <= GLANCE_MS ? "its instance got no time to see the answer" : undefined;
}

/** Whether the answer left the gateway too late for its sender, whatever time the sender had. */
export function isLate(
  { ownNoTime }: Pick<Evidence, "ownNoTime">,
  { givenUpAtMs, answeredAtMs }: Pick<Send, "givenUpAtMs" | "answeredAtMs">,
): boolean {
  if (givenUpAtMs === undefined) return false;
  return givenUpAtMs - answeredAtMs - coveredMs(ownNoTime, answeredAtMs, givenUpAtMs) <= GLANCE_MS;
}

/** Why the sender, who knew, could not write it down before somebody else went on. */
function whyUnrecorded({ writes }: Evidence, sender: Involved, send: Send): string | undefined {
  const later = writes.filter(
    ({ kind, invocationId, atMs }) => kind === "change" && invocationId === sender.id && atMs >= send.atMs,
  );
  const record = later.find(({ isDone }) => isDone);
  const untilMs = record?.atMs ?? Number.POSITIVE_INFINITY;
  const isWithin = (atMs: number) => atMs >= send.atMs && atMs <= untilMs;
  if (sender.stalledAtMs.some(isWithin)) return "its instance was frozen before it was recorded";
  if (record !== undefined) return undefined;
  if (sender.status !== "returned" && sender.status !== "threw") return "its instance was gone before it was recorded";
  if (later.some(({ isFaulted }) => isFaulted)) return "the database was down before it was recorded";
  const isSaid = sender.logs.some(
    ({ event, atMs }) => atMs >= send.atMs && (event === "progress-unrecorded" || event === "outcome-unrecorded"),
  );
  return later.length > 0 || isSaid ? "it could not be recorded in time" : undefined;
}
