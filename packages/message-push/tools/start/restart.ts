// What a running simulator cannot take over, and the sentence that says so.
import type { BuildHappening } from "../../simulator/events";
import type { Both } from "../../src/language";
import type { BuildReport } from "../bundle/build-functions";

/** What the simulator was started with, and keeps until it ends. */
export interface StartedWith {
  /** Where the sources are, relative to the project. */
  readonly functionsDir: string;
  readonly functionRoot: string;
  /** The function that takes what is pushed over HTTP. */
  readonly receiver: string | undefined;
}

function restartReasons(started: StartedWith, now: StartedWith): readonly Both[] {
  const reasons: Both[] = [];
  const { functionsDir, functionRoot, receiver } = now;
  if (functionsDir !== started.functionsDir)
    reasons.push({
      en: `package.json names another folder of functions, "${functionsDir}": restart to use it.`,
      zh: `package.json 写了另一个云函数文件夹“${functionsDir}”：重启后生效。`,
    });
  if (functionRoot !== started.functionRoot)
    reasons.push({
      en: `cloudbaserc.json names another functionRoot, "${functionRoot}": restart to use it.`,
      zh: `cloudbaserc.json 写了另一个 functionRoot“${functionRoot}”：重启后生效。`,
    });
  if (receiver !== started.receiver)
    reasons.push(
      receiver === undefined
        ? {
            en: `"${started.receiver}" takes no pushes over HTTP any more: restart, so that none are sent there.`,
            zh: `“${started.receiver}”不再通过 HTTP 接收推送：请重启，以免继续往那里推送。`,
          }
        : {
            en: `"${receiver}" takes pushes over HTTP now: restart, so that they are sent there.`,
            zh: `“${receiver}”现在通过 HTTP 接收推送：请重启，推送才会发到那里。`,
          },
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
    for (const texts of reasons)
      if (!told.includes(texts.en)) announce({ kind: "restart-needed", text: texts.en, texts });
    told = reasons.map(({ en }) => en);
    return restartReasons(started, { ...started, ...now }).length > 0;
  };
}
