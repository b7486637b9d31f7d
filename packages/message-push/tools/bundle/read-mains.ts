// Reads what rides on `main` of built functions: the artifact itself holds the pairs it is bound to and its deadline.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { FunctionManifest } from "../../project/function-manifest";
import { ToolError } from "../tool-error";

/** Far beyond what loading takes, also of a hundred functions on a busy machine; one that loops while it loads must not hold the build. */
const LOAD_TIMEOUT_MS = 30_000;
const TIMEOUT_PER_FUNCTION_MS = 1_000;

const LOADER = join(__dirname, "load-mains.js");

/** The part of the manifest that a built function holds itself. */
export type MainFacts = Pick<FunctionManifest, "pairs" | "isOfRuntime" | "isSlow" | "deadlineMs">;

type Outcome = MainFacts | { readonly problem: string };

/**
 * Reads each built file; results in the same order.
 *
 * @throws {ToolError} `FUNCTION_ENTRY_INVALID` when a file cannot be loaded or has no `main`
 */
export async function readMains(functions: readonly { name: string; file: string }[]): Promise<readonly MainFacts[]> {
  const outcomes = await load(functions.map(({ file }) => file));
  const problems = outcomes.flatMap((outcome, i) =>
    "problem" in outcome ? [`${functions[i]?.name}: ${outcome.problem}`] : [],
  );
  if (problems.length === 0) return outcomes.filter((outcome) => "pairs" in outcome);
  throw new ToolError(
    "FUNCTION_ENTRY_INVALID",
    `These functions cannot be used:\n  ${problems.join("\n  ")}`,
    "index.ts or index.js must load without errors and `export const main = defineFunction({ on, handle })`, or `exports.main = …` where it requires.",
  );
}

async function load(files: readonly string[]): Promise<readonly Outcome[]> {
  const mark = randomUUID();
  const parts = (await runLoader(mark, files)).split(mark);
  const outcomes: Outcome[] = parts.filter((_, i) => i % 2 === 1).map((text) => JSON.parse(text));
  return outcomes.length < files.length
    ? [...outcomes, { problem: "ends or blocks the process while it is loaded" }]
    : outcomes;
}

/** How the process ended does not matter: what it printed before does. */
function runLoader(mark: string, files: readonly string[]): Promise<string> {
  const options = {
    maxBuffer: 2 ** 24,
    timeout: LOAD_TIMEOUT_MS + files.length * TIMEOUT_PER_FUNCTION_MS,
    killSignal: "SIGKILL",
    env: outsideSettings(),
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [LOADER, mark, ...files], options, (_, stdout) => resolve(stdout));
  });
}

/** What a build makes depends on the sources alone: a function is checked with its settings where it has them, in the cloud. */
function outsideSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WECHAT|PUSH)_/.test(name)));
}
