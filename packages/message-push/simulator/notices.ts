// What this machine does otherwise than the cloud, in plain words, said once when the simulator starts.
import type { BuiltFunction } from "../project/built-functions";
import { CAN_FREEZE } from "./can-freeze";
import { CAN_WATCH_MEMORY } from "./runner/memory-watch";

/** One sentence for each difference; none where there is none. */
export function noticesOf(
  functions: readonly Pick<BuiltFunction, "settings">[],
  nodeVersion: string = process.versions.node,
): readonly string[] {
  return [
    ...nodeNotices(functions, nodeVersion),
    ...(CAN_FREEZE ? [] : ["This platform cannot freeze a process: instances go on between events."]),
    ...(CAN_WATCH_MEMORY
      ? []
      : [
          "This platform does not show another process's memory: a function over its memorySize ends at its next request, when it waits or when it returns, but not while it blocks.",
        ]),
  ];
}

/** Functions run on this machine's Node, whatever their runtime is. */
function nodeNotices(functions: readonly Pick<BuiltFunction, "settings">[], nodeVersion: string): readonly string[] {
  const runtimes = [...new Set(functions.map(({ settings }) => settings.runtime))];
  return runtimes
    .filter((runtime) => majorOf(runtime) !== majorOf(nodeVersion))
    .map((runtime) => {
      const names = functions
        .filter(({ settings }) => settings.runtime === runtime)
        .map(({ settings }) => settings.name);
      return `${names.join(", ")}: the runtime is ${runtime}, and here it is Node ${nodeVersion}. What only one of the two can do shows in the cloud.`;
    });
}

function majorOf(version: string): string {
  return /\d+/.exec(version)?.[0] ?? "";
}
