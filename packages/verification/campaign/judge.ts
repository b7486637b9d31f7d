// Judges one push by what the customer saw, and by what its functions could know.
import { isUnfinished } from "../../message-push/src/runtime/push-store";
import type { Evidence } from "./evidence";
import { judgeReplies, type RepliesJudgement } from "./judge-replies";
import { lackOfTimeMs } from "./late-answers";
import { isTransfer } from "./plan";
import { saidOverPerson } from "./said-over-person";
import type { Verdict } from "./verdict";

/** Why a completed record says less than its handler: a person has the conversation. */
const HANDED_OVER = "HANDED_OVER";

/**
 * | kind | meaning |
 * |---|---|
 * | answered | all was sent once and in order, or transferred, or there was nothing to send |
 * | gap | a reply is missing or came twice, and its sender could not know or could not record it; or a transfer came too late |
 * | unprotected | the same, because the database was down and the function's policy is to answer all the same |
 * | dead | given up, and its record says why |
 * | unclaimed | no delivery got as far as to claim it, and WeChat gave up: nothing was promised |
 * | lost, double | everything else: a fault of the runtime |
 */
export function judge(evidence: Evidence): Verdict {
  const replies = judgeReplies(evidence);
  if (replies.unexplained !== undefined) return replies.unexplained;
  const over = saidOverPerson(evidence);
  if (over !== undefined) return { kind: "double", why: `${over} was said over a person` };
  const { record } = evidence;
  if (record?.state === "dead") return judgeDead(evidence, replies);
  if (record !== undefined && isUnfinished(record.state))
    return { kind: "lost", why: `its record is still ${record.state}` };
  if (record === undefined) return judgeWithoutRecord(evidence, replies);
  return judgeCompleted(evidence, replies);
}

/** A transfer that WeChat did not wait for is no reason to leave words unsaid, or not to tell the customer. */
function judgeDead(evidence: Evidence, { missing, unexplainedMissing }: RepliesJudgement): Verdict {
  const { record, transferMissed } = evidence;
  const why = record?.reason ?? "no reason";
  if (why !== "TRANSFER_TOO_LATE") return { kind: "dead", why };
  if (unexplainedMissing.length > 0)
    return { kind: "lost", why: `the transfer came too late, and ${unexplainedMissing.join(", ")} was not said` };
  // What the runtime tells the customer may be unconfirmed as well, besides the words.
  const isToldForAllItKnows = (record?.unconfirmed ?? 0) > missing.length;
  if (transferMissed === undefined && !isToldForAllItKnows)
    return { kind: "lost", why: "the transfer came too late, and the customer was not told" };
  return { kind: "dead", why: missing.length > 0 ? `${why}, with words unconfirmed` : why };
}

function judgeCompleted(evidence: Evidence, replies: RepliesJudgement): Verdict {
  const { push, report, record, asksForPerson } = evidence;
  if (record?.reason === HANDED_OVER) {
    if (asksForPerson) return { kind: "answered", why: "cancelled for a person" };
    return { kind: "lost", why: "cancelled, and its customer has asked for no person" };
  }
  if (replies.unexplainedMissing.length > 0)
    return { kind: "lost", why: `completed without ${replies.unexplainedMissing.join(", ")}` };
  if (isTransfer(push) && !report.isTransferred) return judgeMissedTransfer(evidence);
  if (replies.gap !== undefined) return { kind: replies.isUnprotected ? "unprotected" : "gap", why: replies.gap };
  return { kind: "answered", why: whyAnswered(evidence) };
}

function whyAnswered({ push }: Evidence): string {
  if (isTransfer(push)) return push.replies === 0 ? "transferred" : "sent once, and transferred";
  return push.replies === 0 ? "nothing to send" : "sent once";
}

/** Its answer is passive: WeChat has to ask for it, and else the customer is told. */
function judgeMissedTransfer(evidence: Evidence): Verdict {
  const { transferMissed, involved, report } = evidence;
  // It was decided, recorded and about to be answered by a call that stood still or was gone before it could.
  const isStopped = [...involved.values()].some(
    ({ stalledAtMs, status }) => stalledAtMs.length > 0 || (status !== "returned" && status !== "threw"),
  );
  if (transferMissed === undefined && isStopped)
    return { kind: "gap", why: "transfer decided, and the answer with it died with its instance" };
  const last = report.attempts.at(-1);
  if (transferMissed === undefined && last?.outcome === "no-answer" && lackOfTimeMs(evidence, last) !== undefined)
    return { kind: "gap", why: "transfer answered when WeChat did not wait any more, for lack of time" };
  if (transferMissed === undefined) return { kind: "lost", why: "neither transferred nor said to be missed" };
  return { kind: "gap", why: `transfer came too late, and the customer was ${transferMissed}` };
}

function judgeWithoutRecord(evidence: Evidence, replies: RepliesJudgement): Verdict {
  const { push, report, writes, seen } = evidence;
  if (writes.some(({ kind, isDone }) => kind === "claim" && isDone))
    return { kind: "lost", why: "its record is gone before its time" };
  const isAnswered = report.attempts.some(({ outcome }) => outcome === "answered");
  const isUnprotected = [...evidence.involved.values()].some((call) => call.isUnprotected);
  if (isUnprotected && seen.length > 0)
    return {
      kind: "unprotected",
      why: replies.missing.length === 0 ? "sent without a record" : "cut off without a record",
    };
  if (!isAnswered) return { kind: "unclaimed", why: "no delivery could claim it" };
  // Who says nothing and records nothing must not let WeChat believe that it is done.
  const hasNothingToSay = isTransfer(push) ? report.isTransferred : push.replies === 0 && push.behaviour !== "deliver";
  if (isUnprotected && hasNothingToSay) return { kind: "unprotected", why: "nothing to send, and no record" };
  if (isUnprotected) return { kind: "lost", why: "WeChat was answered, with nothing said and nothing recorded" };
  return { kind: "lost", why: "WeChat was answered, and no delivery had claimed it" };
}
