// npm run push-table: what to bind in the console, in the console's own words; plan and apply compare with it and set it.
import { buildFunctions } from "./bundle/build-functions";
import { PROJECT_DIR, readArguments, runScript } from "./command-line";
import { loadEnvironment } from "./environment";
import { makePushTable } from "./push-table/make-push-table";
import { readRequest } from "./push-table/read-request";
import { renderPushTable } from "./push-table/render-push-table";
import { runAction } from "./push-table/run-action";
import { ToolError } from "./tool-error";

const HELP = `Usage: npm run --silent push-table [-- --json]
       npm run --silent push-table -- plan [--switch-on]
       npm run --silent push-table -- apply [--yes] [--switch-on]
       npm run --silent push-table -- bound [--yes]

Prints the rows of 云开发 → 设置 → 其他设置 → 消息推送 that the functions of this project need; the environment is ENV_ID of .env.
The exit code is 1 when they contradict each other.

  plan         compares them with what the console has
  apply        shows the difference, asks, writes it, and reads it back; rows of others are kept
  bound        after you have bound the rows by hand: notes that in .push-table.json
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

runScript(async () => {
  const yesNo = { type: "boolean" } as const;
  const flags = { json: yesNo, yes: yesNo, "switch-on": yesNo };
  const request = readRequest(readArguments({ help: HELP, flags }));
  loadEnvironment(PROJECT_DIR);
  const functions = await buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false });
  const table = makePushTable(functions, process.env.ENV_ID ?? "");
  const { action } = request;
  if (action === "print") {
    console.log(request.isJson ? JSON.stringify(table, null, 2) : renderPushTable(table));
    if (table.conflicts.length > 0) process.exitCode = 1;
    return;
  }
  if (table.conflicts.length > 0) {
    throw new ToolError(
      "PUSH_TABLE_CONFLICT",
      `The functions contradict each other: ${table.conflicts.join(" ")}`,
      "Fix that first; `npm run push-table` shows the whole table.",
    );
  }
  process.exitCode = await runAction({ ...request, action, wanted: table.rows, projectDir: PROJECT_DIR });
});
