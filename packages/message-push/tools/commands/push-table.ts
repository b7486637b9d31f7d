// message-push push-table: what to bind in the console, in the console's own words; plan and apply compare with it and set it.
import { PROJECT_DIR, runScript } from "../command-line";
import { loadEnvironment } from "../environment";
import { readTableRequest } from "../push-table/read-table-request";

const HELP = `Usage: npx message-push push-table [--json]
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
  3  the console was not read: no token, or none that may; the rows to bind by hand were printed`;

const yesNo = { type: "boolean" } as const;
const FLAGS = { json: yesNo, yes: yesNo, "switch-on": yesNo };

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async (given) => {
  const request = readTableRequest(given);
  loadEnvironment(PROJECT_DIR);
  const { runPushTable } = await import("../push-table/run-push-table");
  process.exitCode = await runPushTable(PROJECT_DIR, request);
});
