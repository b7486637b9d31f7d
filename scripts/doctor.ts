// npm run doctor: looks at everything that has to be right before and after a deploy, and says how to fix what is not.
import { PROJECT_DIR, readFlags, runScript } from "./command-line";
import { readCollection } from "./doctor/read-collection";
import { renderReport } from "./doctor/render-report";
import { runDoctor } from "./doctor/run-doctor";

const HELP = `Usage: npm run --silent doctor [-- --json]

Looks at this machine, the project and what is known of the cloud: versions, ENV_ID, keys, AppID, functions and pairs, the build,
permissions, runtimes, timeouts, timers, variables, HTTP settings, the push table, the clock. Each row is ok, a warning, a fault, or
was not looked at, with the fix. Exit code 0 when there is no fault, 1 otherwise.

Nothing is changed. Over the network it asks for the time, of api.weixin.qq.com or WECHAT_API_BASE, and, where there is a key in
TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, whether the collection of pushes is in the environment.

  --json   the same for a program: { rows: [{ id, level, fact, fix?, code? }], faults, warnings }
  --help   this text`;

runScript(async () => {
  const { json } = readFlags({ help: HELP, flags: { json: { type: "boolean" } } });
  const report = await runDoctor({ projectDir: PROJECT_DIR, environment: process.env, readCollection });
  console.log(json ? JSON.stringify(report, null, 2) : renderReport(report));
  if (report.faults > 0) process.exitCode = 1;
});
