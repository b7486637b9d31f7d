// What a running simulator cannot take over, and the sentence that says so.
import type { BuildHappening } from "../../simulator/events";
import type { BuildReport } from "../bundle/build-functions";

/** What the simulator was started with, and keeps until it ends. */
export interface StartedWith {
  /** Where the sources are, relative to the project. */
  readonly functionsDir: string;
  readonly functionRoot: string;
  /** The function that takes what is pushed over HTTP. */
  readonly receiver: string | undefined;
}

function restartReasons(started: StartedWith, now: StartedWith): readonly string[] {
  const reasons: string[] = [];
  if (now.functionsDir !== started.functionsDir)
    reasons.push(`package.json names another folder of functions, "${now.functionsDir}": restart to use it.`);
  if (now.functionRoot !== started.functionRoot)
    reasons.push(`cloudbaserc.json names another functionRoot, "${now.functionRoot}": restart to use it.`);
  if (now.receiver !== started.receiver)
    reasons.push(
      now.receiver === undefined
        ? `"${started.receiver}" takes no pushes over HTTP any more: restart, so that none are sent there.`
        : `"${now.receiver}" takes pushes over HTTP now: restart, so that they are sent there.`,
    );
  return reasons;
}

/** The function that takes what is pushed over HTTP, where the project has one. */
export function receiverIn({ functions }: Pick<BuildReport, "functions">): string | undefined {
  return functions.find(({ dispatchesTo }) => dispatchesTo.length > 0)?.name;
}

/**
 * Compares what is there with what the simulator was started with, and says once what only a restart takes over.
 *
 * @returns whether there is anything among what is given
 */
export function createRestartNotice(
  started: StartedWith,
  announce: (happening: BuildHappening) => void,
): (now: Partial<StartedWith>) => boolean {
  let told: readonly string[] = [];
  let current = started;
  return (now) => {
    current = { ...current, ...now };
    const reasons = restartReasons(started, current);
    for (const text of reasons) if (!told.includes(text)) announce({ kind: "restart-needed", text });
    told = reasons;
    return restartReasons(started, { ...started, ...now }).length > 0;
  };
}
