// message-push doctor: looks at everything that has to be right before and after a deploy, and says how to fix what is not.
import type { Both } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push doctor [--json]

Looks at this machine, the project and what is known of the cloud: versions, ENV_ID, keys, AppID, functions and pairs, types, the
build, permissions, runtimes, timeouts, timers, variables, HTTP settings, the push table, the desk, the probe, the clock. Each row is an error, a warning,
ok, or skipped, with the fix. Exit code 0 when there is no error, 1 otherwise.

Nothing is changed. Over the network it asks for the time, of api.weixin.qq.com or WECHAT_API_BASE, and, where there is a key in
TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, which collections are in the environment, and the hours of the desk.

  --json   the same for a program: { rows: [{ id, level, fact, fix?, code? }], errors, warnings }
  --help   this text`,
  zh: `用法：npx message-push doctor [--json]

体检：检查这台机器、这个项目，以及已知的云上情况：版本、ENV_ID、密钥、AppID、云函数和消息对、类型、构建、权限、运行环境、超时时间、
定时触发器、环境变量、HTTP 推送的设置、推送表、客服台、探测结果、时钟。每一行是错误、警告、正常或未检查，并附解决办法。没有错误时退出码为 0，否则为 1。

不改动任何东西。会联网向 api.weixin.qq.com 或 WECHAT_API_BASE 询问时间；设置了密钥 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 时，
还会查询云环境里有哪些集合，以及客服台的服务时间。

  --json   供程序读取，内容相同，文字是英文：{ rows: [{ id, level, fact, fix?, code? }], errors, warnings }
  --help   显示本说明`,
};

const FLAGS = { json: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: { json } }) => {
  const { runDoctor } = await import("../doctor/run-doctor");
  const { readCollection } = await import("../doctor/read-collection");
  const { renderReport } = await import("../doctor/render-report");
  const report = await runDoctor({ projectDir: PROJECT_DIR, environment: process.env, readCollection });
  console.log(json ? JSON.stringify(report, null, 2) : renderReport(report));
  if (report.errors > 0) process.exitCode = 1;
});
