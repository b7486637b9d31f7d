import type { GatewayRequest } from "../../simulator/contracts";
import type { InjectedFault } from "../../simulator/control/contract";
import type { InboxEntry, PushReport } from "../../simulator/push-report";
import { DESK } from "../support/desk";
import { packets } from "../support/packets";
import { type Simulator, startSimulator } from "../support/simulator";

const sample = packets.text;

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

async function ask<Answer = unknown>(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${sim.url}/__sim${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Answer };
}

test("POST push with an event waits until WeChat is finished and tells everything", async () => {
  const { status, json } = await ask("POST", "/push", sample);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    pair: "text",
    functionName: "text",
    delivery: "delivered",
    attempts: [{ number: 1, outcome: "answered", passiveReply: "success", durationMs: expect.any(Number) }],
    replies: [{ kind: "reply", message: { text: { content: "收到：测试" } } }],
  });
});

test.each([
  [{ from: "customer-1", text: "你好" }, "text"],
  [{ text: "你好" }, "text"],
  [{ from: "customer-1", image: true }, "image"],
  [{ from: "customer-1", card: { title: "茶" } }, "miniprogrampage"],
  [{ from: "customer-1", enter: "index" }, "event:user_enter_tempsession"],
])("POST push with %p is what a customer does", async (body, pair) => {
  expect((await ask("POST", "/push", body)).json).toMatchObject({ pair, replies: [{ kind: "reply" }] });
});

test("POST push takes an openid too: it is the customer that has it, and no new one of that name", async () => {
  await ask("POST", "/push", { ...sample, FromUserName: "oOnlyInPackets", MsgId: "1" });
  await ask("POST", "/push", { from: "oOnlyInPackets", text: "还在吗" });
  const { json } = await ask<{ openid: string; name?: string }[]>("GET", "/customers");
  expect(json.filter(({ openid, name }) => openid === "oOnlyInPackets" || name === "oOnlyInPackets")).toEqual([
    expect.not.objectContaining({ name: expect.anything() }),
  ]);
  const { json: inbox } = await ask<InboxEntry[]>("GET", "/inbox/oOnlyInPackets");
  expect(inbox.map(({ kind }) => kind)).toEqual(["own", "reply", "own", "reply"]);
});

test("POST push with a sample is any pair that somebody wrote down, about that customer", async () => {
  // One who has not entered before: what WeChat takes for an entering may be used up by another one of the same second.
  const body = { from: "customer-5", sample: "event:user_enter_tempsession", fields: { SessionFrom: "elsewhere" } };
  expect((await ask("POST", "/push", body)).json).toMatchObject({
    pair: "event:user_enter_tempsession",
    replies: [{ message: { text: { content: "您好，请问有什么可以帮您？" } } }],
  });
  expect((await ask("POST", "/push", { sample: "event:add_express_path" })).json).toMatchObject({
    delivery: "not-bound",
  });
  expect(await ask("POST", "/push", { sample: "add_expres_path" })).toMatchObject({
    status: 400,
    json: { error: { code: "PAIR_UNKNOWN", fix: expect.stringContaining('"event:add_express_path"') } },
  });
});

test("GET samples is the menu of pairs, each with a packet that can be pushed as it is", async () => {
  const { json } = await ask<{ pair: string; functionName?: string; sample: object }[]>(
    "GET",
    "/samples?from=customer-9",
  );
  expect(json.length).toBeGreaterThan(35);
  const text = json.find(({ pair }) => pair === "text");
  expect(text).toMatchObject({
    functionName: "text",
    kind: "message",
    modes: ["function", "http"],
    about: { zh: expect.any(String) },
  });
  expect((await ask("POST", "/push", text?.sample)).json).toMatchObject({ pair: "text", delivery: "delivered" });
  const { json: inbox } = await ask<InboxEntry[]>("GET", "/inbox/customer-9");
  expect(inbox.map(({ kind }) => kind)).toEqual(["own", "reply"]);
});

test("POST samples/renew makes another push of a packet, and what was edited stays", async () => {
  const { openid } = sim.customer("customer-8");
  const packet = { ...sample, FromUserName: openid, Content: "改过" };
  await ask("POST", "/push", packet);
  const { json } = await ask<{ packet: Record<string, unknown> }>("POST", "/samples/renew", { packet });
  expect(json.packet).toEqual({ ...packet, CreateTime: expect.any(Number), MsgId: expect.any(String) });
  expect(json.packet.MsgId).not.toBe(packet.MsgId);
  expect((await ask("POST", "/push", json.packet)).json).toMatchObject({ replies: [{ kind: "reply" }] });
  expect(await ask("POST", "/samples/renew", { packet: { MsgType: "text" } })).toMatchObject({ status: 400 });
});

test("a customer whom only a packet named is known by the openid, to samples and to a client's call", async () => {
  const before = sim.customerNames().size;
  await ask("POST", "/push", { ...sample, FromUserName: "openid-of-a-packet" });
  const { json } = await ask<{ sample: object }[]>("GET", "/samples?from=openid-of-a-packet");
  expect(json[0]?.sample).toMatchObject({ FromUserName: "openid-of-a-packet" });
  await ask("POST", "/invoke", { function: "text", from: "openid-of-a-packet" });
  expect(sim.customerNames().size).toBe(before);
});

test("GET inbox tells what the customer sees, by name or by openid", async () => {
  await ask("POST", "/push", { from: "茶客", text: "一" });
  const { json } = await ask<InboxEntry[]>("GET", `/inbox/${encodeURIComponent("茶客")}`);
  expect(json.map(({ kind }) => kind)).toEqual(["own", "reply"]);
  expect((await ask("GET", `/inbox/${sim.customer("茶客").openid}`)).json).toEqual(json);
});

test("POST clock moves time, and WeChat's windows with it", async () => {
  const { json: before } = await ask<{ offsetMs: number }>("GET", "/clock");
  const { json } = await ask<{ offsetMs: number }>("POST", "/clock", { advanceMs: 60_000 });
  expect(json.offsetMs - before.offsetMs).toBe(60_000);
});

test("GET requests tells what a function asked for, also of one invocation", async () => {
  const { json: report } = await ask<PushReport>("POST", "/push", { from: "customer-2", text: "你好" });
  const id = report.attempts[0]?.invocation?.invocation.id;
  const { json } = await ask<GatewayRequest[]>("GET", `/requests?invocation=${id}`);
  expect(json.map(({ action }) => action)).toEqual([
    "database.insertDocument",
    "wx.openApi",
    "database.modifyDocument",
  ]);
  expect((await ask<GatewayRequest[]>("GET", "/requests")).json.length).toBeGreaterThan(3);
});

test("POST faults breaks the next send, GET shows what is pending, DELETE takes it back", async () => {
  const fault = { on: "customerServiceMessage.send", kind: "errcode", errcode: 45047 };
  expect((await ask("POST", "/faults", { ...fault, times: 2 })).json).toMatchObject([{ ...fault, injected: 0 }]);
  const { replies, pushId } = (await ask<PushReport>("POST", "/push", { text: "坏" })).json;
  expect(replies).toEqual([]);
  expect((await ask("GET", "/faults")).json).toMatchObject([{ ...fault, phase: "before", seen: 1, injected: 1 }]);
  const { json: injected } = await ask("GET", "/faults/injected");
  const invocationId = expect.any(String);
  expect(injected).toMatchObject([{ index: 1, kind: "errcode", place: fault.on, invocationId, ofPush: pushId }]);
  await ask("POST", "/faults", fault);
  expect((await ask("DELETE", "/faults")).json).toEqual([]);
  expect((await ask("GET", "/faults")).json).toEqual([]);
  expect((await ask<PushReport>("POST", "/push", { text: "好" })).json.replies).toHaveLength(1);
});

test("a fault of a delivery is known by the push that it hit", async () => {
  await ask("POST", "/faults", { on: "push", kind: "twice" });
  const { pushId } = (await ask<PushReport>("POST", "/push", { enter: "两次" })).json;
  const { json } = await ask<InjectedFault[]>("GET", "/faults/injected");
  expect(json.at(-1)).toMatchObject({ kind: "twice", ofPush: pushId });
  expect(sim.journal.row(pushId)).toMatchObject({ faults: 1 });
});

test("GET functions tells pairs, permissions, limits and instances", async () => {
  const { json } = await ask<{ name: string }[]>("GET", "/functions");
  expect(json.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["image", "miniprogrampage", "relay", "text", "user_enter_tempsession"]),
  );
  expect(json.find(({ name }) => name === "text")).toMatchObject({
    pairs: ["text"],
    openapiPermissions: ["customerServiceMessage.send", "customerServiceMessage.setTyping"],
    timeoutSeconds: 5,
    memoryMb: 256,
    instances: [{ state: "frozen" }],
  });
});

test("GET environment gives what a function needs outside the simulator, and names an unknown one", async () => {
  const { json } = await ask("GET", "/environment/text");
  expect(json).toMatchObject({
    TENCENTCLOUD_RUNENV: "SCF",
    TCB_CONTEXT_CNFG: expect.stringContaining(sim.url),
    WX_API_TOKEN: expect.any(String),
  });
  expect(await ask("GET", "/environment/nobody")).toMatchObject({
    status: 400,
    json: { error: { fix: expect.stringContaining("text") } },
  });
});

test("POST agent accepts, talks and closes", async () => {
  await ask("POST", "/push", { from: "急", text: "人工" });
  expect((await ask("POST", "/agent", { customer: "急", action: "accept" })).json).toEqual({ queue: [] });
  await ask("POST", "/agent", { customer: "急", action: "say", text: "您好" });
  await ask("POST", "/agent", { customer: "急", action: "close" });
  expect((await ask("GET", `/inbox/${encodeURIComponent("急")}`)).json).toMatchObject([
    { kind: "own" },
    { kind: "agent", text: "您好" },
  ]);
});

test.each([
  ["POST", "/push", { from: "a" }, /\{ from, text \}/],
  ["POST", "/push", { text: "x", extra: 1 }, /\{ from, text \}/],
  ["POST", "/push", { MsgType: "text" }, /FromUserName/],
  ["POST", "/clock", { advanceMs: -1 }, /advanceMs/],
  ["POST", "/clock", { ms: 1 }, /advanceMs/],
  ["POST", "/faults", { on: "x", kind: "explode" }, /no fault "explode"/],
  ["POST", "/faults", { on: "x", kind: "hang" }, /no place "x"/],
  ["POST", "/faults", { on: "push", kind: "twice", functionName: "txt" }, /no function "txt"/],
  ["POST", "/faults", [], /no fault/],
  ["POST", "/agent", { customer: "nobody-waits", action: "accept" }, /not "queued"/],
])("%s %s with %p is a 400 with the fact and the fix", async (method, path, body, fact) => {
  const { status, json } = await ask<{ error: object }>(method, path, body);
  expect(status).toBe(400);
  expect(json.error).toMatchObject({ fact: expect.stringMatching(fact), fix: expect.stringMatching(/\w/) });
});

test("a body that is no JSON is a 400, an unknown route a 404", async () => {
  const answer = await fetch(`${sim.url}/__sim/push`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "hello",
  });
  expect(answer.status).toBe(400);
  expect((await ask("GET", "/nothing")).status).toBe(404);
});

test("a port that is taken is a clear error with two ways out", async () => {
  const port = Number(new URL(sim.url).port);
  await expect(startSimulator({ port, projectDir: DESK })).rejects.toMatchObject({
    code: "PORT_IN_USE",
    fix: expect.stringContaining("--port"),
  });
});

test("the local model behaves as ordered, and only in ways that it knows", async () => {
  expect((await ask("POST", "/model", { behaviour: "busy" })).json).toEqual({ behaviour: "busy", asked: 0 });
  expect((await ask("POST", "/model", {})).json).toEqual({ behaviour: "answers", asked: 0 });
  expect((await ask("POST", "/model", { behaviour: "wise" })).status).toBe(400);
  expect((await ask("GET", "/model")).json).toEqual({ behaviour: "answers", asked: 0 });
});

test("the simulator listens on this machine only", () => {
  expect(new URL(sim.url).hostname).toBe("127.0.0.1");
});

test("GET /__sim/ lists every route once", async () => {
  const { json } = await ask<{ routes: string[] }>("GET", "/");
  for (const route of [
    "POST /__sim/push",
    "GET /__sim/clock",
    "DELETE /__sim/faults",
    "GET /__sim/events",
    "DELETE /__sim/stubs/:apiName",
  ])
    expect(json.routes).toContain(route);
  expect(json.routes).toEqual([...new Set(json.routes)]);
});

test("GET customers lists who has a name, and retries are none when nothing is retried", async () => {
  const { openid } = sim.customer("小王");
  expect((await ask("GET", "/customers")).json).toContainEqual({
    name: "小王",
    openid,
    agent: { state: "none", sinceMs: 0 },
  });
  expect((await ask("GET", "/retries")).json).toEqual([]);
  expect((await ask("DELETE", "/retries")).json).toEqual([]);
});

test("a connection is kept for longer than a frozen instance lives: its next request would fail otherwise", async () => {
  const { headers } = await fetch(`${sim.url}/__sim/clock`);
  expect(headers.get("keep-alive")).toBe("timeout=900");
});
