// A payment: nothing is said, and it is acknowledged when it is delivered.
import "../tell-no-time";
import { ack, defineFunction } from "#runtime";
import { act } from "../act";

export const main = defineFunction({
  on: "event:xpay_goods_deliver_notify",
  handle: async ({ OutTradeNo }, context) => {
    for await (const _ of act(OutTradeNo, context));
    return ack.done();
  },
});
