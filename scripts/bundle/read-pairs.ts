// Reads `main.on` from built functions: the artifact itself says which pairs it is bound to.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PushError } from "../../src/push-error";

/** Loads the files one after the other in one process, and prints what each of them exports. */
const LOADER = `
const outcomes = process.argv.slice(1).map((file) => {
  try {
    const { main } = require(file);
    return typeof main === "function" ? { pairs: main.on ?? [] } : { fault: "exports no function \`main\`" };
  } catch (error) {
    return { fault: String(error?.message ?? error) };
  }
});
process.stdout.write("\\u0000" + JSON.stringify(outcomes));
process.exit(0);
`;

/**
 * Tells the pairs of each built file, in the same order.
 *
 * @throws {PushError} `FUNCTION_ENTRY_INVALID` when a file cannot be loaded or has no `main`
 */
export async function readPairs(
  functions: readonly { name: string; file: string }[],
): Promise<readonly (readonly string[])[]> {
  const files = functions.map(({ file }) => file);
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", LOADER, ...files], { maxBuffer: 2 ** 24 });
  const outcomes: ({ pairs: string[] } | { fault: string })[] = JSON.parse(
    stdout.slice(stdout.lastIndexOf("\u0000") + 1),
  );
  const faults = outcomes.flatMap((outcome, i) =>
    "fault" in outcome ? [`${functions[i]?.name}: ${outcome.fault}`] : [],
  );
  if (faults.length === 0) return outcomes.map((outcome) => ("pairs" in outcome ? outcome.pairs : []));
  throw new PushError(
    "FUNCTION_ENTRY_INVALID",
    `These functions cannot be used:\n  ${faults.join("\n  ")}`,
    "index.ts must load without errors and `export const main = defineFunction({ on, handle })`.",
  );
}
