// Which replies came twice or not at all, and whether their sender could have known.
import type { Evidence, Send } from "./evidence";
import { repliesOf } from "./plan";
import type { Verdict } from "./verdict";

export interface RepliesJudgement {
  /** What no fault explains. */
  readonly unexplained?: Verdict;
  /** What faults explain, in words. */
  readonly gap?: string;
  /** Whether it was sent twice because the database was down. */
  readonly isUnprotected: boolean;
  readonly missing: readonly string[];
  /** Missing, and no instance could believe that they were sent. */
  readonly unexplainedMissing: readonly string[];
}

/** Compares what the customer saw with what the handler says. */
export function judgeReplies(evidence: Evidence): RepliesJudgement {
  const expected = repliesOf(evidence.push);
  const missing = expected.filter((reply) => !evidence.seen.includes(reply));
  const strange = evidence.seen.filter((reply) => !expected.includes(reply));
  const twice = expected.filter((reply) => countOf(evidence.seen, reply) > 1);
  const reasons = twice.map((reply) => whySaidTwice(evidence, reply));
  const isUnprotected = reasons.includes("unprotected");
  const unknown = expected.filter((reply) => isFateUnknown(evidence, reply));
  const unexplainedMissing = missing.filter((reply) => !unknown.includes(reply));
  const common = { isUnprotected, missing, unexplainedMissing };

  if (strange.length > 0)
    return { ...common, unexplained: { kind: "double", why: `sent something else: ${strange.join(", ")}` } };
  const at = reasons.indexOf(undefined);
  if (at >= 0) return { ...common, unexplained: { kind: "double", why: `${twice[at]} came twice` } };
  if (isDisordered(evidence.seen) && unknown.length === 0 && twice.length === 0)
    return { ...common, unexplained: { kind: "double", why: "sent out of order" } };
  if (reasons.length > 0) return { ...common, gap: `sent twice: ${String(reasons[0])}` };
  if (missing.length > 0) return { ...common, gap: `assumed sent, but was not: ${whyAssumed(evidence, missing)}` };
  return isDisordered(evidence.seen) ? { ...common, gap: "out of order: a send came late" } : common;
}

/** The reason why every acceptance but the last could be repeated; `undefined` when there is one without. */
function whySaidTwice(evidence: Evidence, reply: string): string | undefined {
  const accepted = evidence.sends.filter((send) => send.isAccepted && send.replies.includes(reply));
  // What the customer saw is the truth: a reply that no known send explains is a double.
  if (accepted.length < countOf(evidence.seen, reply)) return undefined;
  const reasons = accepted.slice(0, -1).map((send, i) => {
    // Who could not ask the database could not know what others had recorded there.
    const isUnprotected = accepted
      .slice(i)
      .some(({ invocationId }) => evidence.involved.get(invocationId)?.isUnprotected);
    return isUnprotected ? "unprotected" : whyRepeatable(evidence, send);
  });
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function whyRepeatable(evidence: Evidence, send: Send): string | undefined {
  const sender = evidence.involved.get(send.invocationId);
  if (sender === undefined) return undefined;
  const isSentAgain = evidence.push.pair === "image";
  if (send.isAnswerLost && isSentAgain) return `its answer was lost, and the policy is to send again: ${send.fault}`;
  const record = evidence.writes.find((write) => isRecordOf(write, send));
  const until = record?.atMs ?? Number.POSITIVE_INFINITY;
  const isWithin = (atMs: number) => atMs >= send.atMs && atMs <= until;
  if (sender.stalledAtMs.some(isWithin)) return "its instance was frozen before it was recorded";
  if (record !== undefined) return undefined;
  if (sender.status !== "returned" && sender.status !== "threw") return "its instance was gone before it was recorded";
  if (sender.faultedWritesAtMs.some(isWithin)) return "the database was down before it was recorded";
  return undefined;
}

/** A write by the same call, after the send, is where the send would be recorded. */
function isRecordOf(write: Evidence["writes"][number], send: Send): boolean {
  return write.kind === "change" && write.isDone && write.invocationId === send.invocationId && write.atMs >= send.atMs;
}

/** Somebody tried, and had to decide without knowing. */
function isFateUnknown(evidence: Evidence, reply: string): boolean {
  if (evidence.push.pair === "image") return false;
  return (
    evidence.sends.some((send) => send.replies.includes(reply) && send.isAnswerLost) || hasNotArrived(evidence, reply)
  );
}

/**
 * Whether an instance was frozen says that it could not know of this reply, and the gateway never saw it: the
 * connection it took was dead. Both must be true of the same call; the words of its log alone excuse nothing.
 */
function hasNotArrived({ push, sends, involved }: Evidence, reply: string): boolean {
  const number = repliesOf(push).indexOf(reply) + 1;
  return [...involved.values()].some(
    ({ id, stalledAtMs, logs }) =>
      stalledAtMs.length > 0 &&
      !sends.some((send) => send.invocationId === id && send.replies.includes(reply)) &&
      logs.some(({ event, reply: sent }) => event === "unconfirmed" && sent === number),
  );
}

function whyAssumed(evidence: Evidence, missing: readonly string[]): string {
  const { sends } = evidence;
  if (missing.some((reply) => hasNotArrived(evidence, reply))) return "it never arrived from a frozen instance";
  const guess = sends.find((send) => send.isAnswerLost && missing.some((reply) => send.replies.includes(reply)));
  return String(guess?.fault);
}

function isDisordered(seen: readonly string[]): boolean {
  const firsts = [...new Set(seen)];
  return firsts.some((reply, i) => i > 0 && reply < String(firsts[i - 1]));
}

function countOf(seen: readonly string[], reply: string): number {
  return seen.filter((candidate) => candidate === reply).length;
}
