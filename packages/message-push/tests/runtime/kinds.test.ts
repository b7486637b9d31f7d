// What each kind of pair may be answered with, and what becomes of a push without a handler.
import type { FunctionDefinition, HandlerResult } from "../../src/runtime/definition";
import { ack } from "../../src/wechat/acks";
import type { Pair, UnknownPush } from "../../src/wechat/push-events";
import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const handling = <P extends Pair>(on: P, said: unknown, more: Partial<FunctionDefinition<P>> = {}) =>
  runFunction<P>({ on, handle: () => said as HandlerResult<P>, ...more });

describe("a notice", () => {
  const on = "event:weapp_audit_fail";

  test("is done when its handler has returned nothing", async () => {
    const { main, recordOf } = handling(on, undefined);
    await expect(main(packets[on])).resolves.toBe("success");
    expect(await recordOf(packets[on])).toMatchObject({ state: "completed" });
  });

  test.each([
    ["a text", "好"],
    ["a reply", reply.text("好")],
    ["an ack", ack.done()],
    ["a transfer", reply.transferToAgent()],
  ])("takes no %s: it has no customer", async (_, said) => {
    const { main, recordOf, platform } = handling(on, said);
    await expect(main(packets[on])).resolves.toBe("success");
    expect(await recordOf(packets[on])).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID" });
    expect(platform.sent).toEqual([]);
  });
});

describe("a refund query", () => {
  const on = "event:xpay_subscribe_ios_refund_query_notify";
  const query = packets[on];
  const SUGGESTED = { result_code: 1, result_info: "success", evidence: "used for 10 days" };
  const NOT_DONE = { ErrCode: -1, ErrMsg: "not done yet" };

  test("is answered with the suggestion, and again with the same when Apple asks again", async () => {
    let runs = 0;
    const { main, otherInstance } = runFunction({
      on,
      handle: () => {
        runs += 1;
        return ack.refund({ suggest: "refuse", evidence: SUGGESTED.evidence });
      },
    });
    await expect(main(query)).resolves.toEqual(SUGGESTED);
    await expect(otherInstance({ ...query, CreateTime: query.CreateTime + 60 })).resolves.toEqual(SUGGESTED);
    expect(runs).toBe(1);
  });

  test("whose handler failed is handled when Apple asks again, although WeChat waits 3 s only", async () => {
    let runs = 0;
    const { main, otherInstance, clock } = runFunction({
      on,
      handle: () => {
        runs += 1;
        if (runs === 1) throw new Error("the records are down");
        return ack.refund({ suggest: "refuse", evidence: SUGGESTED.evidence });
      },
    });
    await expect(main(query)).resolves.toEqual(NOT_DONE);
    await clock.advance(5_000);
    const again = otherInstance(query);
    await clock.advance(2_400);
    await expect(again).resolves.toEqual(SUGGESTED);
  });

  test("may be answered with a refund, and a word about it", async () => {
    const { main } = handling(on, ack.refund({ suggest: "refund", evidence: "unused", info: "sorry" }));
    await expect(main(query)).resolves.toEqual({ result_code: 0, result_info: "sorry", evidence: "unused" });
  });

  test("is answered within 3 s, even by a handler that hangs", async () => {
    const { main, clock } = runFunction({ on, handle: () => new Promise<never>(() => undefined) });
    const startedAtMs = clock.nowMs();
    let answeredAtMs = 0;
    const answer = main(query).finally(() => {
      answeredAtMs = clock.nowMs();
    });
    await clock.advance(3_000);
    await expect(answer).resolves.toEqual(NOT_DONE);
    expect(answeredAtMs - startedAtMs).toBeLessThanOrEqual(2_400);
  });

  test.each([
    ["nothing", undefined],
    ["the ack of a payment", ack.done()],
    ["a text", "refund"],
  ])("is not answered with %s", async (_, said) => {
    const { main, recordOf } = handling(on, said);
    await expect(main(query)).resolves.toEqual(NOT_DONE);
    expect(await recordOf(query)).toMatchObject({ state: "dead", reason: "OUTPUT_INVALID" });
  });

  test("cannot be slow: the answer cannot follow later", () => {
    expect(() => handling(on, undefined, { slow: true })).toThrow(/\[OPTION_INVALID\].*slow/);
  });

  test.each([
    [{ suggest: "perhaps", evidence: "x" }, /"perhaps"/],
    [{ suggest: "refund", evidence: "" }, /no evidence/],
    [{ suggest: "refund" }, /no evidence/],
  ])("takes no suggestion of %j", (suggestion, message) => {
    expect(() => ack.refund(suggestion as Parameters<typeof ack.refund>[0])).toThrow(message);
  });
});

describe("a push that this function has no handler for", () => {
  const { Content: _, ...envelope } = packets.text;

  test.each([
    ["an event that a row of the console brings along", packets["event:subscribe_msg_sent_event"]],
    ["a notice", packets["event:weapp_audit_fail"]],
    ["an unknown event", { ...envelope, MsgType: "event", Event: "brand_new" }],
    ["an unknown message", { ...envelope, MsgType: "location" }],
  ])("%s is acknowledged, and a line in the log says so", async (_, packet) => {
    const { main, platform, logEvents } = handling("event:subscribe_msg_popup_event", "好");
    await expect(main(packet)).resolves.toBe("success");
    expect(logEvents()).toEqual(["arrived", "unhandled"]);
    expect(platform.logged[1]).toMatchObject({ level: "warn", pair: expect.stringMatching(/^(event:)?\w+$/) });
    expect(platform.sent).toEqual([]);
  });

  test.each([
    ["a message: its customer would wait for nothing", packets.image],
    ["entering", packets["event:user_enter_tempsession"]],
    ["a payment", packets["event:xpay_goods_deliver_notify"]],
    ["a refund query", packets["event:xpay_subscribe_ios_refund_query_notify"]],
    ["an unknown payment", { ...envelope, MsgType: "event", Event: "xpay_brand_new_notify" }],
    ["a settlement, although the catalogue takes it for a notice", packets["event:trade_manage_order_settlement"]],
  ])("%s is refused, and the log says so as an error", async (_, packet) => {
    const { main, platform } = handling("text", "好");
    await expect(main(packet)).rejects.toMatchObject({ code: "EVENT_PAIR_MISMATCH" });
    expect(platform.logged).toMatchObject([{ event: "arrived" }, { event: "unhandled", level: "error" }]);
  });
});

describe("the fallback", () => {
  const { Content: _, ...envelope } = packets.text;
  const unknown = { ...envelope, MsgType: "event", Event: "brand_new", Level: 3 };

  test("gets unknown pushes, and its replies go to the customer", async () => {
    const seen: UnknownPush[] = [];
    const { main, sentTexts, recordOf } = runFunction({
      on: ["text", "unknown"],
      handle: (event) => {
        if ("Event" in event) seen.push(event as UnknownPush);
        return "好";
      },
    });
    await expect(main(unknown)).resolves.toBe("success");
    expect(seen).toMatchObject([{ Event: "brand_new", Level: "3" }]);
    expect(sentTexts()).toEqual(["好"]);
    expect(await recordOf(unknown)).toMatchObject({ pair: "event:brand_new", state: "completed" });
  });

  test("gets no pair that is written down", async () => {
    await expect(handling("unknown", undefined).main(packets.image)).rejects.toMatchObject({
      code: "EVENT_PAIR_MISMATCH",
    });
  });

  test("must acknowledge what begins like a payment", async () => {
    const payment = { ...unknown, Event: "xpay_brand_new_notify" };
    await expect(handling("unknown", undefined).main(payment)).resolves.toMatchObject({ ErrCode: -1 });
    await expect(handling("unknown", ack.done()).main(payment)).resolves.toMatchObject({ ErrCode: 0 });
  });
});

describe("a reply to an event that allows none itself", () => {
  const event = packets["event:subscribe_msg_popup_event"];
  const openid = packets.text.FromUserName;
  const talking = () => {
    const bench = runFunction({
      on: ["text", "event:subscribe_msg_popup_event"],
      handle: (push) => (push.MsgType === "event" ? "谢谢订阅" : ["1", "2", "3", "4"]),
    });
    return bench;
  };

  test("takes a place that the customer's message left", async () => {
    const { main, sentTexts } = talking();
    await main(packets.text);
    await main({ ...event, FromUserName: openid });
    expect(sentTexts()).toEqual(["1", "2", "3", "4", "谢谢订阅"]);
  });

  test("waits for the customer's next message when none is left", async () => {
    const { main, sentTexts, recordOf } = talking();
    await main(packets.text);
    await main({ ...event, FromUserName: openid });
    const second = { ...event, FromUserName: openid, CreateTime: event.CreateTime + 1 };
    await expect(main(second)).resolves.toBe("success");
    expect(sentTexts()).toHaveLength(5);
    expect(await recordOf(second)).toMatchObject({ state: "waiting", reason: "BUDGET_USED_UP" });
  });

  test("is tried once where messages go elsewhere: only WeChat knows its window", async () => {
    const { main, sentTexts, recordOf } = talking();
    await main(event);
    expect(sentTexts()).toEqual(["谢谢订阅"]);
    expect(await recordOf(event)).toMatchObject({ state: "completed" });
  });
});
