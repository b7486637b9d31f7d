// Pushes through the whole: local WeChat → built function in its process → real SDK → gateway → local WeChat.

import { DESK } from "../support/desk";
import { packets } from "../support/packets";
import { type Simulator, startSimulator } from "../support/simulator";

const sample = packets.text;

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());
afterEach(() => sim.faults.clear());

const records = () => sim.documents("message_pushes");
const actionsOf = (report: { attempts: readonly { invocation?: { invocation: { id: string } } }[] }) =>
  sim
    .requests()
    .filter(({ invocation }) => invocation?.id === report.attempts[0]?.invocation?.invocation.id)
    .map(({ action, target }) => `${action} ${target}`);

test("the official sample is answered by the compiled function through the real SDK", async () => {
  const report = await sim.push(sample);
  expect(report).toMatchObject({
    pair: "text",
    functionName: "text",
    attempts: [{ number: 1, outcome: "answered", passiveReply: "success" }],
    replies: [{ message: { msgtype: "text", text: { content: "收到：测试" } } }],
    isTransferred: false,
  });
});

test("on the happy path a push makes three cloud calls: claim, send, complete", async () => {
  const report = await sim.customer().says("你好");
  expect(actionsOf(report)).toEqual([
    "database.insertDocument message_pushes",
    "wx.openApi customerServiceMessage.send",
    "database.modifyDocument message_pushes",
  ]);
});

test("every shipped function answers its pair", async () => {
  const customer = sim.customer();
  await customer.enters("index");
  await customer.says("你好");
  await customer.sendsImage();
  await customer.sendsCard({ title: "一壶好茶" });
  expect(customer.replies).toEqual([
    "您好，欢迎光临！请问有什么可以帮您？",
    "收到：你好",
    expect.stringContaining("图片已收到"),
    expect.stringContaining("一壶好茶"),
  ]);
  expect(customer.notices).toEqual([]);
});

test("a redelivered push is answered from the record, and nothing is sent again", async () => {
  const customer = sim.customer();
  const packet = sim.wechat.packets.text(customer.openid, "只说一次");
  await sim.push(packet);
  const redelivery = await sim.push(packet);
  expect(redelivery.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  expect(actionsOf(redelivery)).toEqual([
    "database.insertDocument message_pushes",
    "database.getDocument message_pushes",
  ]);
  expect(customer.replies).toEqual(["收到：只说一次"]);
});

test("a push that is delivered five times at once is answered once, in five processes", async () => {
  const customer = sim.customer();
  const packet = sim.wechat.packets.text(customer.openid, "五份");
  const reports = await Promise.all(Array.from({ length: 5 }, () => sim.push(packet)));
  expect(reports.map(({ attempts }) => attempts.at(-1)?.passiveReply)).toEqual(Array(5).fill("success"));
  expect(new Set(reports.map(({ attempts }) => attempts[0]?.invocation?.instanceId)).size).toBe(5);
  expect(customer.replies).toEqual(["收到：五份"]);
});

test("fifteen customers at once get fifteen replies, each their own", async () => {
  const customers = Array.from({ length: 15 }, () => sim.customer());
  await Promise.all(customers.map((customer, i) => customer.says(`第${i}位`)));
  expect(customers.map(({ replies }) => replies)).toEqual(customers.map((_, i) => [`收到：第${i}位`]));
});

test("asking for a person transfers the customer, and a redelivery is answered with the same transfer", async () => {
  const customer = sim.customer();
  const packet = sim.wechat.packets.text(customer.openid, "人工");
  const first = await sim.push(packet);
  expect(first).toMatchObject({ isTransferred: true, replies: [] });
  expect(sim.wechat.agents.queue()).toContain(customer.openid);
  const again = await sim.push(packet);
  expect(again.attempts[0]?.passiveReply).toEqual(first.attempts[0]?.passiveReply);
});

test("while a person has the conversation the function hears nothing; afterwards it does", async () => {
  const customer = sim.customer();
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  expect(await customer.says("在吗")).toMatchObject({ delivery: "to-agent", attempts: [] });
  sim.wechat.agents.say(customer.openid, "在的");
  sim.wechat.agents.close(customer.openid);
  await customer.says("谢谢");
  expect(customer.replies).toEqual(["收到：谢谢"]);
});

test("a reply that WeChat refuses ends as a legal answer and a log line with the push's id and WeChat's number", async () => {
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45047 });
  const customer = sim.customer();
  const report = await customer.says("你好");
  expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  const lines = (report.attempts[0]?.invocation?.logs ?? []).map((line) => JSON.parse(line));
  const [failure] = lines.filter(({ level }) => level === "error");
  expect(failure).toMatchObject({
    event: "failed",
    code: "SEND_REFUSED",
    errCode: 45047,
    pushId: expect.any(String),
    pair: "text",
  });
  expect(records().find(({ _id }) => _id === failure.pushId)).toMatchObject({
    state: "dead",
    reason: "SEND_REFUSED",
    errCode: 45047,
  });
});

test("a database that is down at the claim does not leave the customer without a reply", async () => {
  sim.faults.inject({ on: "database.insertDocument", kind: "reset", times: 20 });
  const customer = sim.customer();
  const report = await customer.says("你好");
  sim.faults.clear();
  expect(customer.replies).toEqual(["收到：你好"]);
  expect(report.attempts[0]?.invocation?.logs.join("\n")).toContain("claim-unavailable");
});

const CLAIM = "database.insertDocument";
const SEND = "customerServiceMessage.send";
const COMPLETE = "database.modifyDocument";

test.each([
  ["the claim's answer is lost", { on: CLAIM, kind: "reset", phase: "after" }],
  ["the claim is refused with an HTTP error", { on: CLAIM, kind: "status", status: 503 }],
  ["WeChat is busy once", { on: SEND, kind: "errcode", errcode: -1 }],
  ["the outcome cannot be recorded", { on: COMPLETE, kind: "reset" }],
  ["the answer to the recording is lost", { on: COMPLETE, kind: "reset", phase: "after" }],
] as const)("when %s, the customer gets the reply once, and WeChat its answer", async (_, fault) => {
  const customer = sim.customer();
  sim.faults.inject(fault);
  const report = await customer.says("一次");
  expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  expect(customer.replies).toEqual(["收到：一次"]);
  expect(sim.faults.pending()).toEqual([]);
});

test("an instance that dies before its claim costs an attempt, and the next one answers", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: CLAIM, kind: "die" });
  const report = await customer.says("再来");
  expect(report.attempts).toMatchObject([
    { outcome: "failed", detail: expect.stringContaining("taken away") },
    { outcome: "answered" },
  ]);
  expect(customer.replies).toEqual(["收到：再来"]);
});

test("an instance that dies after its send is not followed by a second reply while its lease lasts", async () => {
  // The second delivery waits for the lease, by a clock that the test must not move: the function would be ended.
  const slower = await startSimulator({ projectDir: DESK, clockRate: 0.5 });
  const customer = slower.customer();
  slower.faults.inject({ on: SEND, kind: "die", phase: "after" });
  const report = await customer.says("只有一次");
  await slower.stop();
  expect(report.attempts).toMatchObject([{ outcome: "failed" }, { outcome: "answered", passiveReply: "success" }]);
  expect(customer.replies).toEqual(["收到：只有一次"]);
}, 30_000);

test("an instance that dies after its claim is followed by another once the lease has ended", async () => {
  const customer = sim.customer();
  const packet = sim.wechat.packets.text(customer.openid, "接手");
  sim.faults.inject({ on: CLAIM, kind: "die", phase: "after" });
  sim.faults.inject({ on: "database.getDocument", kind: "die", times: 2 });
  expect((await sim.push(packet)).attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  // The function's timeout and a margin: 8 s after the claim nobody can be at it any more.
  sim.clock.advance(8_000);
  expect(await sim.push(packet)).toMatchObject({ attempts: [{ outcome: "answered" }] });
  expect(customer.replies).toEqual(["收到：接手"]);
});

test("a send that WeChat never saw is made once more, and the customer has it once", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "reset" });
  await customer.says("丢了");
  expect(customer.replies).toEqual(["收到：丢了"]);
});

test.each([
  ["lost", 1, ["收到：两次", "收到：两次"]],
  ["lost both times", 2, ["收到：两次", "收到：两次"]],
] as const)(
  "a send whose answer is %s is made twice, and not more often: the declared gap",
  async (_, times, replies) => {
    const customer = sim.customer();
    sim.faults.inject({ on: SEND, kind: "reset", phase: "after", times });
    const report = await customer.says("两次");
    expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
    expect(customer.replies).toEqual(replies);
    expect(customer.notices).toEqual([]);
    const logs = report.attempts[0]?.invocation?.logs.join("\n");
    expect(logs).toContain('"event":"send-announced"');
    expect(logs?.includes('"event":"unconfirmed"')).toBe(times === 2);
    expect(sim.faults.pending()).toEqual([]);
  },
);

test("no log line and no record holds an openid or what the customer wrote", async () => {
  const customer = sim.customer();
  const report = await customer.says("我的密码是七七八八");
  const said = JSON.stringify([report.attempts[0]?.invocation?.logs, records()]);
  expect(said).not.toContain("七七八八");
  expect(report.attempts[0]?.invocation?.logs.join()).not.toContain(customer.openid);
});

test("a client that calls the function itself is refused, and nothing is written or sent", async () => {
  const customer = sim.customer();
  const event = sim.wechat.packets.text(customer.openid, "伪造");
  const before = records().length;
  const outcome = await sim.invoke({
    functionName: "text",
    event,
    caller: { openid: customer.openid, source: "wx_client" },
  });
  expect(outcome).toMatchObject({ status: "threw", error: { message: expect.stringContaining("CALLER_REFUSED") } });
  expect(records()).toHaveLength(before);
  expect(customer.replies).toEqual([]);
});

test("a pair that no function is bound to is not pushed", async () => {
  const { openid } = sim.customer();
  expect(await sim.push({ ...sample, FromUserName: openid, MsgType: "voice" })).toMatchObject({
    delivery: "not-bound",
    attempts: [],
  });
});
