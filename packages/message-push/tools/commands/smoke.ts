// message-push smoke: calls the deployed functions with an event that runs everything but the handler, and sends nothing.
import { PROJECT_DIR, runScript } from "../command-line";
import { isEnvId } from "../deploy/environment-id";
import { findTcb } from "../deploy/find-tcb";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";

const HELP = `Usage: npx message-push smoke [--env <id>] [--only <function>]

Calls each deployed function of cloudbaserc.json once, with tcb fn invoke: a function of a pair lets the event in, claims it, and completes
its record; the relay reads what is due; http_push must refuse an unsigned request. No handler runs, and nothing is sent.

It takes the key as npx message-push deploy does, and the pairs from the last npx message-push build.

  --env <id>    the environment (default ENV_ID of .env or the environment)
  --only <fn>   this function only; may be given several times
  --help        this text

Exit code 0: all functions answered as they should. 1: one did not, or the command was refused.`;

const FLAGS = { env: { type: "string" }, only: { type: "string", multiple: true } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  loadEnvironment(PROJECT_DIR);
  if (flags.env !== undefined) process.env.ENV_ID = requireEnvId(flags.env);
  findTcb(PROJECT_DIR);
  const { readDeploySettings } = await import("../deploy/read-settings");
  const { runSmoke } = await import("../smoke/run-smoke");
  const settings = readDeploySettings(PROJECT_DIR, process.env, flags.only ?? []);
  await runSmoke(settings, process.env, (line) => console.log(line));
});

function requireEnvId(given: string): string {
  if (isEnvId(given)) return given;
  const fix = "Give the id of the environment: 云开发控制台 → 设置 → 环境设置 → 环境 ID.";
  throw new ToolError("FLAG_INVALID", `--env is "${given}", which is no environment id.`, fix);
}
