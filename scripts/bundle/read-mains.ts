// Reads what rides on `main` of built functions: the artifact itself says which pairs it is bound to, and how long it takes.
import { execFile } from "node:child_process";
import { ToolError } from "../tool-error";

/** Far beyond what loading takes; a function that loops while it loads must not hold the build. */
const LOAD_TIMEOUT_MS = 30_000;

/** Stands before and after each outcome, to tell it from what a function prints while it loads. */
const MARK = "\u0000pairs\u0000";

/**
 * Loads the files one after the other in one process. Each outcome is written at once, so that the one who ends or
 * blocks the process is the first without an outcome.
 */
const LOADER = `
const { writeSync } = require("node:fs");
const mark = ${JSON.stringify(MARK)};
for (const file of process.argv.slice(1)) writeSync(1, mark + JSON.stringify(load(file)) + mark);
process.exit(0);

function load(file) {
  try {
    const { main } = require(file);
    if (typeof main !== "function") return { fault: "exports no function \`main\`" };
    const pairs = main.on ?? [];
    const isList = Array.isArray(pairs) && pairs.every((pair) => typeof pair === "string");
    if (!isList) return { fault: "\`main.on\` is not a list of pairs" };
    return { pairs, isOfRuntime: main.on !== undefined, isSlow: main.slow === true, deadlineMs: Number(main.deadlineMs) || 0 };
  } catch (error) {
    return { fault: String(error?.message ?? error) };
  }
}
`;

/** What a built function says about itself. */
export interface MainFacts {
  /** None for a function that serves the machinery. */
  readonly pairs: readonly string[];
  /** Whether the runtime made it; a function of the team's own may stand beside those. */
  readonly isOfRuntime: boolean;
  readonly isSlow: boolean;
  /** When it answers a push at the latest, from its arrival; 0 when it is bound to none. */
  readonly deadlineMs: number;
}

type Outcome = MainFacts | { readonly fault: string };

/**
 * Tells what each built file says, in the same order.
 *
 * @throws {ToolError} `FUNCTION_ENTRY_INVALID` when a file cannot be loaded or has no `main`
 */
export async function readMains(functions: readonly { name: string; file: string }[]): Promise<readonly MainFacts[]> {
  const outcomes = await load(functions.map(({ file }) => file));
  const faults = outcomes.flatMap((outcome, i) =>
    "fault" in outcome ? [`${functions[i]?.name}: ${outcome.fault}`] : [],
  );
  if (faults.length === 0) return outcomes.filter((outcome) => "pairs" in outcome);
  throw new ToolError(
    "FUNCTION_ENTRY_INVALID",
    `These functions cannot be used:\n  ${faults.join("\n  ")}`,
    "index.ts must load without errors and `export const main = defineFunction({ on, handle })`.",
  );
}

async function load(files: readonly string[]): Promise<readonly Outcome[]> {
  const parts = (await runLoader(files)).split(MARK);
  const outcomes: Outcome[] = parts.filter((_, i) => i % 2 === 1).map((text) => JSON.parse(text));
  return outcomes.length < files.length
    ? [...outcomes, { fault: "ends or blocks the process while it is loaded" }]
    : outcomes;
}

/** How the process ended does not matter: what it told before does. */
function runLoader(files: readonly string[]): Promise<string> {
  const options = {
    maxBuffer: 2 ** 24,
    timeout: LOAD_TIMEOUT_MS,
    killSignal: "SIGKILL",
    env: outsideSettings(),
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, ["-e", LOADER, ...files], options, (_, stdout) => resolve(stdout));
  });
}

/** What a build makes depends on the sources alone: a function is checked with its settings where it has them, in the cloud. */
function outsideSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WECHAT|PUSH)_/.test(name)));
}
