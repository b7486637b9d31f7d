// Which language the simulator speaks: to who asks over HTTP, to who reads its errors and events, and in the logs of functions.
import { checkFault } from "../../simulator/faults/check-fault";
import { noticesOf } from "../../simulator/notices";
import { readRules } from "../../simulator/read-rules";
import { speak, spokenLanguage } from "../../src/language";
import { DESK } from "../support/desk";
import { type ProjectOptions, startProject } from "../support/runtime-project";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

const shell = { ...process.env };
const running: Simulator[] = [];
let desk: Simulator;

beforeAll(async () => {
  desk = await startSimulator({ projectDir: DESK });
});
afterEach(async () => {
  speak("en");
  process.env = { ...shell };
  await Promise.all(running.splice(0).map((sim) => sim.stop()));
});
afterAll(async () => {
  await desk.stop();
  removeTinyProjects();
});

interface Refused {
  readonly error: { readonly code?: string; readonly fact: string; readonly fix: string };
}

async function refusalOf(method: string, path: string, language: string, body?: unknown): Promise<Refused["error"]> {
  const response = await fetch(`${desk.url}/__sim${path}`, {
    method,
    headers: { "accept-language": language, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect([400, 404]).toContain(response.status);
  return ((await response.json()) as Refused).error;
}

test("a refusal over HTTP comes in the language that is asked for", async () => {
  expect(await refusalOf("GET", "/pushes/77/record", "zh-CN,zh;q=0.9,en;q=0.8")).toEqual({
    code: "DATA_MISSING",
    fact: '没有推送 "77"。',
    fix: expect.stringContaining("GET /__sim/pushes"),
  });
  expect((await refusalOf("GET", "/pushes/77/record", "fr, en-GB;q=0.7")).fact).toBe('There is no push "77".');
});

test("one that asks for no language of ours is answered in the one of the process", async () => {
  const fact = async () => (await refusalOf("DELETE", "/faults/9", "*")).fact;
  expect(await fact()).toBe("There is no such fault that can still be injected.");
  speak("zh");
  expect(await fact()).toBe("没有这个还能注入的故障。");
  expect((await refusalOf("DELETE", "/faults/9", "en")).fact).toMatch(/^There is no such fault/);
});

test.each([
  ["an unknown route", "GET", "/nowhere", undefined, "没有 GET /__sim/nowhere。"],
  ["what a schema refuses in our words", "POST", "/customers", { name: "" }, "name：请写一个名字。"],
  ["what is no event", "POST", "/push", { hello: 1 }, /^请求体：应为带 MsgType 的事件/],
  ["a document that is none", "POST", "/data/orders", { documents: [{ "a.b": 1 }] }, /^没有集合 "orders"。$/],
  ["a fault that is none", "POST", "/faults", { on: "push", kind: "twise" }, "模拟器没有故障“twise”。"],
  ["a time that is none", "POST", "/desk/try", { text: "?", at: "noon" }, 'at："noon" 不是时间。'],
])("%s is refused in Chinese", async (_, method, path, body, fact) => {
  const error = await refusalOf(method, path, "zh-CN", body);
  expect(error.fact).toEqual(typeof fact === "string" ? fact : expect.stringMatching(fact));
  expect(error.fix).toMatch(/\p{Script=Han}/u);
});

test("a page of another address is refused in Chinese as well", async () => {
  const headers = { "accept-language": "zh-CN", "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const { error } = (await (await fetch(`${desk.url}/__sim/samples`, { headers })).json()) as Refused;
  expect(error).toMatchObject({ code: "REQUEST_REFUSED", fact: "请求来自其他地址的网页。" });
});

test("an error that is thrown speaks the language of the process, and has the other one with it", () => {
  speak("zh");
  const refused = (() => {
    try {
      return checkFault({ on: "push", kind: "early" }, { canFreeze: true });
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toMatchObject({
    message: "[OPTION_INVALID] “push”上的“early”缺少 delayMs。\n  → 请写 delayMs：毫秒数，不小于 0。",
    texts: { fact: { en: '"early" on "push" lacks delayMs.' } },
  });
});

test("rules and notices are there in both languages", () => {
  expect(readRules({ attempts: "1" })).toMatchObject({ problem: { zh: 'attempts 是 "1"，应为 number' } });
  const [notice] = noticesOf([{ settings: { name: "text", runtime: "Nodejs16.13" } as never }], "20.1.0");
  expect(notice).toMatchObject({ zh: expect.stringMatching(/^text：运行环境是 Nodejs16\.13，本机是 Node 20\.1\.0。/) });
});

/** Replies with the variable that the customer names. */
const TELLS = 'defineFunction({ on: "text", handle: ({ Content }) => process.env[Content] ?? "nothing" })';

async function languageOfFunction(
  envVariables: Readonly<Record<string, string>> = {},
  options: ProjectOptions = {},
): Promise<readonly string[]> {
  const sim = await startProject({ text: { main: TELLS, envVariables } }, options);
  running.push(sim);
  const customer = sim.customer();
  await customer.says("MESSAGE_PUSH_LANG");
  return customer.replies;
}

test("functions say in their logs what this process says, unless the project has a language of its own for them", async () => {
  delete process.env.MESSAGE_PUSH_LANG;
  speak("zh");
  expect(await languageOfFunction()).toEqual(["zh"]);
  expect(await languageOfFunction({}, { files: { ".env.local": "MESSAGE_PUSH_LANG=en\n" } })).toEqual(["en"]);
  expect(await languageOfFunction({ MESSAGE_PUSH_LANG: "en" })).toEqual(["en"]);
  speak("en");
  expect(await languageOfFunction()).toEqual(["en"]);
});

test("an event is English for programs, and Chinese beside that for people; the time line follows the process", async () => {
  const sim = await startProject({ text: { main: TELLS } });
  running.push(sim);
  speak("zh");
  sim.faults.inject({ on: "start", kind: "die" });
  await sim.customer("小王").says("在吗");
  const ended = sim.events.all().flatMap((event) => (event.kind === "attempt-ended" ? [event.attempt] : []));
  expect(ended[0]).toMatchObject({
    detail: "crashed: The instance died while it was loading.",
    why: { en: "crashed: The instance died while it was loading.", zh: "crashed：实例在加载时死亡。" },
  });
  expect(sim.explain()).toMatch(/text 崩溃：实例在加载时死亡。/);
  expect(sim.explain(undefined, { language: "en" })).toMatch(/text crashed: The instance died while it was loading\./);
});

test("the test kit speaks the language of who runs the tests", async () => {
  process.env.MESSAGE_PUSH_LANG = "zh";
  const language = await spokenAfter(() => import("../../testing/index"));
  expect([language, spokenLanguage()]).toEqual(["zh", "en"]);
});

/** In a registry of its own, so that the language of this file stays. */
async function spokenAfter(load: () => Promise<unknown>): Promise<string> {
  let language = "";
  await jest.isolateModulesAsync(async () => {
    await load();
    const isolated = await import("../../src/language");
    language = isolated.spokenLanguage();
  });
  return language;
}
