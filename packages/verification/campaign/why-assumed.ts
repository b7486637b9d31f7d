// Why a reply that the customer does not have could count as sent: two tries that may have reached WeChat, as the policy is.
import type { Evidence, Involved } from "./evidence";
import { repliesOf } from "./plan";
import { coveredMs } from "./spans";
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
  const unseen = [...evidence.involved.values()].flatMap((call) => {
    const made = lost.filter(({ invocationId }) => invocationId === call.id).length;
    return unseenTry(evidence, call, reply, made) ?? [];
  });
  const unprotected = unprotectedTries(evidence, reply);
  return [...lost.map(({ why }) => why), ...unseen, ...unprotected];
}

/** Who cannot reach the database can announce no second try, so the first one is the last. */
function unprotectedTries({ push, involved }: Evidence, reply: string): readonly string[] {
  const number = repliesOf(push).indexOf(reply) + 1;
  const isAssumed = ({ isUnprotected, logs }: Involved) =>
    isUnprotected && logs.some(({ event, reply: sent }) => event === "unconfirmed" && sent === number);
  return [...involved.values()].some(isAssumed) ? ["no second try without a database"] : [];
}

/** A try that may have been made, as far as anybody else could know: its call ended without a word about it in the record. */
function unseenTry(evidence: Evidence, call: Involved, reply: string, made: number): string | undefined {
  const { push, writes } = evidence;
  const why = whyUnsettled(call) ?? (made === 0 ? whyNotArrived(evidence, call) : undefined);
  if (why === undefined) return undefined;
  const number = repliesOf(push).indexOf(reply) + 1;
  const isSaid = call.logs.some(
    ({ event, reply: sent }) => (event === "unconfirmed" || event === "send-announced") && sent === number,
  );
  const own = writes.filter(({ invocationId, isDone }) => isDone && invocationId === call.id);
  // The first reply needs no announcement but the claim; what was announced after a send is one more.
  const isAnnounced = own.some(({ kind, tries = 0, sent = 0, nextReplies }) => {
    if (kind === "claim") return number === 1 && made === 0;
    return tries > made && (nextReplies?.includes(reply) ?? number === sent + 1);
  });
  return (isSaid && made === 0) || isAnnounced ? why : undefined;
}

/** Its sender waited in vain, and most of that time the machine gave the gateway none to take the request in. */
function whyNotArrived({ ownNoTime }: Evidence, { logs }: Involved): string | undefined {
  const ended = logs.find(({ event, code }) => event === "failed" && code === "SEND_UNKNOWN");
  const beganAtMs = logs[0]?.atMs;
  if (ended === undefined || beganAtMs === undefined) return undefined;
  const waitedMs = ended.atMs - beganAtMs;
  return coveredMs(ownNoTime, beganAtMs, ended.atMs) > waitedMs / 2
    ? "a request that never arrived: a busy machine"
    : undefined;
}

function whyUnsettled({ stalledAtMs, status, isUnprotected, logs }: Involved): string | undefined {
  if (stalledAtMs.length > 0) return "a frozen instance";
  if (status !== "returned" && status !== "threw") return "an instance that was gone";
  const isUnrecorded = isUnprotected || logs.some(({ event }) => event === "outcome-unrecorded");
  return isUnrecorded ? "an outcome that could not be recorded" : undefined;
}
