// A handler's words before a transfer are said, whatever becomes of the transfer; the customer is told when it came too late; and when
// it came in time, nothing is said over the person.
import type { PushRecord } from "../../../message-push/src/runtime/push-store";
import { mostReplies } from "../../../message-push/src/runtime/reply-budget";
import { VOICE_KNOWN_MS, VOICE_LEAVES_MS } from "../../../message-push/src/runtime/time-limits";
import { REPLY_ALLOWANCES } from "../../../message-push/src/wechat/reply-allowance";
import { linesOf, type ModelPush } from "./pushes";
import type { World } from "./world";

/** A transfer that was missed: nothing is left unsaid, and one sentence more was tried, where WeChat takes one. */
export function checkMissedTransfer({ ledger, pushes }: World, push: ModelPush, { outbox = [] }: PushRecord): void {
  if (outbox.length > 0) ledger.violated("transfer", `${outbox.length} messages of ${push.index} were left unsaid`);
  const isAlone = pushes.filter(({ openid }) => openid === push.openid).length === 1;
  const hasPlace = linesOf(push).length < mostReplies(push.pair, REPLY_ALLOWANCES);
  const isTold = ledger.sentences.some(({ openid }) => openid === push.openid);
  if (isAlone && hasPlace && !isTold) ledger.violated("transfer", `nobody was told that ${push.index} came too late`);
}

export function isTransfer(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "MsgType" in answer;
}

/** Whether the customer of a push asked for a person, in it or in another one. */
export function isHandedOver({ pushes }: World, { openid }: ModelPush): boolean {
  return pushes.some(
    (other) => other.openid === openid && other.pair === "text" && other.behaviour.kind === "transfers",
  );
}

/** What was cancelled was cancelled for a person. */
export function checkCancelled(world: World, push: ModelPush): void {
  const { ledger } = world;
  if (!isHandedOver(world, push))
    ledger.violated("voice", `${push.index} was cancelled, and no person has its customer`);
}

/** So much may have been on its way when WeChat was answered with the transfer. */
const ON_ITS_WAY_MS = VOICE_KNOWN_MS + VOICE_LEAVES_MS + 500;

/** From a hand-over on nothing that was written before it reaches the customer; whoever could not ask the database could not know. */
export function checkOneVoice({ ledger, pushes }: World, push: ModelPush): void {
  const own = ledger.sends.filter(
    (send) => send.push === push && send.instance.storeFaults === 0 && !send.instance.wasFrozen,
  );
  for (const { push: other, settledAtMs, outcome } of ledger.deliveries) {
    if (other.openid !== push.openid || settledAtMs === undefined || !outcome || !("passiveReply" in outcome)) continue;
    const isBefore = pushes.indexOf(push) <= pushes.indexOf(other);
    if (!isBefore || !isTransfer(outcome.passiveReply) || other.behaviour.kind !== "transfers") continue;
    const late = own.find(({ acceptedAtMs = 0 }) => acceptedAtMs > settledAtMs + ON_ITS_WAY_MS);
    if (late !== undefined)
      ledger.violated("voice", `${late.line} was said over a person, for whom ${other.index} asked`);
  }
}
