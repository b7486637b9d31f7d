// message-push smoke: calls the deployed functions with an event that runs everything but the handler, and sends nothing.

import type { Both } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";
import { ToolError } from "../tool-error";

const HELP: Both = {
  en: `Usage: npx message-push smoke [--env <id>] [--only <function>]

Calls each deployed function of cloudbaserc.json once, with tcb fn invoke: a function of a pair lets the event in, claims it, and completes
its record; the relay reads what is due; http_push must refuse an unsigned request. No handler runs, and nothing is sent.

It takes the key as npx message-push deploy does, and the pairs from the last npx message-push build.

  --env <id>    the environment (default ENV_ID of .env or the environment)
  --only <fn>   this function only; may be given several times
  --help        this text

Exit code 0: all functions answered as they should. 1: one did not, or the command was refused.`,
  zh: `用法：npx message-push smoke [--env <环境 ID>] [--only <云函数>]

用 \`tcb fn invoke\` 把 cloudbaserc.json 里已部署的云函数各调用一次：绑定了消息对的云函数接收事件、认领、完成记录；投递器读取到期的
内容；http_push 必须拒绝没有签名的请求。不会运行处理函数，也不会发送任何消息。

密钥与 npx message-push deploy 相同，消息对取自上一次 npx message-push build。

  --env <环境 ID>  云开发环境（默认是 .env 或环境变量里的 ENV_ID）
  --only <云函数>  只调用这一个；可以写多次
  --help          显示本说明

退出码 0：全部云函数应答正确。1：有一个不正确，或命令被拒绝。`,
};

const FLAGS = { env: { type: "string" }, only: { type: "string", multiple: true } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  const { loadEnvironment } = await import("../environment");
  const { findTcb } = await import("../deploy/find-tcb");
  loadEnvironment(PROJECT_DIR);
  if (flags.env !== undefined) process.env.ENV_ID = await requireEnvId(flags.env);
  findTcb(PROJECT_DIR);
  const { readDeploySettings } = await import("../deploy/read-settings");
  const { runSmoke } = await import("../smoke/run-smoke");
  const settings = readDeploySettings(PROJECT_DIR, process.env, flags.only ?? []);
  await runSmoke(settings, process.env, (line) => console.log(line));
});

async function requireEnvId(given: string): Promise<string> {
  const { isEnvId } = await import("../deploy/environment-id");
  if (isEnvId(given)) return given;
  throw new ToolError(
    "FLAG_INVALID",
    { en: `--env is "${given}", which is no environment id.`, zh: `--env 的值是“${given}”，不是环境 ID。` },
    {
      en: "Give the id of the environment: 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
      zh: "请写环境 ID：云开发控制台 → 设置 → 环境设置 → 环境 ID。",
    },
  );
}
