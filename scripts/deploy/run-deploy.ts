// A deploy from beginning to end: check, look, upload, look again, say what is left to do.
import { PushError } from "../../src/push-error";
import { checkBeforehand } from "./check-beforehand";
import { listFunctions } from "./cloud-functions";
import { type DeployFailure, deployFunctions } from "./deploy-functions";
import { mendFor } from "./explain";
import { nextSteps } from "./next-steps";
import { openSession, type TcbSession } from "./open-session";
import { createProgress, type ProgressOutput } from "./progress";
import type { DeploySettings } from "./read-settings";
import { refuseOtherRuntimes } from "./refuse-other-runtimes";
import { type VerifiedFunction, verifyFunctions } from "./verify";

export interface DeployOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Says what would happen, and changes nothing in the cloud. */
  readonly isDryRun: boolean;
  readonly output: ProgressOutput;
}

/**
 * Resolves when all is deployed and as it should be.
 *
 * @throws {PushError} `DEPLOY_INCOMPLETE` when something was changed and not all is well; any other code when nothing was
 */
export async function runDeploy(settings: DeploySettings, options: DeployOptions): Promise<void> {
  const say = (text: string) => options.output.write(`${text}\n`);
  say("Checking and building …");
  await checkBeforehand(settings.projectDir);
  const session = await openSession(settings, options.environment);
  try {
    const there = await listFunctions(session);
    refuseOtherRuntimes(settings, there);
    const names = settings.functions.map(({ name }) => name);
    const created = names.filter((name) => !there.some((fn) => fn.name === name));
    if (options.isDryRun) {
      say(planOf(settings, created));
      return;
    }
    say(`Deploying ${names.length} functions to ${session.envId}:`);
    const failures = await deployFunctions(session, names, createProgress(names, options.output));
    await lookAgain(session, settings, failures, say);
    say(`\n${nextSteps(settings, created)}`);
  } finally {
    session.close();
  }
}

async function lookAgain(
  session: TcbSession,
  { functions }: DeploySettings,
  failures: readonly DeployFailure[],
  say: (text: string) => void,
): Promise<void> {
  const verified = await verifyFunctions(session, functions).catch((error: unknown) => {
    throw incomplete(failures, error instanceof PushError ? [error.fact] : [String(error)]);
  });
  say("In the cloud now:");
  const width = Math.max(...verified.map(({ name }) => name.length));
  for (const { name, summary, differences } of verified)
    say(
      `  ${name.padEnd(width)}  ${[summary, ...differences.map((text) => `✖ ${text}`)].filter(Boolean).join(`\n  ${" ".repeat(width)}  `)}`,
    );
  // What was not deployed is named already.
  const differences = verified
    .filter(({ name }) => !failures.some((failure) => failure.name === name))
    .flatMap(tellDifferences);
  if (failures.length > 0 || differences.length > 0) throw incomplete(failures, differences);
}

function tellDifferences({ name, differences }: VerifiedFunction): readonly string[] {
  return differences.map((text) => `${name}: ${text}`);
}

function incomplete(failures: readonly DeployFailure[], differences: readonly string[]): PushError {
  const failed = failures.map(
    ({ name, complaint }) => `${name} was not deployed: ${complaint} → ${mendFor(complaint)}`,
  );
  return new PushError(
    "DEPLOY_INCOMPLETE",
    `Not everything is as it should be:\n  ${[...failed, ...differences].join("\n  ")}`,
    "Mend these and run npm run deploy again; what is deployed already is deployed once more, which does no harm.",
  );
}

function planOf({ functions, envId }: DeploySettings, created: readonly string[]): string {
  const lines = functions.map(
    ({ name, runtime, timeout, memorySize }) =>
      `  ${created.includes(name) ? "create" : "update"}  ${name}  ${runtime}  ${timeout} s  ${memorySize} MB`,
  );
  return [`A deploy to ${envId} would:`, ...lines, "Nothing was changed."].join("\n");
}
