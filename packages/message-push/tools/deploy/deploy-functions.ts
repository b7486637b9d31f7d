// Deploys function by function: that way every failure has a name. tools/decisions.md says why the CLI's --all is not enough.
import { type Both, same, say } from "../../src/language";
import { mapConcurrently } from "../map-concurrently";
import type { TcbSession } from "./open-session";
import type { DeployProgress } from "./progress";
import { hasFailed } from "./tcb";

/** A function that the CLI did not deploy, and what it said. */
export interface DeployFailure {
  readonly name: string;
  readonly complaint: Both;
}

/** Runs of the CLI side by side: it mostly waits for the cloud, once a second. */
export const AT_ONCE = 3;

/** Resolves with those that failed; one that fails does not keep the others from being deployed. */
export async function deployFunctions(
  session: TcbSession,
  names: readonly string[],
  progress: DeployProgress,
): Promise<readonly DeployFailure[]> {
  const outcomes = await mapConcurrently(names, AT_ONCE, async (name) => {
    progress.begin(name);
    const startedAtMs = performance.now();
    // --yes where --force would do: an update by --force forgets --deployMode and uploads over COS.
    const args = ["fn", "deploy", name, "-e", session.envId, "--yes", "--deployMode", "zip"];
    const run = await session.run(args);
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    const complaint = run.complaint === "" ? endedWith(run.exitCode) : same(run.complaint);
    const deployed = { en: `✔ deployed in ${seconds} s`, zh: `✔ 已部署，用时 ${seconds} s` };
    progress.end(name, hasFailed(run) ? `✖ ${say(complaint)}` : say(deployed));
    return hasFailed(run) ? [{ name, complaint }] : [];
  });
  return outcomes.flat();
}

function endedWith(exitCode: number | null): Both {
  return exitCode === null
    ? { en: "the CLI ended with nothing, after 16 minutes", zh: "tcb 16 分钟后仍没有结果" }
    : { en: `the CLI ended with ${exitCode}`, zh: `tcb 的退出码是 ${exitCode}` };
}
