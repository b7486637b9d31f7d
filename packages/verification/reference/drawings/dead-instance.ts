// A dead instance: what it had begun is finished by another, and the customer reads nothing twice.
import type { Sequence } from "./sequence";
import { words } from "./svg";

const [WECHAT, FIRST, RECORD, NEXT] = [0, 1, 2, 3];

export const DEAD_INSTANCE: Sequence = {
  title: words(
    "An instance dies after the first of two replies; another one takes the push over when the lease has ended, and sends the second",
    "实例在两条回复之间消失；租约到期后由另一个接手，发出第二条",
  ),
  width: 900,
  lanes: [
    { name: words("WeChat, customer", "微信、客户"), x: 110 },
    { name: words("instance 1", "实例 1"), x: 330 },
    { name: words("message_pushes", "message_pushes"), x: 560 },
    { name: words("instance 2, or the relay", "实例 2，或投递器"), x: 780 },
  ],
  steps: [
    { kind: "arrow", from: WECHAT, to: FIRST, says: words("push", "推送") },
    { kind: "arrow", from: FIRST, to: RECORD, says: words("claim, with a lease", "认领，带租约") },
    { kind: "arrow", from: FIRST, to: WECHAT, says: words("reply 1 of 2", "第 1 条回复") },
    { kind: "arrow", from: FIRST, to: RECORD, says: words("reply 1 sent, reply 2 to do", "第 1 条已发，还剩第 2 条") },
    { kind: "death", at: FIRST, says: words("✕ the instance dies", "✕ 实例消失") },
    {
      kind: "arrow",
      from: WECHAT,
      to: NEXT,
      says: words("no answer for 5 s: the same push again", "5 秒没有应答：重推"),
    },
    { kind: "arrow", from: NEXT, to: RECORD, says: words("taken: waits", "已被认领：等待") },
    {
      kind: "note",
      at: RECORD,
      says: words("the lease ends, by the database's clock", "租约到期，以数据库的时钟为准"),
    },
    { kind: "arrow", from: NEXT, to: RECORD, says: words("take over", "接管") },
    {
      kind: "arrow",
      from: NEXT,
      to: WECHAT,
      says: words("reply 2 of 2, out of the outbox", "第 2 条回复，来自发件箱"),
    },
    { kind: "arrow", from: NEXT, to: RECORD, says: words("completed", "完成") },
    { kind: "arrow", from: NEXT, to: WECHAT, says: words("passive reply: success", "被动回复：success") },
    {
      kind: "band",
      colour: "greenBox",
      says: [
        words("The customer has both replies, each once.", "客户收到两条回复，每条一次。"),
        words(
          "If WeChat pushes no more, the relay does the same, about a minute later. If instance 1 wakes up, it can send and write nothing.",
          "微信不再重推时，由投递器接着做，约晚一分钟。实例 1 即使醒来，也不能再发送和写入。",
        ),
      ],
    },
  ],
};
