// One function, several pairs, and the answers of every kind: built, in its own process, pushed by the local WeChat.
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const SUBSCRIBED = `defineFunction({
  on: ["event:subscribe_msg_popup_event", "event:subscribe_msg_change_event"],
  handle(event, { log }) {
    const count = event.List.filter(({ SubscribeStatusString }) => SubscribeStatusString === "reject").length;
    log.info(event.Event === "subscribe_msg_popup_event" ? "asked" : "changed", { rejected: count });
  },
})`;
const PAYMENTS = `defineFunction({
  on: ["event:xpay_goods_deliver_notify", "event:xpay_coin_pay_notify"],
  handle: (event) => {
    globalThis.seen = (globalThis.seen ?? 0) + 1;
    return event.OutTradeNo.startsWith("later") && globalThis.seen < 3 ? ack.notYet("out of stock") : ack.done();
  },
})`;
const REFUNDS = `defineFunction({
  on: "event:xpay_subscribe_ios_refund_query_notify",
  handle: () => ack.refund({ suggest: "refuse", evidence: "used" }),
})`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    {
      subscribed: { main: SUBSCRIBED },
      payments: { main: PAYMENTS },
      refunds: { main: REFUNDS },
      unknown: { main: 'defineFunction({ on: "unknown", handle: ({ Event, Level }) => Event + Level })' },
    },
    { rules: { paymentFirstPauseMs: 1 } },
  );
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const logsOf = ({ attempts }: Awaited<ReturnType<Simulator["push"]>>) =>
  attempts.flatMap(({ invocation }) => invocation?.logs ?? []).join("\n");

test("each of its pairs reaches the function, and the event narrows", async () => {
  const rejected = { TemplateId: "T", SubscribeStatusString: "reject" };
  const asked = await sim.pushSample("event:subscribe_msg_popup_event", { fields: { List: [rejected, rejected] } });
  expect(asked).toMatchObject({
    functionName: "subscribed",
    attempts: [{ outcome: "answered", passiveReply: "success" }],
  });
  expect(logsOf(asked)).toMatch(/"rejected":2.*"message":"asked"|"message":"asked".*"rejected":2/);
  const changed = await sim.pushSample("event:subscribe_msg_change_event", { fields: { List: rejected } });
  expect(logsOf(changed)).toMatch(/"rejected":1.*"message":"changed"|"message":"changed".*"rejected":1/);
});

test("an event that the row brings along is acknowledged", async () => {
  const sent = await sim.pushSample("event:subscribe_msg_sent_event");
  expect(sent).toMatchObject({ functionName: "subscribed", attempts: [{ passiveReply: "success" }] });
  expect(logsOf(sent)).toContain('"unhandled"');
});

test("a payment that is not done yet is pushed again until it is, and redelivered it gets the same answer", async () => {
  const packet = sim.wechat.samples.make("event:xpay_goods_deliver_notify", "oBuyer", { OutTradeNo: "later-1" });
  const pushed = sim.push(packet);
  const paid = await passing(pushed);
  expect(paid.attempts.map(({ passiveReply: answer }) => answer)).toEqual([
    { ErrCode: -1, ErrMsg: "out of stock" },
    { ErrCode: -1, ErrMsg: "out of stock" },
    { ErrCode: 0, ErrMsg: "success" },
  ]);
  const again = await sim.push({ ...packet, CreateTime: Number(packet.CreateTime) + 60, RetryTimes: 3 });
  expect(again.attempts).toMatchObject([{ outcome: "answered", passiveReply: { ErrCode: 0, ErrMsg: "success" } }]);
});

/** Between two deliveries of a payment at least a second has to pass. */
async function passing<T>(pushed: Promise<T>): Promise<T> {
  let isOver = false;
  const over = pushed.finally(() => {
    isOver = true;
  });
  const stop = sim.events.on(({ kind }) => {
    if (kind === "push-paused" && !isOver) sim.clock.advance(2_000);
  });
  try {
    return await over;
  } finally {
    stop();
  }
}

test("a refund query gets its suggestion", async () => {
  expect(await sim.pushSample("event:xpay_subscribe_ios_refund_query_notify")).toMatchObject({
    attempts: [{ outcome: "answered", passiveReply: { result_code: 1, result_info: "success", evidence: "used" } }],
  });
});

test("what nobody wrote down goes to the fallback", async () => {
  const { openid } = sim.customer("customer-1");
  const packet = {
    ToUserName: "wx",
    FromUserName: openid,
    CreateTime: 1,
    MsgType: "event",
    Event: "brand_new",
    Level: 3,
  };
  const { replies, functionName } = await sim.push(packet);
  expect(functionName).toBe("unknown");
  // Nothing that this customer did is known to allow a reply, so WeChat is asked, and says no.
  expect(replies).toEqual([]);
  expect(sim.documents("message_pushes").at(-1)).toMatchObject({ pair: "event:brand_new", errCode: 45015 });
});
