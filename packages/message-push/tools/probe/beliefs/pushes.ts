// What is believed of a push: tries, pauses, and what it brings.
import { type Belief, believe } from "./belief";

export const PUSH_BELIEFS: readonly Belief[] = [
  believe({
    id: "push-openid",
    part: "first-push",
    rule: "openidInPushes",
    other: false,
    what: {
      en: "`getWXContext().OPENID` is the sender of a customer-service push",
      zh: "客服推送里 `getWXContext().OPENID` 就是发送者",
    },
    builtOn: { en: "the official sample uses it as such", zh: "官方示例这样使用" },
    otherwise: {
      en: "the guard refuses real pushes with `CALLER_REFUSED`: report it",
      zh: "真实推送会被入口检查以 `CALLER_REFUSED` 拒绝：请反馈",
    },
  }),
];
