// npm run push-table: what to bind in the console, in the console's own words, with gaps and conflicts.
import { buildFunctions } from "./bundle/build-functions";
import { PROJECT_DIR, readFlags, runScript } from "./command-line";
import { loadEnvironment } from "./environment";
import { makePushTable } from "./push-table/make-push-table";
import { renderPushTable } from "./push-table/render-push-table";

const HELP = `Usage: npm run --silent push-table [-- --json]

Prints the rows of 云开发 → 设置 → 其他设置 → 消息推送 that the functions of this project need; the environment is ENV_ID of .env.
The exit code is 1 when they contradict each other.

  --json   the same for a program: { rows, httpOnly, gaps, conflicts }
  --help   this text`;

runScript(async () => {
  const { json } = readFlags({ help: HELP, flags: { json: { type: "boolean" } } });
  const functions = await buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false });
  const table = makePushTable(functions, environmentId());
  console.log(json ? JSON.stringify(table, null, 2) : renderPushTable(table));
  if (table.conflicts.length > 0) process.exitCode = 1;
});

function environmentId(): string {
  loadEnvironment(PROJECT_DIR);
  return process.env.ENV_ID ?? "";
}
