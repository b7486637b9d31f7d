// How long something took, or will take, for people.

/** Unit, its length, and from where on it is used: 90 min and 49 h say more than 1.5 h and 2 d. */
const UNITS = [
  ["d", 24 * 3_600_000, 72 * 3_600_000],
  ["h", 3_600_000, 2 * 3_600_000],
  ["min", 60_000, 2 * 60_000],
  ["s", 1_000, 0],
] as const;

/** `123 ms`, `12.3 s`, `5 min`, `49 h`: with a unit that leaves few digits. */
export function elapsed(ms: number): string {
  if (Math.abs(ms) < 10_000) return `${Math.round(ms)} ms`;
  const [unit, unitMs] = UNITS.find(([, , from]) => Math.abs(ms) >= from) ?? UNITS[3];
  return `${tenths(ms / unitMs)} ${unit}`;
}

/** `2 s`, `4 min`, `300 ms`: what a person would say of a wait. */
export function wait(ms: number): string {
  return Math.abs(ms) < 1_000
    ? `${Math.round(ms)} ms`
    : elapsed(ms).replace(/^(\d+) ms$/, (_, n) => `${tenths(n / 1_000)} s`);
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
