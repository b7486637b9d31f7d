// A deploy from beginning to end: check, look, upload, look again, say what is left to do.
import { CodedError } from "../../src/coded-error";
import { ToolError } from "../tool-error";
import { checkBeforehand } from "./check-beforehand";
import { listFunctions } from "./cloud-functions";
import { type DeployFailure, deployFunctions } from "./deploy-functions";
import { fixFor } from "./explain";
import { nextSteps } from "./next-steps";
import { openSession, type TcbSession } from "./open-session";
import { createProgress, type ProgressOutput } from "./progress";
import type { DeploySettings } from "./read-settings";
import { refuseOtherRuntimes } from "./refuse-other-runtimes";
import type { RunTcb } from "./tcb";
import { emptyVariables } from "./template-variables";
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
  readonly faults: readonly string[];
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
      return { name, action, summary: `${runtime}  ${timeout} s  ${memorySize} MB`, faults: [] };
    });
    for (const line of emptyVariables(functions, options.environment)) output.write(`⚠ ${line}\n`);
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
    const faults = failure ? [notDeployed(failure)] : differences;
    return { name, action: planned[i]?.action ?? "update", summary, faults };
  });
}

/** @throws {ToolError} `DEPLOY_INCOMPLETE`, with all that is not as it should be */
export function refuseIncomplete({ functions }: DeployReport): void {
  const faults = functions.flatMap(({ name, faults }) => faults.map((text) => `${name}: ${text}`));
  if (faults.length > 0) throw incomplete(faults);
}

function notDeployed({ complaint }: DeployFailure): string {
  return `not deployed: ${complaint} → ${fixFor(complaint)}`;
}

function createdOf(functions: readonly DeployedFunction[]): readonly string[] {
  return functions.flatMap(({ name, action, faults }) => (action === "create" && faults.length === 0 ? [name] : []));
}

function incomplete(faults: readonly string[]): ToolError {
  return new ToolError(
    "DEPLOY_INCOMPLETE",
    `Not everything is as it should be:\n  ${faults.join("\n  ")}`,
    "Fix these and run npm run deploy again; what is deployed already is deployed once more, which does no harm.",
  );
}

function planText(envId: string, planned: readonly DeployedFunction[]): string {
  const lines = planned.map(({ name, action, summary }) => `  ${action}  ${name}  ${summary}`);
  return [`A deploy to ${envId} would:`, ...lines, "Nothing was changed."].join("\n");
}
