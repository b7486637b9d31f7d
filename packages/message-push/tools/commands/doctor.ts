// message-push doctor: looks at everything that has to be right before and after a deploy, and says how to fix what is not.
import { PROJECT_DIR, runScript } from "../command-line";

const HELP = `Usage: npx message-push doctor [--json]

Looks at this machine, the project and what is known of the cloud: versions, ENV_ID, keys, AppID, functions and pairs, types, the
build, permissions, runtimes, timeouts, timers, variables, HTTP settings, the push table, the desk, the probe, the clock. Each row is an error, a warning,
ok, or skipped, with the fix. Exit code 0 when there is no error, 1 otherwise.

Nothing is changed. Over the network it asks for the time, of api.weixin.qq.com or WECHAT_API_BASE, and, where there is a key in
TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, which collections are in the environment, and the hours of the desk.

  --json   the same for a program: { rows: [{ id, level, fact, fix?, code? }], errors, warnings }
  --help   this text`;

const FLAGS = { json: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: { json } }) => {
  const { runDoctor } = await import("../doctor/run-doctor");
  const { readCollection } = await import("../doctor/read-collection");
  const { renderReport } = await import("../doctor/render-report");
  const report = await runDoctor({ projectDir: PROJECT_DIR, environment: process.env, readCollection });
  console.log(json ? JSON.stringify(report, null, 2) : renderReport(report));
  if (report.errors > 0) process.exitCode = 1;
});
