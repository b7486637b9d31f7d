// Which replies came twice or not at all, and whether their sender could have known.
import type { Evidence, Send } from "./evidence";
import { repliesOf } from "./plan";
import type { Verdict } from "./verdict";
import { whyAssumed } from "./why-assumed";
import { isLate, whySentAgain } from "./why-sent-again";

export interface RepliesJudgement {
  /** What nothing explains. */
  readonly unexplained?: Verdict;
  /** What is explained, in words. */
  readonly gap?: string;
  /** Whether it was sent twice because the database was down. */
  readonly isUnprotected: boolean;
  readonly missing: readonly string[];
  /** Missing, and nobody could believe that they were sent. */
  readonly unexplainedMissing: readonly string[];
}

/**
 * A second try is announced before it is made, so nobody makes a third. Only who sends again until it is known may, and who cannot ask
 * the database what others announced.
 */
const MOST_ACCEPTED = 2;

/** Compares what the customer saw with what the handler says. */
export function judgeReplies(evidence: Evidence): RepliesJudgement {
  const expected = repliesOf(evidence.push);
  const missing = expected.filter((reply) => !evidence.seen.includes(reply));
  const strange = evidence.seen.filter((reply) => !expected.includes(reply));
  const twice = expected.filter((reply) => countOf(evidence.seen, reply) > 1);
  const reasons = twice.map((reply) => whySaidTwice(evidence, reply));
  const assumed = missing.map((reply) => whyAssumed(evidence, reply));
  const unexplainedMissing = missing.filter((_, i) => assumed[i] === undefined);
  const isUnprotected = reasons.includes(UNPROTECTED);
  const common = { isUnprotected, missing, unexplainedMissing };

  if (strange.length > 0)
    return { ...common, unexplained: { kind: "double", why: `sent something else: ${strange.join(", ")}` } };
  const at = reasons.indexOf(undefined);
  if (at >= 0) return { ...common, unexplained: { kind: "double", why: describeDouble(evidence, String(twice[at])) } };
  const isDisordered = areDisordered(evidence.seen);
  if (isDisordered && twice.length === 0 && !isAnyUnheard(evidence))
    return { ...common, unexplained: { kind: "double", why: "sent out of order" } };
  if (reasons.length > 0) return { ...common, gap: `sent twice: ${String(reasons[0])}` };
  if (missing.length > 0) return { ...common, gap: `assumed sent, but was not: ${String(assumed.find(Boolean))}` };
  return isDisordered ? { ...common, gap: "out of order: a send came late" } : common;
}

const UNPROTECTED = "unprotected";

/** The reason why every acceptance but the last could be repeated; `undefined` when there is one without. */
function whySaidTwice(evidence: Evidence, reply: string): string | undefined {
  const accepted = evidence.sends
    .filter((send) => send.isAccepted && send.replies.includes(reply))
    .toSorted((one, other) => madeBeforeMs(one) - madeBeforeMs(other));
  // What the customer saw is the truth: a reply that no known send explains is a double.
  if (accepted.length < countOf(evidence.seen, reply)) return undefined;
  const areUnprotected = accepted.some(({ invocationId }) => evidence.involved.get(invocationId)?.isUnprotected);
  if (accepted.length > MOST_ACCEPTED && evidence.push.pair !== "image" && !areUnprotected) return undefined;
  const reasons = accepted.slice(0, -1).map((send, i) => {
    // Who could not ask the database could not know what others had recorded there.
    const isUnprotected = accepted
      .slice(i)
      .some(({ invocationId }) => evidence.involved.get(invocationId)?.isUnprotected);
    return isUnprotected ? UNPROTECTED : whySentAgain(evidence, send);
  });
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** A send may arrive long after its sender has given it up; what others sent meanwhile is the later one. */
function madeBeforeMs({ atMs, givenUpAtMs = atMs }: Send): number {
  return Math.min(atMs, givenUpAtMs);
}

function describeDouble({ seen }: Evidence, reply: string): string {
  const count = countOf(seen, reply);
  return count > MOST_ACCEPTED ? `${reply} came ${count} times` : `${reply} came twice`;
}

function isAnyUnheard(evidence: Evidence): boolean {
  return evidence.sends.some((send) => send.lostBy !== undefined || isLate(evidence, send));
}

function areDisordered(seen: readonly string[]): boolean {
  const firsts = [...new Set(seen)];
  return firsts.some((reply, i) => i > 0 && reply < String(firsts[i - 1]));
}

function countOf(seen: readonly string[], reply: string): number {
  return seen.filter((candidate) => candidate === reply).length;
}
