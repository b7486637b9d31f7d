// WeChat's side: who may still be written to, by the rules of the local WeChat, and what was accepted.
import { DEFAULT_RULES } from "../../../message-push/simulator/wechat/rules";
import { createUsers, noteAction } from "../../../message-push/simulator/wechat/users";
import { failedSend } from "../../../message-push/src/wechat/send-errors";

export interface WechatStandIn {
  /** The customer did something. */
  act(openid: string, pair: string): void;
  /** @throws {PushError} 45015 or 45047 */
  accept(openid: string): void;
}

export function wechatStandIn(nowMs: () => number): WechatStandIn {
  const users = createUsers(() => undefined);
  const clock = { nowMs } as Parameters<typeof noteAction>[2];
  return {
    act(openid, pair) {
      if (pair === "event:xpay_goods_deliver_notify") return;
      noteAction(users.ensure(openid), pair === "text" ? "message" : "enter", clock, DEFAULT_RULES);
    },
    accept(openid) {
      const { allowance } = users.ensure(openid);
      if (allowance === undefined || nowMs() >= allowance.endsAtMs) throw failedSend(45015);
      if (allowance.left === 0) throw failedSend(45047);
      allowance.left -= 1;
    },
  };
}
