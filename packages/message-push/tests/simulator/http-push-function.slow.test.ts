// The shipped http_push, as it will be uploaded, behind the local WeChat's HTTP push: the same handlers, the same laws.

import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";

type Mode = "secure" | "compatible" | "plain";
type Format = "json" | "xml";

let sim: Simulator | undefined;
afterEach(async () => {
  await sim?.stop();
  sim = undefined;
});

async function start(mode: Mode = "secure", format: Format = "json"): Promise<Simulator> {
  sim = await startSimulator({ projectDir: DESK, httpPush: { mode, format, pairs: "all" } });
  return sim;
}

describe.each<[Mode, Format]>([
  ["secure", "json"],
  ["secure", "xml"],
  ["compatible", "json"],
  ["compatible", "xml"],
  ["plain", "json"],
  ["plain", "xml"],
])("in %s mode, as %s", (mode, format) => {
  test("a customer is answered, greeted and handed over as in function mode", async () => {
    const { customer: newCustomer, documents } = await start(mode, format);
    const customer = newCustomer();
    const said = await customer.says("你好 <b>&</b> 😀");
    expect(said).toMatchObject({
      functionName: "http_push",
      attempts: [{ outcome: "answered", passiveReply: "success" }],
    });
    await customer.enters("index");
    await customer.sendsImage();
    expect(customer.replies).toEqual([
      "收到：你好 <b>&</b> 😀",
      "您好，欢迎光临！请问有什么可以帮您？",
      "图片已收到，客服会尽快查看。需要人工请回复“人工”。",
    ]);
    expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
    expect(documents("message_pushes").map(({ state }) => state)).toEqual(Array(4).fill("completed"));
  }, 60_000);
});

test("a delivery that comes twice at once, and again, is handled once", async () => {
  const { customer: newCustomer, faults } = await start();
  const customer = newCustomer();
  faults.inject({ on: "push", kind: "twice" });
  await customer.says("你好");
  await sim?.httpPush.send({ kind: "replay" });
  expect(customer.replies).toEqual(["收到：你好"]);
}, 60_000);

test("an instance that dies after its claim is made up for", async () => {
  const { customer: newCustomer, faults, fireTimer, idle, clock } = await start();
  const customer = newCustomer();
  await customer.says("先来一条");
  faults.inject({ on: "gateway", kind: "die", phase: "after", functionName: "http_push", nth: 1 });
  faults.inject({ on: "push", kind: "give-up", functionName: "http_push" });
  await customer.says("你好");
  expect(customer.replies).toEqual(["收到：先来一条"]);
  clock.advance(12_000);
  await fireTimer("relay");
  await idle();
  expect(customer.replies).toEqual(["收到：先来一条", "收到：你好"]);
}, 60_000);

test("what is not WeChat's, or not as it was set, is refused: nothing runs, is written or sent", async () => {
  const { httpPush, documents, customer } = await start();
  // The first push makes the collection.
  await customer("customer-1").says("你好");
  const before = documents("message_pushes").length;
  const wrong = [
    "echo-forged",
    "forged-signature",
    "no-signature",
    "stale",
    "downgrade",
    "flipped-bit",
    "foreign-appid",
    "wrong-padding",
    "rubbish",
    "oversized",
    "wrong-method",
    "wrong-content-type",
    "probe",
  ] as const;
  for (const kind of wrong) {
    const { status, body } = await httpPush.send({ kind });
    expect([kind, status >= 400 && status < 500, body]).toEqual([kind, true, ""]);
  }
  expect(documents("message_pushes")).toHaveLength(before);
  expect(await httpPush.send({ kind: "echo" })).toMatchObject({ status: 200, body: "4375120948345356249" });
}, 60_000);

test("what no function handles is acknowledged, but never a payment", async () => {
  const { pushSample } = await start();
  expect(await pushSample("event:weapp_audit_fail")).toMatchObject({
    attempts: [{ outcome: "answered", passiveReply: "success" }],
  });
  await sim?.stop();
  sim = await startSimulator({ projectDir: DESK, httpPush: { pairs: "all" }, rules: { paymentAttempts: 1 } });
  const paid = await sim.pushSample("event:xpay_goods_deliver_notify");
  expect(paid).toMatchObject({ attempts: [{ outcome: "failed", passiveReply: { ErrCode: -1 } }] });
}, 60_000);

test("with both delivery routes in use, bound pairs go to their functions and the rest over HTTP", async () => {
  sim = await startSimulator({ projectDir: DESK, httpPush: {} });
  const customer = sim.customer();
  expect(await customer.says("你好")).toMatchObject({ functionName: "text" });
  expect(await sim.pushSample("event:debug_demo")).toMatchObject({
    functionName: "http_push",
    attempts: [{ outcome: "answered" }],
  });
}, 60_000);
