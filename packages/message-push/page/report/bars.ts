// How long a bar is, as CSS has it.

/** A count is seen, however small it is beside the others. */
const LEAST = 1.5;

export function part(count: number, most: number): string {
  return count === 0 ? "0" : `${Math.max(LEAST, (count / most) * 100)}%`;
}

const FROM_MS = 100;
const UNTIL_MS = 172_800_000;

/** Where a time stands between a tenth of a second and two days: each tenfold as far from the next. */
export function placeOf(ms: number): number {
  const bounded = Math.min(UNTIL_MS, Math.max(FROM_MS, ms));
  return Math.log(bounded / FROM_MS) / Math.log(UNTIL_MS / FROM_MS);
}

/** The same as a part of what is shown, which ends behind the slowest. */
export function percentOf(ms: number, slowestMs: number): string {
  const end = placeOf(Math.max(10_000, slowestMs * 1.2));
  return `${Math.round((placeOf(ms) / end) * 1000) / 10}%`;
}
