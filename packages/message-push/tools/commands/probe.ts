// message-push probe: finds out in a real environment what the documents leave open, and removes whatever it made.
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import { isEnvId } from "../deploy/environment-id";
import { findTcb } from "../deploy/find-tcb";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";

const HELP = `Usage: npx message-push probe [--env <id>] [--alone] [--only <part>] [--despite-customers]
       npx message-push probe --rehearse
       npx message-push probe --clean [--env <id>]

Finds out in about ten minutes what WeChat and CloudBase really do in your environment, where their documents say nothing. It deploys one
function of its own, message-push-probe, with one timer, makes one collection, message_push_probe, and removes all of it at the end, also
after Ctrl-C. It touches nothing else. Some parts need you: a phone with the mini program, and the console. It sends messages to you alone.

At the end it prints what is believed and what was seen, and writes probe-report.json and probe-report.md. They hold no openid, content,
token, key or environment id; docs/probe.md says what to do with them.

It logs in as npx message-push deploy does.

  --env <id>           the environment (default ENV_ID of .env or the environment)
  --alone              only the parts that need nobody
  --only <part>        this part only; may be given several times. --only list prints them
  --despite-customers  also in an environment to which customers wrote in the last hour
  --rehearse           the same against a stand-in of the cloud on this machine: no account, no network, nobody is asked
  --clean              only remove what a probe that was killed has left
  --help               this text

Exit code 0: it ran to its end, whatever it saw. 1: it was refused, or something could not be removed. 130: Ctrl-C, all is removed.`;

const FLAGS = {
  env: { type: "string" },
  alone: { type: "boolean" },
  only: { type: "string", multiple: true },
  "despite-customers": { type: "boolean" },
  rehearse: { type: "boolean" },
  clean: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  refuseSwallowedFlags(process.env, ["rehearse", "clean", "alone"], "probe");
  if (flags.rehearse === true && flags.clean === true)
    throw new ToolError(
      "FLAG_INVALID",
      "--clean is of no use with --rehearse.",
      "Nothing of a rehearsal stays: leave one of them out.",
    );
  const { chooseParts } = await import("../probe/choose-parts");
  if (flags.only?.includes("list") === true)
    return console.log(
      chooseParts([])
        .map(({ id, title }) => `${id}: ${title}`)
        .join("\n"),
    );
  const parts = chooseParts(flags.only ?? []);
  loadEnvironment(PROJECT_DIR);
  if (flags.env !== undefined) process.env.ENV_ID = requireEnvId(flags.env);
  findTcb(PROJECT_DIR);
  const { runFromCommandLine } = await import("../probe/run-from-command-line");
  process.exitCode = await runFromCommandLine({
    projectDir: PROJECT_DIR,
    parts,
    does: flags.clean === true ? "clean" : flags.rehearse === true ? "rehearse" : "probe",
    isAlone: flags.alone === true,
    despiteCustomers: flags["despite-customers"] === true,
  });
});

function requireEnvId(given: string): string {
  if (isEnvId(given)) return given;
  const fix = "Give the id of the environment: 云开发控制台 → 设置 → 环境设置 → 环境 ID.";
  throw new ToolError("FLAG_INVALID", `--env is "${given}", which is no environment id.`, fix);
}
