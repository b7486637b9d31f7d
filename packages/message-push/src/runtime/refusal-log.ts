// Lines about requests that were refused: whoever sends thousands may not fill the log, nor the bill for it.
import type { LogLine, Platform } from "./ports";

/** Alarms count lines: this many are enough for all of them. */
const LINES_PER_WINDOW = 10;
const WINDOW_MS = 60_000;

export interface RefusalLog {
  /** Writes the line, or counts it: at most ten of one kind in a minute are written. */
  write(line: LogLine, error?: unknown): void;
  /** Says how many were left out in minutes that are over. Called with every request, because a timer would keep a function alive. */
  settle(): void;
}

/** What lines of one kind share; a window begins with its first. */
interface Window {
  readonly line: LogLine;
  readonly startMs: number;
  count: number;
}

/**
 * Makes the log of one receiver. `reason` and `code` make a kind: both are of a few fixed words, so memory is bounded. The platform of
 * a server is there only later, so nothing of it is asked for here.
 */
export function createRefusalLog(platform: Pick<Platform, "clock" | "log">): RefusalLog {
  const windows = new Map<string, Window>();

  function settle(): void {
    for (const [kind, { line, startMs, count }] of windows) {
      // A clock that was set back ends a window, too.
      if (Math.abs(platform.clock.nowMs() - startMs) < WINDOW_MS) continue;
      windows.delete(kind);
      if (count > LINES_PER_WINDOW) platform.log({ ...line, leftOut: count - LINES_PER_WINDOW });
    }
  }

  return {
    write(line, error) {
      settle();
      const kind = `${line.event} ${line.reason ?? ""} ${line.code ?? ""}`;
      const window = windows.get(kind) ?? { line, startMs: platform.clock.nowMs(), count: 0 };
      windows.set(kind, window);
      window.count += 1;
      if (window.count <= LINES_PER_WINDOW) platform.log(line, error);
    },
    settle,
  };
}
