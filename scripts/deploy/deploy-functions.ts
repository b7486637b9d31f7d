// Deploys function by function: that way every failure has a name. docs/decisions.md says why the CLI's --all is not enough.
import type { TcbSession } from "./open-session";
import type { Progress } from "./progress";
import { hasFailed } from "./tcb";

/** A function that the CLI did not deploy, and what it said. */
export interface DeployFailure {
  readonly name: string;
  readonly complaint: string;
}

/** The CLI mostly waits for the cloud, once a second. */
const AT_ONCE = 3;

/** Resolves with those that failed; one that fails does not keep the others from being deployed. */
export async function deployFunctions(
  session: TcbSession,
  names: readonly string[],
  progress: Progress,
): Promise<readonly DeployFailure[]> {
  const outcomes = await inTurns(names, async (name) => {
    progress.begin(name);
    const startedAtMs = performance.now();
    // --yes where --force would do: an update by --force forgets --deployMode and uploads over COS.
    const args = ["fn", "deploy", name, "-e", session.envId, "--yes", "--deployMode", "zip"];
    const run = await session.run(args);
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    const complaint = run.complaint || `the CLI ended with ${run.exitCode ?? "nothing, after 16 minutes"}`;
    progress.end(name, hasFailed(run) ? `✖ ${complaint}` : `✔ deployed in ${seconds} s`);
    return hasFailed(run) ? [{ name, complaint }] : [];
  });
  return outcomes.flat();
}

/** Does the work for every item, a few at a time; results in order. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
