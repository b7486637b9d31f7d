// How many pushes the relay works on side by side: more while the database answers as fast as it can, fewer when it slows down.

const LEAST = 4;
const FIRST = 8;
const MOST = 64;
/** Compared with the best: as fast up to that, and slowed down from that. */
const AS_FAST = 1.5;
const SLOWED_DOWN = 3;
/** What is no difference, however fast the database is. */
const NO_DIFFERENCE_MS = 10;

/** The pace of one run. Pure: it is told how long calls took. */
export class Pace {
  #limit = FIRST;
  #bestMs = Number.POSITIVE_INFINITY;
  #calls = 0;
  #sumMs = 0;

  /** How many may be under way. */
  get limit(): number {
    return this.#limit;
  }

  /** A call took so long. After as many as are under way at a time, the limit follows their mean. */
  took(durationMs: number): void {
    this.#calls += 1;
    this.#sumMs += durationMs;
    if (this.#calls < this.#limit) return;
    const meanMs = this.#sumMs / this.#calls;
    this.#calls = 0;
    this.#sumMs = 0;
    this.#bestMs = Math.min(this.#bestMs, meanMs);
    if (meanMs <= this.#bestMs * AS_FAST + NO_DIFFERENCE_MS) this.#limit = Math.min(MOST, Math.ceil(this.#limit * 1.5));
    else if (meanMs >= this.#bestMs * SLOWED_DOWN) this.#limit = Math.max(LEAST, Math.floor(this.#limit / 2));
  }
}
