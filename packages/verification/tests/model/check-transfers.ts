// A handler's words before a transfer are said, whatever becomes of the transfer; and the customer is told when it came too late.
import type { PushRecord } from "../../../message-push/src/runtime/push-store";
import { mostReplies } from "../../../message-push/src/runtime/reply-budget";
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
