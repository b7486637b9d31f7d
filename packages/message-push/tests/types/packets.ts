// What a handler may answer to a push that wants a packet back: the page's fields, by name and type. Checked by `npm run types`.
import { ack, defineFunction, definePairs, type PushEvent } from "#runtime";

const biz = "event:check_biz";
defineFunction({
  on: biz,
  handle: ({ BizID }) => ack.packet({ BizID, ResultCode: 0, ResultMsg: "success", Quota: 1 }),
});
defineFunction({
  on: biz,
  async handle({ BizID, BizPwd }) {
    if (BizPwd === "") return ack.packet({ BizID, ResultCode: 10002, ResultMsg: "wrong password", Quota: 0 });
    const fields = { BizID, ResultCode: 0, ResultMsg: "success", Quota: 1 };
    return ack.packet(fields);
  },
});
// @ts-expect-error a field is missing
defineFunction({ on: biz, handle: ({ BizID }) => ack.packet({ BizID, ResultCode: 0, ResultMsg: "success" }) });
// @ts-expect-error a field is misspelt: ResultMessage
defineFunction({ on: biz, handle: ({ BizID }) => ack.packet({ BizID, ResultCode: 0, ResultMessage: "", Quota: 1 }) });
// @ts-expect-error the case matters
defineFunction({ on: biz, handle: ({ BizID }) => ack.packet({ BizID, resultcode: 0, resultmsg: "", Quota: 1 }) });
// @ts-expect-error a code is a number
defineFunction({ on: biz, handle: ({ BizID }) => ack.packet({ BizID, ResultCode: "0", ResultMsg: "", Quota: 1 }) });
defineFunction({
  on: biz,
  // @ts-expect-error the envelope is filled in
  handle: ({ BizID }) => ack.packet({ BizID, ResultCode: 0, ResultMsg: "", Quota: 1, ToUserName: "o1" }),
});
// @ts-expect-error nothing is no answer
defineFunction({ on: biz, handle: () => undefined });
// @ts-expect-error a raw object is no ack
defineFunction({ on: biz, handle: ({ BizID }) => ({ BizID, ResultCode: 0, ResultMsg: "", Quota: 1 }) });
// @ts-expect-error a payment's ack is no packet
defineFunction({ on: biz, handle: () => ack.done() });
// @ts-expect-error nobody can be replied to
defineFunction({ on: biz, handle: () => "好" });
// @ts-expect-error a message takes no packet
defineFunction({ on: "text", handle: () => ack.packet({ ResultCode: 0 }) });
// @ts-expect-error a payment takes no packet
defineFunction({ on: "event:xpay_coin_pay_notify", handle: () => ack.packet({ ErrCode: 0 }) });

// Optional fields: they may be left out, but not misspelt.
const single = "event:add_single_waybill";
defineFunction({ on: single, handle: () => ack.packet({ ResultCode: 0 }) });
defineFunction({ on: single, handle: () => ack.packet({ ResultCode: 0, WayBillID: "SF1", PickCode: "007" }) });
// @ts-expect-error an optional field is misspelt: WaybillId
defineFunction({ on: single, handle: () => ack.packet({ ResultCode: 0, WaybillId: "SF1" }) });
// @ts-expect-error an optional field is of another type
defineFunction({ on: single, handle: () => ack.packet({ ResultCode: 0, PickCode: 7 }) });

// Lists and objects, to the depth.
const track = "event:waybill_notify_query";
const step = { ActionTime: 1, ActionType: 100001, ActionMsg: "揽件" };
const head = { ResultCode: 0, ResultMsg: "", WaybillCreateTime: 1 };
defineFunction({
  on: track,
  handle: () => ack.packet({ ...head, Path: [step, { ...step, PickupCourierName: "张" }] }),
});
defineFunction({ on: track, handle: () => ack.packet({ ...head, Path: [] }) });
// @ts-expect-error the list is required
defineFunction({ on: track, handle: () => ack.packet(head) });
// @ts-expect-error a step is an object in a list
defineFunction({ on: track, handle: () => ack.packet({ ...head, Path: step }) });
// @ts-expect-error a step lacks ActionType
defineFunction({ on: track, handle: () => ack.packet({ ...head, Path: [{ ActionTime: 1, ActionMsg: "揽件" }] }) });
// @ts-expect-error a field of a step is misspelt: PickupName
defineFunction({ on: track, handle: () => ack.packet({ ...head, Path: [{ ...step, PickupName: "张" }] }) });

const query = "event:query_single_waybill";
const found = { ResultCode: 0, OnlinePay: 1, PayResult: 0 };
const moved = { action_time: 1, action_type: 100001, action_msg: "揽件" };
defineFunction({ on: query, handle: () => ack.packet({ ...found, PathInfo: { path_info: [moved] } }) });
// @ts-expect-error PathInfo has path_info, not Path
defineFunction({ on: query, handle: () => ack.packet({ ...found, PathInfo: { Path: [moved] } }) });
const wrong = { ...moved, action_time: "1" };
// @ts-expect-error a field of a step is of another type
defineFunction({ on: query, handle: () => ack.packet({ ...found, PathInfo: { path_info: [wrong] } }) });

// Two pairs with the same answer, and one with another.
defineFunction({
  on: ["event:transport_cancel_order", "event:transport_precancel_order"],
  handle: ({ cancel_reason }) => ack.packet({ resultcode: 0, resultmsg: cancel_reason, desc: "" }),
});

// The event's own fields.
const parcel = (event: PushEvent<"event:add_waybill">): number =>
  event.Cargo?.DetailList.reduce((sum, { Count = 0 }) => sum + Count, 0) ?? 0;
void parcel;

// A team's own pair of this kind, as in its own-pairs.ts.
const OWN_PAIRS = definePairs({
  "event:our_courier": {
    kind: "packet",
    fields: { order_id: "text" },
    answer: { code: "number!", steps: [{ at: "number!", where: "text" }, "!"], note: "text" },
    sample: {
      ToUserName: "gh_1",
      FromUserName: "o1",
      CreateTime: 1,
      MsgType: "event",
      Event: "our_courier",
      order_id: "1",
    },
  },
});
declare module "#runtime" {
  interface OwnPairFacts extends OwnFacts {}
}
type OwnFacts = typeof OWN_PAIRS;

defineFunction({
  on: "event:our_courier",
  handle: ({ order_id }) => ack.packet({ code: 0, steps: [{ at: 1, where: order_id }] }),
});
// @ts-expect-error a field is missing
defineFunction({ on: "event:our_courier", handle: () => ack.packet({ code: 0 }) });
// @ts-expect-error an optional field is misspelt
defineFunction({ on: "event:our_courier", handle: () => ack.packet({ code: 0, steps: [], notes: "" }) });
// @ts-expect-error a field inside is of another type
defineFunction({ on: "event:our_courier", handle: () => ack.packet({ code: 0, steps: [{ at: "1" }] }) });
