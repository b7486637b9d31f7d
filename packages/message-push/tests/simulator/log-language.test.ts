// A function's variable MESSAGE_PUSH_LANG: sentences in its log are in that language, and nothing else depends on it.
import type { Simulator, SimulatorOptions } from "../../simulator/simulator";
import { type ProjectFunction, startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const running: Simulator[] = [];
afterEach(() => Promise.all(running.splice(0).map((sim) => sim.stop())));
afterAll(removeTinyProjects);

/** Answers, throws an error of the runtime, and takes longer than WeChat waits to decide on a person. */
const TEXT = `defineFunction({
  on: "text",
  handle({ Content }) {
    if (Content === "broken") return reply.link({ title: "单号", description: "d", url: "ftp://x", thumb_url: "https://x.cn/a.png" });
    if (Content === "人工") return later(async () => [reply.text("稍等"), reply.transferToAgent()]);
    return "收到：" + Content;
  },
})`;
const ACCOUNT = Object.fromEntries(
  ["WECHAT_APPID", "WECHAT_APPSECRET", "WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"].map((name) => [
    name,
    `{{env.${name}}}`,
  ]),
);

async function start(
  functions: Readonly<Record<string, ProjectFunction>>,
  variables: Readonly<Record<string, string>>,
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const inTheirLanguage = Object.entries(functions).map(([name, own]) => [
    name,
    { ...own, envVariables: { ...own.envVariables, ...variables } },
  ]);
  const sim = await startProject(Object.fromEntries(inTheirLanguage), options);
  running.push(sim);
  return sim;
}

const entries = (sim: Simulator) =>
  sim.events.all().flatMap((one) => (one.kind === "log-line" ? [one.entry ?? {}] : []));
const texts = (sim: Simulator) => entries(sim).flatMap(({ errorText }) => (errorText === undefined ? [] : [errorText]));

/** What happened, without what no two runs have in common. */
async function course(variables: Readonly<Record<string, string>>) {
  const sim = await start({ text: { main: TEXT } }, variables);
  const customer = sim.customer();
  const answers: unknown[] = [];
  for (const words of ["你好", "broken", "人工"]) {
    const { attempts } = await customer.says(words);
    answers.push(attempts.map(({ outcome, passiveReply }) => ({ outcome, passiveReply })));
  }
  await sim.idle();
  return {
    sentences: texts(sim),
    events: entries(sim).map(({ level, event, code, reason, errCode }) => ({ level, event, code, reason, errCode })),
    replies: customer.replies,
    answers,
    records: sim
      .documents("message_pushes")
      .map(({ state, reason, errCode, lastError, runs, passiveReply, outbox }) => ({
        ...{ state, reason, errCode, lastError, runs, outbox },
        passiveReply,
      })),
  };
}

test("the sentences of errors are Chinese where it says zh, and codes, events, records and replies are the same", async () => {
  const { sentences: english, ...inEnglish } = await course({});
  const { sentences: chinese, ...inChinese } = await course({ MESSAGE_PUSH_LANG: "zh" });
  expect(english).toEqual([
    "[REPLY_INVALID] reply.link got a url that is not an http(s) address.\n  → Give url a full address that starts with https://.",
    expect.stringMatching(/^\[TRANSFER_TOO_LATE\] The customer/),
  ]);
  expect(chinese).toEqual([
    "[REPLY_INVALID] reply.link 的 url 不是 http(s) 地址。\n  → 请给 url 写以 https:// 开头的完整地址。",
    expect.stringMatching(/^\[TRANSFER_TOO_LATE\] 客户要转人工，.*\n {2}→ 请/),
  ]);
  expect(inChinese).toEqual(inEnglish);
  expect(inEnglish.replies).toContain("收到：你好");
  expect(JSON.stringify(inChinese.records)).not.toMatch(/http\(s\)/);
}, 60_000);

test("a name of another language, or none that is known, leaves it English", async () => {
  const sim = await start({ text: { main: TEXT } }, { MESSAGE_PUSH_LANG: "deutsch" });
  await sim.customer().says("broken");
  expect(texts(sim)).toEqual([expect.stringContaining("is not an http(s) address")]);
}, 60_000);

test("why a request over HTTP was refused, and what is missing, is said in it as well", async () => {
  const functions = {
    text: { main: TEXT },
    http_push: {
      main: "defineHttpPush({ functions: [text] })",
      before: 'import { main as text } from "../text";',
      envVariables: { ...ACCOUNT },
    },
  };
  const sim = await start(functions, { MESSAGE_PUSH_LANG: "zh" }, { httpPush: { pairs: "all" } });
  await sim.httpPush.send({ kind: "stale" });
  const { WECHAT_TOKEN: _, ...incomplete } = ACCOUNT;
  const other = await start(
    { ...functions, http_push: { ...functions.http_push, envVariables: incomplete } },
    { MESSAGE_PUSH_LANG: "zh" },
    { httpPush: { pairs: "all" } },
  );
  await other.httpPush.send({ kind: "stale" });
  expect([...entries(sim), ...entries(other)]).toMatchObject([
    { event: "http-refused", status: 403, reason: "timestamp 过旧，或还没到" },
    { event: "http-failed", code: "ENVIRONMENT_INVALID", fact: "HTTP 推送没有配置好：\n  缺少 WECHAT_TOKEN。" },
  ]);
}, 60_000);
