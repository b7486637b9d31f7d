// Stretches of time, of which some overlap.

/** By the simulator's clock, epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How much of the time between two moments the spans cover together. */
export function coveredMs(spans: readonly Span[], fromMs: number, toMs: number): number {
  let covered = 0;
  let doneMs = fromMs;
  for (const span of [...spans].sort((one, other) => one.fromMs - other.fromMs)) {
    const beginMs = Math.max(span.fromMs, doneMs);
    const endMs = Math.min(span.toMs, toMs);
    if (endMs <= beginMs) continue;
    covered += endMs - beginMs;
    doneMs = endMs;
  }
  return covered;
}
