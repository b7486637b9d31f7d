// What `new` and `init` say and write where Chinese is spoken. Code and names are one and the same in both languages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { speak } from "../../../src/language";
import { documentedPairs } from "../../../src/wechat/catalogue/pair-docs";
import { inTheirLanguage } from "../../../tools/new/handler-comments";
import { makeFunction } from "../../../tools/new/make-function";
import { nextSteps } from "../../../tools/new/next-steps";
import { readFunctionRequest } from "../../../tools/new/read-function-request";
import { renderFunction } from "../../../tools/new/render-function";
import { LOGIN, miniProgram, removeMiniPrograms } from "../../support/mini-program";
import { removeTinyProjects, tinyProject } from "../../support/tiny-project";

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));
afterAll(() => {
  removeTinyProjects();
  removeMiniPrograms();
});

const PAIR = "event:subscribe_msg_popup_event";
const comments = (lines: readonly string[]) => lines.flatMap((line) => /^\s*\/\/ (.*)$/.exec(line)?.[1] ?? []);

test("a function is made with Chinese comments and a Chinese test, and what is next is said", async () => {
  const { dir } = tinyProject();
  const request = readFunctionRequest([PAIR]);
  const made = await makeFunction(dir, request, async () => []);
  const text = (file: string) => readFileSync(join(dir, file), "utf8");
  expect(text("cloudfunctions/subscribe_msg_popup_event/index.ts")).toMatch(
    /^\/\/ 消息对 `event:subscribe_msg_popup_event`：/,
  );
  expect(text("tests/subscribe_msg_popup_event.test.ts")).toMatch(/test\("event:subscribe_msg_popup_event 的示例/);
  expect(nextSteps(request, made)).toMatch(
    /新建 {2}cloudfunctions[\s\S]*接下来：\n {2}1\. 写处理函数：[\s\S]*在 云开发 → 设置 → 其他设置 → 消息推送 里添加一行：消息类型 event，/,
  );
});

test("the code is the same as in English", () => {
  const code = (pair: string) =>
    renderFunction(pair)
      .split("\n")
      .filter((line) => !/^\s*\/\//.test(line));
  for (const [pair] of documentedPairs()) {
    speak("en");
    const english = code(pair);
    speak("zh");
    expect(code(pair)).toEqual(english);
  }
});

test("every comment of the catalogue's handlers has its Chinese", () => {
  const all = documentedPairs().flatMap(([, { handler }]) => comments(handler));
  expect(all.length).toBeGreaterThan(50);
  const untold = all.filter((comment) => inTheirLanguage(`// ${comment}`) === `// ${comment}`);
  expect([...new Set(untold)]).toEqual([]);
  expect(renderFunction("event:xpay_goods_deliver_notify")).toContain(
    "// 按 OutTradeNo 只发货一次，然后返回 ack.done()",
  );
  expect(renderFunction("unknown")).toContain("// 请写进云函数旁边的 own-pairs.ts");
});

test.each([
  [["txet"], /"txet" 不是消息对。\n {2}→ 是不是“text”？全部消息对见 docs\/reference\/pairs\.zh-CN\.md/],
  [["subscribe_msg_event"], /在控制台里那是“event:subscribe_msg_popup_event”、.*所在的行/],
  [["text", "image"], /写了 2 个消息对：text、image。/],
])("%j is refused in Chinese", (words, message) => {
  expect(() => readFunctionRequest(words)).toThrow(message);
});

test("init shows what changes, writes Chinese comments, and says what is next", async () => {
  const project = miniProgram({
    "package.json": '{ "name": "ours" }\n',
    "project.config.json": '{ "cloudfunctionRoot": "cloudfunctions/" }\n',
    "cloudfunctions/login/index.js": LOGIN,
  });
  const shown = await project.init();
  expect(shown).toContain("打包到 cloudfunctions/。已有的 1 个云函数保持原样。");
  expect(shown).toMatch(/新建 push-functions\/text\/index\.js[\s\S]*修改 package\.json/);
  expect(shown).toMatch(/已写入。接下来：\n {2}1\. npx message-push dev[\s\S]*手动完成：云开发 → 设置/);
  expect(project.read("push-functions/relay/index.js")).toMatch(/^\/\/ 定时触发器每分钟调用一次/);
  expect(project.read(".env.example")).toContain("# 环境 ID：云开发控制台");
  expect(await project.init()).toBe("已经都有了：什么都没有改动。");
});

test("是 is a yes", async () => {
  const project = miniProgram({ "package.json": "{}" });
  expect(await project.init({ isYes: false, answer: "是" })).toContain("已写入。");
});
