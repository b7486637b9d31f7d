// What this machine does otherwise than the cloud, in plain words, said once when the simulator starts.

import type { BuiltFunction } from "../project/built-functions";
import type { Both } from "../src/language";
import { CAN_FREEZE } from "./can-freeze";
import { CAN_WATCH_MEMORY } from "./runner/memory-watch";

const NO_FREEZE: Both = {
  en: "This platform cannot freeze a process: instances go on between events.",
  zh: "本机的操作系统不能冻结进程：两次调用之间，实例会继续运行。",
};
const NO_MEMORY: Both = {
  en: "This platform does not show another process's memory: a function over its memorySize ends at its next request, when it waits or when it returns, but not while it blocks.",
  zh: "本机的操作系统看不到其他进程的内存：云函数超出 memorySize 后，要等到下一次请求、等待或返回时才会结束，阻塞期间不会。",
};

/** One sentence for each difference; none where there is none. */
export function noticesOf(
  functions: readonly Pick<BuiltFunction, "settings">[],
  nodeVersion: string = process.versions.node,
): readonly Both[] {
  return [
    ...nodeNotices(functions, nodeVersion),
    ...(CAN_FREEZE ? [] : [NO_FREEZE]),
    ...(CAN_WATCH_MEMORY ? [] : [NO_MEMORY]),
  ];
}

/** Functions run on this machine's Node, whatever their runtime is. */
function nodeNotices(functions: readonly Pick<BuiltFunction, "settings">[], nodeVersion: string): readonly Both[] {
  const runtimes = [...new Set(functions.map(({ settings }) => settings.runtime))];
  return runtimes
    .filter((runtime) => majorOf(runtime) !== majorOf(nodeVersion))
    .map((runtime) => {
      const names = functions
        .filter(({ settings }) => settings.runtime === runtime)
        .map(({ settings }) => settings.name);
      return {
        en: `${names.join(", ")}: the runtime is ${runtime}, and here it is Node ${nodeVersion}. What only one of the two can do shows in the cloud.`,
        zh: `${names.join("、")}：运行环境是 ${runtime}，本机是 Node ${nodeVersion}。两者的差别要到云端才看得出来。`,
      };
    });
}

function majorOf(version: string): string {
  return /\d+/.exec(version)?.[0] ?? "";
}
