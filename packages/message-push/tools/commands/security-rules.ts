// message-push security-rules: the environment's function security rules that keep clients away from push functions.

import { type Both, say } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push security-rules

Prints the rules as JSON. Paste them in 云开发控制台 → 云函数 → 权限控制, beside those of your other functions. They concern
calls of clients only: WeChat's pushes, timers and calls by a key pass. They take up to 3 minutes.

  --help   this text

Exit code 0: printed. 1: something is wrong in the sources, and no rules were printed.`,
  zh: `用法：npx message-push security-rules

以 JSON 列出权限规则。请粘贴到 云开发控制台 → 云函数 → 权限控制，和其他云函数的规则放在一起。只影响客户端的调用：
微信的推送、定时触发器和用密钥的调用不受影响。最多 3 分钟生效。

  --help   显示本说明

退出码 0：已列出。1：源码有问题，没有列出规则。`,
};

runScript({ help: HELP, flags: {} }, async () => {
  const { inspectFunctions } = await import("../bundle/build-functions");
  const { readProjectFunctions } = await import("../bundle/project-functions");
  const built = await inspectFunctions(PROJECT_DIR);
  const closed = built.filter(({ isOfRuntime }) => isOfRuntime).map(({ name }) => name);
  // The platform's own default for every other function; the key is required.
  const rules = {
    "*": { invoke: "auth != null" },
    ...Object.fromEntries(closed.map((name) => [name, { invoke: false }])),
  };
  console.log(JSON.stringify(rules, null, 2));
  const { foreign, cloudbaserc } = readProjectFunctions(PROJECT_DIR);
  const others = [...new Set([...foreign, ...cloudbaserc.others, ...built.map(({ name }) => name)])];
  const left = others.filter((name) => !closed.includes(name));
  // Beside the JSON, which somebody may pipe on.
  if (left.length > 0)
    console.error(
      say({
        en: `No rule for ${left.join(", ")}: clients may go on calling what is not a push function.`,
        zh: `没有为 ${left.join("、")} 写规则：它们不是推送云函数，客户端仍可以调用。`,
      }),
    );
});
