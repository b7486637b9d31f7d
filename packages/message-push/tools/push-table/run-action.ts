// Runs plan, apply or bound against the console that the environment names; the result is an exit code.
import { CodedError } from "../../src/coded-error";
import { type Both, say } from "../../src/language";
import { systemClock } from "../../src/platform/system-clock";
import { ToolError } from "../tool-error";
import { askYesNo } from "./ask-yes-no";
import { recordBound } from "./bound-by-hand";
import { consoleStateOf } from "./callback-config";
import { openConsole } from "./console-api";
import { writeConsoleState } from "./console-state";
import { readConsoleAccess } from "./console-token";
import type { WantedRow } from "./merge-rows";
import { applyTable, planTable, type TableJob } from "./plan-and-apply";
import type { TableRequest } from "./read-table-request";
import { BOUND_HINT, renderSteps, TOKEN_HINT } from "./render-steps";

interface Job extends Pick<TableRequest, "isYes" | "isSwitchingOn"> {
  readonly action: Exclude<TableRequest["action"], "print">;
  readonly wanted: readonly WantedRow[];
  readonly projectDir: string;
}

const EXIT = { asNeeded: 0, difference: 2, notRead: 3 } as const;

/** @throws {ToolError} see docs/reference/errors.md, PUSH_TABLE_… */
export async function runAction(job: Job): Promise<number> {
  if (job.action !== "plan") requireTerminal(job);
  if (job.action === "bound") return runBound(job);
  const access = readConsoleAccess();
  if (access === undefined) {
    console.log(`${say(renderSteps(job.wanted))}\n${say(BOUND_HINT)}\n\n${say(TOKEN_HINT)}`);
    return EXIT.notRead;
  }
  requireEnvironment(job.wanted);
  const table: TableJob = {
    ...job,
    console: openConsole(access, systemClock),
    remember: (config) => writeConsoleState(job.projectDir, consoleStateOf(config, Date.now())),
    print: console.log,
  };
  try {
    if (job.action === "plan") return (await planTable(table)) ? EXIT.difference : EXIT.asNeeded;
    return (await applyTable(table, () => ask(job, { en: "Write this?", zh: "写入这些改动吗？" })))
      ? EXIT.asNeeded
      : EXIT.difference;
  } catch (error) {
    if (!(error instanceof CodedError && error.code === "PUSH_TABLE_REFUSED")) throw error;
    console.error(error.message);
    console.log(`\n${say(renderSteps(job.wanted))}\n${say(BOUND_HINT)}`);
    return EXIT.notRead;
  }
}

async function runBound(job: Job): Promise<number> {
  requireEnvironment(job.wanted);
  console.log(say(renderSteps(job.wanted)));
  const question = {
    en: "Does the console show these rows, all switched on?",
    zh: "控制台里已有这些行，并且都已开启吗？",
  };
  if (!(await ask(job, question))) return EXIT.difference;
  recordBound(job.projectDir, job.wanted, Date.now());
  const recorded = {
    en: "Recorded in .push-table.json as you confirmed it; the console was not read. Commit the file.",
    zh: "已按您的确认记入 .push-table.json；没有读取控制台。请提交这个文件。",
  };
  console.log(`\n${say(recorded)}`);
  return EXIT.asNeeded;
}

async function ask({ isYes }: Job, question: Both): Promise<boolean> {
  return isYes || (await askYesNo(`\n${say(question)}`, process.stdin, process.stdout));
}

function requireTerminal({ isYes, action }: Job): void {
  if (isYes || (process.stdin.isTTY && process.stdout.isTTY)) return;
  throw new ToolError(
    "FLAG_INVALID",
    {
      en: `${action} asks before it writes, and there is no terminal to ask at. Nothing was written.`,
      zh: `${action} 写入前要先询问，而这里没有可以询问的终端。什么都没有写入。`,
    },
    {
      en: `Look at what plan shows, then call it with --yes: npx message-push push-table ${action} --yes`,
      zh: `请先看 plan 的结果，再加 --yes 运行：npx message-push push-table ${action} --yes`,
    },
  );
}

function requireEnvironment(wanted: readonly WantedRow[]): void {
  if (wanted.every(({ env }) => env !== "")) return;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    { en: "ENV_ID is not set, so the rows have no 环境.", zh: "没有设置 ENV_ID，所以各行没有环境。" },
    {
      en: "Copy .env.example to .env and fill in 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
      zh: "请把 .env.example 复制为 .env，填上 云开发控制台 → 设置 → 环境设置 → 环境 ID。",
    },
  );
}
