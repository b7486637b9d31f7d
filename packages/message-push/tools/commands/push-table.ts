// message-push push-table: what to bind in the console, in the console's own words; plan and apply compare with it and set it.

import type { Both } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push push-table [--json]
       npx message-push push-table plan [--switch-on]
       npx message-push push-table apply [--yes] [--switch-on]
       npx message-push push-table bound [--yes]

Prints the rows of 云开发 → 设置 → 其他设置 → 消息推送 that the functions of this project need; the environment is ENV_ID of .env.
The exit code is 1 when they contradict each other. It reads the sources as they are now, and changes nothing in dist/.

  plan         compares them with what the console has
  apply        shows the difference, asks, writes it, and reads it back; rows of others are kept
  bound        after you have bound the rows by hand: records that in .push-table.json
  --yes        asks nothing; needed where there is no terminal, as in CI
  --switch-on  also switches on what is off in the console; without it, what is off is named and stays off
  --json       the table for a program: { rows, httpOnly, gaps, conflicts }
  --help       this text

plan and apply need a token that may: WECHAT_PUSH_TABLE_TOKEN, the authorizer_access_token of a third-party platform. Without it they
try the mini program's own, by WECHAT_APPID and WECHAT_APPSECRET. Where neither may, they print what to do by hand.
What was read is kept in .push-table.json, for doctor and CI: commit it. No token and no secret is in it.

Exit codes of plan and apply:
  0  the console has what the project needs
  1  an error; nothing was written, unless it says so
  2  there is a difference: plan found one, or you said no to apply
  3  the console was not read: no token, or none that may; the rows to bind by hand were printed`,
  zh: `用法：npx message-push push-table [--json]
      npx message-push push-table plan [--switch-on]
      npx message-push push-table apply [--yes] [--switch-on]
      npx message-push push-table bound [--yes]

列出本项目的云函数在 云开发 → 设置 → 其他设置 → 消息推送 里需要的各行；环境是 .env 里的 ENV_ID。
各行互相冲突时退出码是 1。按现在的源码计算，不改动 dist/。

  plan         与控制台里现有的各行比较
  apply        列出差别，询问，写入，再回读；别人的行保留
  bound        手动绑定之后运行：把结果记入 .push-table.json
  --yes        不询问；没有终端时必须加上，例如在 CI 里
  --switch-on  把控制台里关闭的也开启；不加时，只列出关闭的，并保持关闭
  --json       给程序用的表：{ rows, httpOnly, gaps, conflicts }
  --help       显示本说明

plan 和 apply 需要有权限的 token：WECHAT_PUSH_TABLE_TOKEN，即第三方平台的 authorizer_access_token。没有时，用 WECHAT_APPID 和
WECHAT_APPSECRET 试用小程序自己的 token。都没有权限时，列出要手动完成的内容。
读到的内容存入 .push-table.json，供 doctor 和 CI 使用：请提交它。里面没有 token 和密钥。

plan 和 apply 的退出码：
  0  控制台符合本项目的需要
  1  出错；除非另有说明，什么都没有写入
  2  有差别：plan 发现了，或您在 apply 时选择了不写
  3  没有读取控制台：没有 token，或都没有权限；已列出要手动绑定的各行`,
};

const yesNo = { type: "boolean" } as const;
const FLAGS = { json: yesNo, yes: yesNo, "switch-on": yesNo };

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async (given) => {
  const { readTableRequest } = await import("../push-table/read-table-request");
  const { loadEnvironment } = await import("../environment");
  const request = readTableRequest(given);
  loadEnvironment(PROJECT_DIR);
  const { runPushTable } = await import("../push-table/run-push-table");
  process.exitCode = await runPushTable(PROJECT_DIR, request);
});
