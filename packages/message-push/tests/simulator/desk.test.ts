// The desk in built functions: real SDK, the local database, the clock moved by the test.

import type { PushReport } from "../../simulator/push-report";
import { requestLine } from "../../simulator/terminal/lines/request-line";
import { startProject } from "../support/runtime-project";
import type { Simulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

/** A Thursday of which no holiday is known; the desk is open from 9:00 to 18:00. */
const THURSDAY_MS = Date.parse("2040-01-12T10:00+08:00");
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

const FILE = {
  settings: {
    hours: { weekly: { mon: ["9:00-18:00"], thu: ["9:00-18:00"], fri: ["9:00-18:00"] } },
    welcomes: [{ text: "欢迎", hasMenu: true }],
    menuText: "请选：",
    keepsQuestions: true,
  },
  rules: [
    { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"], isListed: true },
    { _id: "slow", name: "慢", keywords: ["慢慢说"], replies: ["一", "二"], isListed: true },
  ],
};
const HOOK = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send";

const withDesk = (on: string, handle: string) =>
  `(() => {
    const desk = openDesk(${JSON.stringify(FILE)});
    return defineFunction({ on: ${JSON.stringify(on)}, prepare: desk.prepare, handle: (event, context) => ${handle} });
  })()`;

let sim: Simulator;
beforeAll(async () => {
  const envVariables = { DESK_WEBHOOK_URL: `${HOOK}?key=1` };
  const ANSWER = "answer(desk, event, context).then((own) => own ?? noAnswer(desk, event, context))";
  sim = await startProject(
    {
      text: { main: withDesk("text", ANSWER), envVariables },
      image: { main: withDesk("image", "handOver(desk, event, context)"), envVariables },
      enter: { main: withDesk("event:user_enter_tempsession", "welcome(desk, event, context)") },
      card: {
        main: withDesk(
          "miniprogrampage",
          'event.Title === "late" ? later(async () => "想好了") : handOver(desk, event, context)',
        ),
        timeoutSeconds: 20,
      },
    },
    { relay: { main: "defineRelay({ alsoPurge: purgeDesk })" } },
  );
  sim.clock.advance(THURSDAY_MS - sim.clock.nowMs());
}, 60_000);
beforeEach(() => {
  // To the next Thursday at 10:00.
  const sinceMs = (sim.clock.nowMs() - THURSDAY_MS) % WEEK_MS;
  if (sinceMs > HOUR_MS) sim.clock.advance(WEEK_MS - sinceMs);
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const targetsOf = (report: PushReport) =>
  sim.requestsOf(report).map(({ target, request }) => `${target} ${String(request.collectionName ?? "")}`.trim());

test("a warm answer makes no call more than any other, and a cold one reads all rules in one", async () => {
  await sim.customer().says("几点关门");
  const warm = targetsOf(await sim.customer().says("几点关门"));
  expect(warm.filter((target) => target.includes("desk"))).toEqual([]);
  expect(warm).toHaveLength(3);
  sim.clock.advance(60_000);
  const cold = targetsOf(await sim.customer().says("几点关门"));
  expect(cold.filter((target) => target.includes("desk"))).toHaveLength(1);
  expect(cold).toHaveLength(4);
});

test("the terminal has words for what the desk reads and remembers, and a collection that is not there is no failure", async () => {
  const customer = sim.customer();
  await customer.enters("words");
  const lines = sim
    .requests()
    .filter(({ target }) => target.startsWith("desk_"))
    .map((request) => requestLine(request, "en"));
  expect(lines).toEqual(
    expect.arrayContaining([
      "read answers       desk_answers  (no collection yet: the file answers)",
      "recall             desk_states  (no collection yet)",
      "create collection  desk_states",
      "remember           desk_states",
    ]),
  );
  expect(lines.filter((line) => /✗|database\./.test(line))).toEqual([]);
});

test("operators change answers in the database, with no deploy", async () => {
  const answers = sim.database("desk_answers");
  answers.insert([{ _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["22:00"] }]);
  sim.clock.advance(60_000);
  const customer = sim.customer();
  await customer.says("请问几点关门？");
  answers.clear();
  sim.clock.advance(60_000);
  await customer.says("请问几点关门？");
  expect(customer.replies).toEqual(["22:00", "18:00"]);
});

test("who asks for a person has one in hours, and hears nothing of ours after that", async () => {
  const customer = sim.customer();
  expect(await customer.says("转人工")).toMatchObject({ isTransferred: true, replies: [] });
  expect(customer.replies).toEqual([]);
});

test("out of hours a question gets the time and the menu; a number chooses from it, in whatever instance", async () => {
  sim.clock.advance(10 * HOUR_MS);
  const customer = sim.customer();
  expect(await customer.says("能刻字吗")).toMatchObject({ isTransferred: false });
  await customer.says("１");
  const out = "客服现在休息，明天 9:00 回来。您的问题已经记下，到时也可以发“人工”。";
  expect(customer.replies).toEqual([`${out}\n\n请选：\n1. 营业时间\n2. 慢`, "18:00"]);
  await customer.sendsImage();
  expect(customer.replies.at(-1)).toBe(out);
});

test("who enters is welcomed once, with numbers to choose from", async () => {
  const customer = sim.customer();
  await customer.enters("index");
  await customer.enters("index");
  await customer.says("2");
  expect(customer.replies).toEqual(["欢迎\n\n回复数字即可查看：\n1. 营业时间\n2. 慢", "一", "二"]);
});

test("what nobody could answer is kept, masked, until nobody has asked it for 30 days", async () => {
  const customer = sim.customer();
  await customer.says("订单 20261126001 能刻字吗");
  const questions = () => sim.documents("desk_questions").map(({ text, count }) => [text, count]);
  expect(questions()).toContainEqual(["订单 *** 能刻字吗", 1]);
  expect(JSON.stringify(sim.documents("desk_questions"))).not.toContain(customer.openid);
  expect(JSON.stringify(sim.documents("desk_states"))).not.toContain(customer.openid);
  sim.clock.advance(31 * 24 * HOUR_MS);
  await sim.fireTimer("relay");
  expect([questions(), sim.documents("desk_states")]).toEqual([[], []]);
});

test("a group robot is told that somebody waits, once, again where that failed, and nothing private", async () => {
  let asked = 0;
  const hook = sim.http(HOOK, () => {
    asked += 1;
    return asked === 1 ? { status: 500 } : { json: { errcode: 0 } };
  });
  const customer = sim.customer();
  await customer.says("人工");
  expect(hook.requests.map(({ json }) => json)).toEqual([
    { msgtype: "text", text: { content: "小程序客服：有客户在等待（要人工客服）。" } },
    { msgtype: "text", text: { content: "小程序客服：有客户在等待（要人工客服）。" } },
  ]);
  hook.remove();
  const silent = sim.http(HOOK, { breaks: true });
  const other = sim.customer();
  expect(await other.sendsImage()).toMatchObject({ isTransferred: true });
  silent.remove();
});

test("answers, people and background work live in one function", async () => {
  const customer = sim.customer();
  await customer.sendsCard({ title: "late" });
  await sim.idle();
  expect(customer.replies).toEqual(["想好了"]);
  expect(await customer.sendsCard({ title: "茶壶" })).toMatchObject({ isTransferred: true });
});
