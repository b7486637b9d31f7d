// Stands for @cloudbase/ai, @cloudbase/app and web-streams-polyfill, which only `cloud.ai()` of node-sdk reaches.
class AiLeftOut {
  constructor() {
    throw new Error(
      "The AI client is left out of this bundle. Remove it from the table in packages/message-push/tools/bundle/slim-sdk.ts.",
    );
  }
}

module.exports = { AI: AiLeftOut, ReadableStream: AiLeftOut, LANGS: { ZH: "zh-CN" } };
