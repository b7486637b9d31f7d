// The control API's part of doing something again: twice at once, about another customer, until all is quiet, and the history it is made of.
import type { History, PushNumber } from "../../simulator/control/contract";
import type { Packet } from "../../simulator/packet";
import type { PushReport } from "../../simulator/push-report";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { until } from "../support/until";

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: `defineFunction({ on: "text", handle: ({ Content }) => "收到：" + Content })` },
    image: { main: `defineFunction({ on: "image", slow: true, handle: () => "看过了" })` },
  });
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${sim.url}/__sim${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

test("twice at once is one new push that is delivered twice and answered once", async () => {
  const customer = sim.customer();
  const { pushId } = await customer.says("你好");
  const made = await ask<PushNumber>("POST", `/pushes/${pushId}/again`, { as: "twice" });
  await until(() => [0, 1].every((more) => sim.journal.row(made.pushId + more)?.state === "answered"));
  const [old, one, other] = [pushId, made.pushId, made.pushId + 1].map((id) => sim.journal.row(id)?.packet);
  expect(other).toEqual(one);
  expect(one).toEqual({ ...old, MsgId: expect.any(String), CreateTime: expect.any(Number) });
  expect(one?.MsgId).not.toBe(old?.MsgId);
  expect(customer.replies).toEqual(["收到：你好", "收到：你好"]);
});

test("what was pushed about one customer is pushed about another, with ids of its own", async () => {
  const [one, other] = [sim.customer("甲"), sim.customer("乙")];
  const packet: Packet = { ...one.packets.text("在"), Extra: { about: one.openid } };
  const { pushId } = await sim.push(packet);
  const report = await ask<PushReport>("POST", "/push", { from: "乙", again: pushId });
  expect(sim.journal.row(report.pushId)?.packet).toEqual({
    ...packet,
    FromUserName: other.openid,
    Extra: { about: other.openid },
    MsgId: expect.not.stringMatching(String(packet.MsgId)),
    CreateTime: expect.any(Number),
  });
  expect(other.replies).toEqual(["收到：在"]);
});

test("?wait=idle answers when background work has ended, too", async () => {
  await ask("POST", "/push?wait=idle", { from: "丙", image: true });
  expect(sim.customer("丙").replies).toEqual(["看过了"]);
});

test("the history of a customer has what decides how it went, of nobody else, and nothing that functions asked", async () => {
  const customer = sim.customer("丁");
  await sim.customer("戊").says("别人");
  sim.faults.inject({ on: "push", kind: "twice" });
  await customer.says("两次");
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "delay", delayMs: 1, functionName: "text" });
  await customer.says("慢");
  sim.clock.advance(1_000);
  const { events, faults } = await ask<History>("GET", "/conversations/丁/history");
  const pushes = events.flatMap((event) => (event.kind === "push-arrived" ? [event.packet.Content] : []));
  expect(pushes).toEqual(["两次", "慢"]);
  const injected = events.flatMap((event) => (event.kind === "fault-injected" ? [faults[event.injection.index]] : []));
  expect(injected).toEqual([
    { on: "push", kind: "twice" },
    { on: "customerServiceMessage.send", kind: "delay", delayMs: 1, functionName: "text", phase: "before" },
  ]);
  const requests = events.flatMap((event) => (event.kind === "request-finished" ? [event.request.request] : []));
  expect(requests.length).toBeGreaterThan(0);
  for (const request of requests) expect(request).toEqual({});
  expect(events.at(-1)).toMatchObject({ kind: "clock-moved" });
});
