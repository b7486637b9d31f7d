// Tells when the machine gave a process no time: it wants a turn many times a second, and counts by how much turns come late. What
// a function did itself meanwhile does not count: one that blocks its own event loop had time.

/** From when to when, by the machine's clock; epoch milliseconds. Several short whiles are told as one. */
export interface NoTime {
  readonly fromMs: number;
  readonly toMs: number;
}

const EVERY_MS = 10;
/** Timers are no more exact than that. */
const EXACTNESS_MS = 3;
/** So much is told at once. */
const LEAST_MS = 50;

/**
 * Calls `tell` whenever enough time was lost, first of all at the start of the process. Returns what ends it.
 *
 * @param isOwnWorkCounted for the campaign: to the functions it is the world, and whether that is busy or waits is the same to them
 */
export function watchNoTime(tell: (noTime: NoTime) => void, isOwnWorkCounted = false): () => void {
  let seenMs = 0;
  let usedMs = 0;
  let lostMs = 0;
  const look = (everyMs: number) => {
    const [nowMs, nowUsedMs] = [performance.now(), cpuTimeMs()];
    const lateMs = nowMs - seenMs - everyMs - (isOwnWorkCounted ? 0 : nowUsedMs - usedMs);
    [seenMs, usedMs] = [nowMs, nowUsedMs];
    if (lateMs >= EXACTNESS_MS) lostMs += lateMs;
    if (lostMs < LEAST_MS) return;
    const toMs = performance.timeOrigin + nowMs;
    tell({ fromMs: toMs - lostMs, toMs });
    lostMs = 0;
  };
  look(0);
  const timer = setInterval(look, EVERY_MS, EVERY_MS);
  // It keeps nothing alive.
  timer.unref();
  return () => clearInterval(timer);
}

function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
