// Why a reply that the customer does not have could count as sent: two tries that may have reached WeChat, as the policy is.
import type { Evidence, Involved } from "./evidence";
import { repliesOf } from "./plan";
import { isLate } from "./why-sent-again";

/** So many tries of unknown fate, and the message is not sent again. */
const MOST_TRIES = 2;

/**
 * The tries of a missing reply whose fate its senders could not know, in words; `undefined` when there were too few to assume
 * anything, or the policy is to send again.
 */
export function whyAssumed(evidence: Evidence, reply: string): string | undefined {
  if (evidence.push.pair === "image") return undefined;
  const tries = unknownTries(evidence, reply);
  return tries.length >= MOST_TRIES ? [...new Set(tries)].sort().join(", ") : undefined;
}

function unknownTries(evidence: Evidence, reply: string): readonly string[] {
  const sends = evidence.sends.filter(({ replies }) => replies.includes(reply));
  // Sends that were answered in time do not count, whatever their sender made of that: a refusal that arrived is known.
  const lost = sends.flatMap(({ invocationId, lostBy, ...send }) => {
    const late = isLate(evidence, send) ? `an answer too late: ${send.fault ?? "a busy machine"}` : undefined;
    const why = lostBy ?? late;
    return why === undefined ? [] : [{ invocationId, why }];
  });
  const senders = new Set(lost.map(({ invocationId }) => invocationId));
  const others = [...evidence.involved.values()].filter(({ id }) => !senders.has(id));
  return [...lost.map(({ why }) => why), ...others.flatMap((call) => unseenTry(evidence, call, reply) ?? [])];
}

/** A try that may have been made, as far as anybody else could know: its call ended without a word about it in the record. */
function unseenTry({ push, writes }: Evidence, call: Involved, reply: string): string | undefined {
  const why = whyUnsettled(call);
  if (why === undefined) return undefined;
  const number = repliesOf(push).indexOf(reply) + 1;
  const isSaid = call.logs.some(
    ({ event, reply: sent }) => (event === "unconfirmed" || event === "send-announced") && sent === number,
  );
  const own = writes.filter(({ invocationId, isDone }) => isDone && invocationId === call.id);
  // The first reply needs no announcement but the claim.
  const isAnnounced = own.some(({ kind, tries = 0, sent = 0 }) =>
    kind === "claim" ? number === 1 : tries > 0 && sent < number,
  );
  return isSaid || isAnnounced ? why : undefined;
}

function whyUnsettled({ stalledAtMs, status, isUnprotected, logs }: Involved): string | undefined {
  if (stalledAtMs.length > 0) return "a frozen instance";
  if (status !== "returned" && status !== "threw") return "an instance that was gone";
  const isUnrecorded = isUnprotected || logs.some(({ event }) => event === "outcome-unrecorded");
  return isUnrecorded ? "an outcome that could not be recorded" : undefined;
}
