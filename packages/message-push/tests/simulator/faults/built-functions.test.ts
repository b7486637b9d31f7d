// The faults through the whole: local WeChat → built function → real SDK → gateway, and back.

import { CAN_FREEZE } from "../../../simulator/can-freeze";
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { until } from "../../support/until";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
  sim.createCollection("message_pushes");
});
afterAll(() => sim.stop());
afterEach(() => sim.faults.clear());

const SEND = "customerServiceMessage.send";
const injectionsFor = (openid: string) => sim.faults.injected().filter((injection) => injection.openid === openid);

test("a push's requests can be told apart from all others, and a fault injected into each by its number", async () => {
  const [calm, other] = [sim.customer(), sim.customer()];
  const [report] = await Promise.all([calm.says("一"), other.says("二")]);
  const places = sim.requestsOf(report).map(({ action, target }) => (action === "wx.openApi" ? target : action));
  expect(places).toEqual(["database.insertDocument", SEND, "database.modifyDocument"]);

  for (const [i, place] of places.entries()) {
    const customer = sim.customer();
    sim.faults.inject({ on: "gateway", kind: "delay", delayMs: 0, openid: customer.openid, nth: i + 1 });
    const delayed = await customer.says("你好");
    expect(injectionsFor(customer.openid)).toMatchObject([
      { place, invocationId: delayed.attempts[0]?.invocationIds[0] },
    ]);
    expect(sim.requestsOf(delayed).map(({ outcome }) => outcome)[i]).toBe("fault: delay before");
  }
});

test("the requests of an attempt that nobody waited for are told too", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "hang", openid: customer.openid });
  sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  const pushed = customer.says("你好");
  await until(() => injectionsFor(customer.openid).length === 2);
  sim.clock.advance(5_000);
  const report = await pushed;
  expect(report.attempts).toMatchObject([{ fault: "give-up" }]);
  expect(sim.requestsOf(report).map(({ outcome }) => outcome)).toContain("fault: hang before");
});

test("a test can take an instance away in the middle of a push", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "hang", openid: customer.openid });
  sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  const pushed = customer.says("你好");
  const hung = () => injectionsFor(customer.openid).find(({ kind }) => kind === "hang")?.invocationId;
  await until(() => hung() !== undefined);
  await sim.killInvocation(String(hung()));
  expect((await pushed).attempts).toMatchObject([
    { outcome: "failed", detail: expect.stringContaining("taken away"), invocationIds: [hung()] },
  ]);
});

test("a delivery made twice at once is answered, and the customer gets one reply", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "push", kind: "twice", openid: customer.openid });
  const report = await customer.says("两次");
  expect(report.attempts).toMatchObject([{ outcome: "answered", fault: "twice" }]);
  expect(new Set(sim.requestsOf(report).map(({ invocation }) => invocation?.id)).size).toBe(2);
  expect(customer.replies).toEqual(["收到：两次"]);
});

const whereStoppable = CAN_FREEZE ? test : test.skip;

whereStoppable.each([
  ["after", ["收到：在吗"]],
  ["before", []],
] as const)(
  "of an instance that freezes %s its reply the customer has %p while it stands still",
  async (phase, seen) => {
    const customer = sim.customer();
    sim.faults.inject({ on: SEND, kind: "freeze", freezeMs: 3_600_000, phase, openid: customer.openid });
    sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
    const pushed = customer.says("在吗");
    const frozen = () => injectionsFor(customer.openid).find(({ kind }) => kind === "freeze")?.invocationId;
    await until(() => frozen() !== undefined && customer.replies.length === seen.length);
    expect(customer.replies).toEqual(seen);
    await sim.killInvocation(String(frozen()));
    expect((await pushed).attempts).toMatchObject([{ outcome: "failed" }]);
  },
);

test("a fault for one function leaves the others alone", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "gateway", kind: "die", functionName: "text", times: 3 });
  await customer.sendsImage();
  expect(customer.replies).toEqual([expect.stringContaining("图片已收到")]);
  await customer.says("你好");
  expect(customer.notices).toHaveLength(1);
});
