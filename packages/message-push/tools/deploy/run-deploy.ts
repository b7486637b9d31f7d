// A deploy from beginning to end: check, look, upload, look again, say what is left to do.
import type { FunctionSettings } from "../../project/cloudbaserc";
import { type Environment, readTcbEnvironment } from "../../project/env-files";
import { variablesAskedFor } from "../../project/env-templates";
import { CodedError } from "../../src/coded-error";
import { renderTable } from "../table";
import { ToolError } from "../tool-error";
import { checkBeforehand } from "./check-beforehand";
import { listFunctions } from "./cloud-functions";
import { type DeployFailure, deployFunctions } from "./deploy-functions";
import { fixFor } from "./explain";
import { openSession, type TcbSession } from "./open-session";
import { createProgress, type ProgressOutput } from "./progress";
import type { DeploySettings } from "./read-settings";
import { refuseOtherRuntimes } from "./refuse-other-runtimes";
import type { RunTcb } from "./tcb";
import { verifyFunctions } from "./verify";

export interface DeployOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Says what would happen, and changes nothing in the cloud. */
  readonly isDryRun: boolean;
  /** For people; what a program wants to know is in the report. */
  readonly output: ProgressOutput;
  /** @default the real CLI */
  readonly tcb?: RunTcb;
}

/** What became of one function, or what would. */
export interface DeployedFunction {
  readonly name: string;
  readonly action: "create" | "update";
  /** Runtime, timeout, memory and so on: as they are in the cloud now, or as they would be. */
  readonly summary: string;
  /** What is not as it should be, each with its fix. */
  readonly problems: readonly string[];
}

export interface DeployReport {
  readonly envId: string;
  readonly isDryRun: boolean;
  readonly functions: readonly DeployedFunction[];
}

/** @throws {ToolError} only when nothing was changed, or `DEPLOY_INCOMPLETE` when it cannot be told what was */
export async function runDeploy(settings: DeploySettings, options: DeployOptions): Promise<DeployReport> {
  const { isDryRun, output } = options;
  const { envId, functions } = settings;
  output.write("Checking and building …\n");
  await checkBeforehand(settings.projectDir, options);
  const session = await openSession(settings, options.environment, options.tcb);
  try {
    const there = await listFunctions(session);
    refuseOtherRuntimes(settings, there);
    const planned = functions.map(({ name, runtime, timeout, memorySize }): DeployedFunction => {
      const action = there.some((fn) => fn.name === name) ? "update" : "create";
      return { name, action, summary: `${runtime}  ${timeout} s  ${memorySize} MB`, problems: [] };
    });
    const known = readTcbEnvironment(settings.projectDir, options.environment);
    for (const line of emptyVariables(functions, known)) output.write(`⚠ ${line}\n`);
    const done = isDryRun ? planned : await deployAll(session, settings, planned, output);
    output.write(`\n${isDryRun ? planText(envId, planned) : nextSteps(envId, createdOf(done))}\n`);
    return { envId, isDryRun, functions: done };
  } finally {
    session.close();
  }
}

async function deployAll(
  session: TcbSession,
  { functions, envId }: DeploySettings,
  planned: readonly DeployedFunction[],
  output: ProgressOutput,
): Promise<readonly DeployedFunction[]> {
  const names = planned.map(({ name }) => name);
  output.write(`Deploying ${names.length === 1 ? names[0] : `${names.length} functions`} to ${envId}:\n`);
  const failures = await deployFunctions(session, names, createProgress(names, output));
  const verified = await verifyFunctions(session, functions).catch((error: unknown) => {
    const fact = error instanceof CodedError ? error.fact : String(error);
    throw incomplete([...failures.map((failure) => `${failure.name}: ${notDeployed(failure)}`), fact]);
  });
  const width = Math.max(...names.map((name) => name.length));
  output.write("In the cloud now:\n");
  return verified.map(({ name, summary, differences }, i) => {
    const lines = [summary, ...differences.map((text) => `✖ ${text}`)].filter(Boolean);
    output.write(`  ${name.padEnd(width)}  ${lines.join(`\n  ${" ".repeat(width)}  `)}\n`);
    const failure = failures.find((failed) => failed.name === name);
    // What was not deployed differs for that reason.
    const problems = failure ? [notDeployed(failure)] : differences;
    return { name, action: planned[i]?.action ?? "update", summary, problems };
  });
}

/** @throws {ToolError} `DEPLOY_INCOMPLETE`, with all that is not as it should be */
export function refuseIncomplete({ functions }: DeployReport): void {
  const all = functions.flatMap(({ name, problems }) => problems.map((text) => `${name}: ${text}`));
  if (all.length > 0) throw incomplete(all);
}

function notDeployed({ complaint }: DeployFailure): string {
  return `not deployed: ${complaint} → ${fixFor(complaint)}`;
}

function createdOf(functions: readonly DeployedFunction[]): readonly string[] {
  return functions.flatMap(({ name, action, problems }) =>
    action === "create" && problems.length === 0 ? [name] : [],
  );
}

function incomplete(problems: readonly string[]): ToolError {
  return new ToolError(
    "DEPLOY_INCOMPLETE",
    `Not everything is as it should be:\n  ${problems.join("\n  ")}`,
    "Fix these and run npx message-push deploy again; what is deployed already is deployed once more, which does no harm.",
  );
}

function planText(envId: string, planned: readonly DeployedFunction[]): string {
  const lines = renderTable(
    planned.map(({ name, action, summary }) => [action, name, summary]),
    { indent: "  " },
  );
  return [`A deploy to ${envId} would:`, ...lines, "Nothing was changed."].join("\n");
}

/** What no tool can do for a team. `created`: the functions that were not there before. */
function nextSteps(envId: string, created: readonly string[]): string {
  const which =
    created.length > 0
      ? `These are new: ${created.join(", ")}. Upload each once`
      : "Where a config.json has changed since its last upload from DevTools, upload that function once";
  const steps = [
    `${which} from WeChat DevTools (right click → 上传并部署：所有文件). Only that makes the permissions of config.json effective, within 10 minutes; until then its cloud calls end with -604101.`,
    "Bind every row of the push table: npx message-push push-table prints them for 云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数.",
    `Ask the functions whether they work: npx message-push smoke --env ${envId}`,
  ];
  return ["Next, by hand:", ...steps.map((step, i) => `  ${i + 1}. ${step}`)].join("\n");
}

/**
 * The CLI fills in nothing for a variable that is not set, and replaces the whole set of a function: what was written
 * in the console is gone then. One line for each function that is concerned.
 */
function emptyVariables(functions: readonly FunctionSettings[], environment: Environment): readonly string[] {
  return functions.flatMap((fn) => {
    const empty = variablesAskedFor(fn).filter((name) => (environment[name] ?? "") === "");
    if (empty.length === 0) return [];
    return [`${fn.name} gets empty variables, whatever the console has now, because .env lacks: ${empty.join(", ")}`];
  });
}
