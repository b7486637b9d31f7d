// The push table where Chinese is spoken: what it leaves open, its difference from the console, and what to do by hand.
import { speak } from "../../../src/language";
import type { FunctionConfig } from "../../../tools/push-table/callback-config";
import { differencesBetween } from "../../../tools/push-table/compare-tables";
import { makePushTable } from "../../../tools/push-table/make-push-table";
import { mergeRows } from "../../../tools/push-table/merge-rows";
import { readTableRequest } from "../../../tools/push-table/read-table-request";
import { renderPlan } from "../../../tools/push-table/render-plan";
import { renderPushTable } from "../../../tools/push-table/render-push-table";
import { renderSteps } from "../../../tools/push-table/render-steps";

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));

const row = (functionName: string, enable = true) => ({ msgType: "text", event: "", env: "e", functionName, enable });

test("the table names gaps and conflicts", () => {
  const table = makePushTable(
    [
      { name: "asked", pairs: ["text", "event:subscribe_msg_popup_event"] },
      { name: "sent", pairs: ["event:subscribe_msg_sent_event"] },
    ],
    "",
  );
  const text = renderPushTable(table);
  expect(text).toMatch(/^云开发 → 设置 → 其他设置 → 消息推送，推送模式选 云函数：/);
  expect(text).toMatch(
    /缺口：\n {2}image（客户发来图片）没有云函数：会推送到服务器地址或网页版客服工具。npx message-push new image\n/,
  );
  expect(text).toMatch(/冲突：\n {2}消息类型 event、事件类型 subscribe_msg_event 是一行，只能填一个云函数/);
});

test("a plan says each row's fate, and what stays off", () => {
  const config: FunctionConfig = { enable: false, callbacks: [row("theirs", false)] };
  const text = renderPlan({ function_config: config }, mergeRows(config, [row("ours")]));
  expect(text).toMatch(/^控制台里有 1 行；推送到云函数是关闭的。/);
  expect(text).toContain("原来是 theirs，环境 e，已关闭");
  expect(text).toMatch(/关闭着，并保持关闭：总开关、text。/);
});

test("the read-back, the steps by hand and a refusal", () => {
  const written: FunctionConfig = { enable: true, callbacks: [row("a")] };
  expect(differencesBetween(written, { enable: false, callbacks: [row("b")] }).map(({ zh }) => zh)).toEqual([
    "总开关是关闭的，应为开启",
    "text 是 b，环境 e（开启），应为 a，环境 e（开启）",
  ]);
  expect(renderSteps([row("a")]).zh).toMatch(
    /^手动完成：.*\n {2}1\. 消息类型 text，事件类型 —，环境 e，云函数 a\n其他项目/,
  );
  expect(() => readTableRequest({ values: { json: true }, positionals: ["plan"] })).toThrow(
    /--json 对 plan 没有作用。/,
  );
});
