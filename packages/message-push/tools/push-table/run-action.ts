// Runs plan, apply or bound against the console that the environment names; the result is an exit code.
import { CodedError } from "../../src/coded-error";
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

/** @throws {ToolError} see docs/errors.md, PUSH_TABLE_… */
export async function runAction(job: Job): Promise<number> {
  if (job.action !== "plan") requireTerminal(job);
  if (job.action === "bound") return runBound(job);
  const access = readConsoleAccess();
  if (access === undefined) {
    console.log(`${renderSteps(job.wanted)}\n${BOUND_HINT}\n\n${TOKEN_HINT}`);
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
    return (await applyTable(table, () => ask(job, "\nWrite this?"))) ? EXIT.asNeeded : EXIT.difference;
  } catch (error) {
    if (!(error instanceof CodedError && error.code === "PUSH_TABLE_REFUSED")) throw error;
    console.error(error.message);
    console.log(`\n${renderSteps(job.wanted)}\n${BOUND_HINT}`);
    return EXIT.notRead;
  }
}

async function runBound(job: Job): Promise<number> {
  requireEnvironment(job.wanted);
  console.log(renderSteps(job.wanted));
  if (!(await ask(job, "\nDoes the console show these rows, all switched on?"))) return EXIT.difference;
  recordBound(job.projectDir, job.wanted, Date.now());
  console.log("\nRecorded in .push-table.json as you confirmed it; the console was not read. Commit the file.");
  return EXIT.asNeeded;
}

async function ask({ isYes }: Job, question: string): Promise<boolean> {
  return isYes || (await askYesNo(question, process.stdin, process.stdout));
}

function requireTerminal({ isYes, action }: Job): void {
  if (isYes || (process.stdin.isTTY && process.stdout.isTTY)) return;
  throw new ToolError(
    "FLAG_INVALID",
    `${action} asks before it writes, and there is no terminal to ask at. Nothing was written.`,
    `Look at what plan shows, then call it with --yes: npx message-push push-table ${action} --yes`,
  );
}

function requireEnvironment(wanted: readonly WantedRow[]): void {
  if (wanted.every(({ env }) => env !== "")) return;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    "ENV_ID is not set, so the rows have no 环境.",
    "Copy .env.example to .env and fill in 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
  );
}
