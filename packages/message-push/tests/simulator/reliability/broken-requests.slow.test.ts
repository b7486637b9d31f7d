// Every request of a push fails in every way but death: the answer comes in time, and everything is said once.

import type { PushReport } from "../../../simulator/push-report";
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    {
      text: { main: `defineFunction({ on: "text", handle: () => ["一", "二"] })` },
      image: { main: `defineFunction({ on: "image", onUnknownSend: "send-again", handle: () => ["一", "二"] })` },
    },
    { clockRate: 1 },
  );
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const FAULTS = [
  { kind: "reset", phase: "before" },
  { kind: "reset", phase: "after" },
  { kind: "status", phase: "before", status: 502 },
  { kind: "status", phase: "after", status: 504, body: "json" },
  { kind: "empty", phase: "before" },
  { kind: "empty", phase: "after" },
  { kind: "truncated", phase: "after" },
  { kind: "hang", phase: "before" },
  { kind: "hang", phase: "after" },
  { kind: "delay", phase: "after", delayMs: 1_000 },
] as const;
const REQUESTS = ["claim", "send", "record", "count", "send", "complete"] as const;

test("a push with two replies makes six requests", async () => {
  const report = await sim.customer().says("数一数");
  expect(sim.requestsOf(report).map(({ action, target }) => (target === SEND ? target : action))).toEqual([
    "database.insertDocument",
    SEND,
    "database.modifyDocument",
    "database.getDocument",
    SEND,
    "database.modifyDocument",
  ]);
});

test.each(FAULTS)(
  "$kind $phase, at any request: WeChat is answered in time, nothing is lost, and nothing is said twice but what may not have arrived",
  async (fault) => {
    const cases = REQUESTS.map((request, i) => ({ request, nth: i + 1, customer: sim.customer() }));
    for (const { nth, customer } of cases) sim.faults.inject({ on: "gateway", ...fault, openid: customer.openid, nth });
    const reports = await Promise.all(cases.map(({ customer }) => customer.says("说")));
    await drain(sim);
    for (const [i, { request, nth, customer }] of cases.entries()) {
      const place = `${request} ${nth}`;
      expect([place, ...answerOf(reports[i])]).toEqual([place, "success", true]);
      // By default a reply whose fate nobody knows is sent once more: it is said twice where WeChat took the first try.
      const isTwice = request === "send" && fault.phase === "after" && fault.kind !== "delay";
      const expected = ["一", "二"].flatMap((reply, i) =>
        isTwice && i === (nth === 2 ? 0 : 1) ? [reply, reply] : [reply],
      );
      expect([place, customer.replies]).toEqual([place, expected]);
    }
  },
  30_000,
);

function answerOf(report: PushReport | undefined): unknown[] {
  const last = report?.attempts.at(-1);
  return [last?.passiveReply, (last?.durationMs ?? Number.POSITIVE_INFINITY) < 5_000];
}

test.each([
  [{ kind: "reset", phase: "before" }, ["一", "二"]],
  [{ kind: "reset", phase: "after" }, ["一", "一", "二"]],
  [{ kind: "truncated", phase: "after" }, ["一", "一", "二"]],
] as const)("with send-again, a reply under %p is said rather twice than never", async (fault, replies) => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, ...fault, openid: customer.openid });
  await customer.sendsImage();
  expect(customer.replies).toEqual(replies);
});

test("a claim that was stored, and answered as a duplicate of itself, is known as its own", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "database.insertDocument", kind: "duplicate", openid: customer.openid });
  const report = await customer.says("好");
  expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  expect(customer.replies).toEqual(["一", "二"]);
});

test("a database that is down for a second delays the reply; one that stays down does not keep it back, and both are said once", async () => {
  const [soon, never] = [sim.customer(), sim.customer()];
  sim.faults.inject({ on: "database", kind: "reset", forMs: 800, openid: soon.openid });
  sim.faults.inject({ on: "database", kind: "reset", forMs: 60_000, openid: never.openid });
  const reports = await Promise.all([soon.says("好"), never.says("好")]);
  expect(reports.map((report) => answerOf(report))).toEqual([
    ["success", true],
    ["success", true],
  ]);
  sim.faults.clear();
  await drain(sim);
  expect([soon.replies, never.replies]).toEqual([
    ["一", "二"],
    ["一", "二"],
  ]);
});
