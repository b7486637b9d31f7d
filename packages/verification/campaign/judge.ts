// Judges one push by what the customer saw, and by what its functions could know.
import { isUnfinished } from "../../message-push/src/runtime/push-store";
import type { Evidence } from "./evidence";
import { judgeReplies, type RepliesJudgement } from "./judge-replies";
import type { Verdict } from "./verdict";

/**
 * | kind | meaning |
 * |---|---|
 * | answered | all was sent once and in order, or transferred, or there was nothing to send |
 * | gap | a reply is missing or came twice, and its sender could not know or could not record it |
 * | unprotected | the same, because the database was down and the function's policy is to answer all the same |
 * | dead | given up, and its record says why |
 * | unclaimed | no delivery got as far as to claim it, and WeChat gave up: nothing was promised |
 * | lost, double | everything else: a fault of the runtime |
 */
export function judge(evidence: Evidence): Verdict {
  const replies = judgeReplies(evidence);
  if (replies.unexplained !== undefined) return replies.unexplained;
  const { record } = evidence;
  if (record?.state === "dead") return { kind: "dead", why: record.reason ?? "no reason" };
  if (record !== undefined && isUnfinished(record.state))
    return { kind: "lost", why: `its record is still ${record.state}` };
  if (record === undefined) return judgeWithoutRecord(evidence, replies);
  return judgeCompleted(evidence, replies);
}

function judgeCompleted(evidence: Evidence, replies: RepliesJudgement): Verdict {
  const { push, report } = evidence;
  if (push.behaviour === "transfer" && !report.isTransferred) return judgeUnconfirmedTransfer(evidence);
  if (replies.unexplainedMissing.length > 0)
    return { kind: "lost", why: `completed without ${replies.unexplainedMissing.join(", ")}` };
  if (replies.gap !== undefined) return { kind: replies.isUnprotected ? "unprotected" : "gap", why: replies.gap };
  return { kind: "answered", why: whyAnswered(evidence) };
}

function whyAnswered({ push }: Evidence): string {
  if (push.behaviour === "transfer") return "transferred";
  return push.replies === 0 ? "nothing to send" : "sent once";
}

/** Its answer is passive: WeChat has to ask for it. */
function judgeUnconfirmedTransfer({ report }: Evidence): Verdict {
  const isAnswered = report.attempts.some(({ outcome }) => outcome === "answered");
  if (isAnswered) return { kind: "lost", why: "completed as a transfer, and WeChat received another passive reply" };
  return { kind: "gap", why: "transfer decided, and WeChat gave up before it received it" };
}

function judgeWithoutRecord(evidence: Evidence, replies: RepliesJudgement): Verdict {
  const { push, report, writes } = evidence;
  if (writes.some(({ kind, isDone }) => kind === "claim" && isDone))
    return { kind: "lost", why: "its record is gone before its time" };
  const isAnswered = report.attempts.some(({ outcome }) => outcome === "answered");
  const isUnprotected = [...evidence.involved.values()].some((call) => call.isUnprotected);
  const isSent = push.behaviour === "transfer" ? report.isTransferred : replies.missing.length === 0;
  if (isUnprotected && isAnswered && push.behaviour !== "deliver")
    return { kind: "unprotected", why: isSent ? "sent without a record" : "cut off without a record" };
  if (isUnprotected && evidence.seen.length > 0) return { kind: "unprotected", why: "cut off without a record" };
  if (!isAnswered) return { kind: "unclaimed", why: "no delivery could claim it" };
  return { kind: "lost", why: "WeChat was answered, and no delivery had claimed it" };
}
