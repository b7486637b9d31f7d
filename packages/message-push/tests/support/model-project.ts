// Built functions that ask a model: one that chooses, and writes where the customer's words say so.
import type { ProjectFunction } from "./runtime-project";

export const MODEL_FILE = {
  settings: { keepsQuestions: true },
  rules: [
    { _id: "delivery", name: "发货时间", keywords: ["发货"], replies: ["48 小时内发货。"] },
    { _id: "refund", name: "退换货说明", keywords: ["退货"], replies: ["七天内可以退换。"] },
    { _id: "engraving", name: "刻字服务", keywords: ["刻字吗"], replies: ["可以刻字，三天做好。"] },
  ],
};

/** By an address and a key. */
export const ENDPOINT = {
  MODEL_BASE_URL: "https://model.simulator.invalid/v1",
  MODEL_NAME: "local",
  MODEL_API_KEY: "secret-key",
};
/** By the environment's own gateway, with no key. */
export const CLOUDBASE = { MODEL_BASE_URL: "cloudbase", MODEL_NAME: "deepseek/deepseek-flash" };

export const UNSURE = "这个问题我还不能确定。需要人工客服请回复“人工”。";

export const modelFunction = (
  envVariables: Readonly<Record<string, string>>,
  timeoutSeconds = 60,
): ProjectFunction => ({
  before: `const desk = openDesk(${JSON.stringify(MODEL_FILE)});\nconst model = openModel();`,
  main: `defineFunction({
    on: "text",
    prepare: desk.prepare,
    handle: async (event, context) =>
      (await answer(desk, event, context)) ??
      (await (event.Content.includes("写") ? compose : choose)(desk, model, event, context)) ??
      noAnswer(desk, event, context),
  })`,
  timeoutSeconds,
  envVariables,
  permissions: ["send", "setTyping", "security.msgSecCheck"],
});
