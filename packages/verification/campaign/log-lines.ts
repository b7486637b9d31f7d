// What functions print that the campaign understands: the runtime's own lines, and when an instance got no time.
import type { NoTime } from "./functions/no-time";

/** A line of the runtime, as it was received. */
export interface ReadLine {
  readonly atMs: number;
  readonly event: string;
  /** The key of the push that it is about. */
  readonly pushId?: string;
  readonly [field: string]: unknown;
}

const NO_TIME = /^no time from (\d+) to (\d+)$/;

/** Reads what was in a line's JSON; nothing when it is no line of the runtime. */
export function readLogLine(entry: Readonly<Record<string, unknown>> | undefined, atMs: number): ReadLine | undefined {
  if (typeof entry?.event !== "string" || typeof entry.level !== "string") return undefined;
  return { ...entry, event: entry.event, atMs } as ReadLine;
}

/** By the machine's clock. */
export function readNoTime(line: string): NoTime | undefined {
  const [, fromMs, toMs] = NO_TIME.exec(line) ?? [];
  return fromMs === undefined ? undefined : { fromMs: Number(fromMs), toMs: Number(toMs) };
}

/**
 * The lines of one call about one push, at the time when they were written. They may be received late, each by another while; but
 * each also says how long after the first one it was written, and one of them was received soon.
 */
export function atWritingTime(lines: readonly ReadLine[]): readonly ReadLine[] {
  const isLater = (line: ReadLine, i: number) => sinceArrivalMs(line) >= sinceArrivalMs(lines[i - 1] ?? line);
  // A relay may come back to a push, which then begins anew.
  const end = lines.findIndex((line, i) => !isLater(line, i));
  const [own, rest] = end < 0 ? [lines, []] : [lines.slice(0, end), lines.slice(end)];
  const beganAtMs = Math.min(...own.map((line) => line.atMs - sinceArrivalMs(line)));
  const timed = own.map((line) => ({ ...line, atMs: beganAtMs + sinceArrivalMs(line) }));
  return rest.length === 0 ? timed : [...timed, ...atWritingTime(rest)];
}

function sinceArrivalMs({ sinceArrivalMs: sinceMs }: ReadLine): number {
  return Number(sinceMs ?? 0);
}
