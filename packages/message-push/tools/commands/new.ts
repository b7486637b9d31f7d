// npx message-push new <pair>: makes the function of a pair, with its settings, its test and its line in the READMEs.

import type { Both } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push new <pair> [--name <folder>]

Makes the cloud function of a pair, for example: npx message-push new event:subscribe_msg_popup_event
docs/reference/pairs.md lists the pairs; "unknown" stands for all that are not documented.

  --name <folder>   another folder in cloudfunctions/ than the last part of the pair
  --help            this text

Exit code 0: written. 1: refused, and nothing was written.`,
  zh: `用法：npx message-push new <消息对> [--name <文件夹>]

为一个消息对新建云函数，例如：npx message-push new event:subscribe_msg_popup_event
全部消息对见 docs/reference/pairs.zh-CN.md；"unknown" 代表所有未记载的推送。

  --name <文件夹>   cloudfunctions/ 里的文件夹名（默认是消息对的最后一段）
  --help           显示本说明

退出码 0：已写入。1：被拒绝，什么都没有写入。`,
};

const FLAGS = { name: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async ({ values, positionals }) => {
  const { readFunctionRequest } = await import("../new/read-function-request");
  const request = readFunctionRequest(positionals, values.name, process.env.npm_config_name);
  const { inspectFunctions } = await import("../bundle/build-functions");
  const { makeFunction } = await import("../new/make-function");
  const { nextSteps } = await import("../new/next-steps");
  const made = await makeFunction(PROJECT_DIR, request, () => inspectFunctions(PROJECT_DIR));
  console.log(nextSteps(request, made));
});
