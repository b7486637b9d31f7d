// Records what was bound by hand, as its author confirms it, where no token may read the console.
import { readConsoleState, writeConsoleState } from "./console-state";
import { keyOf, type WantedRow } from "./merge-rows";

/** The project's rows as bound and on; rows of others stay as they were last known. */
export function recordBound(projectDir: string, wanted: readonly WantedRow[], nowMs: number): void {
  const own = new Set(wanted.map(keyOf));
  const others = readConsoleState(projectDir)?.rows.filter((row) => !own.has(keyOf(row))) ?? [];
  const rows = wanted.map(({ msgType, event, env, functionName }) => ({
    msgType,
    event,
    env,
    functionName,
    enable: true,
  }));
  writeConsoleState(projectDir, {
    readAtMs: nowMs,
    isByHand: true,
    isEnabled: true,
    isContainerMode: false,
    rows: [...others, ...rows],
  });
}
