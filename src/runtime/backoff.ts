// When something that failed is tried again: later each time, and never all at once.
import type { Platform } from "./ports";

const FIRST_MS = 5_000;
const LONGEST_MS = 60 * 60 * 1000;

/** The pause after the nth attempt: 5 s, doubled each time up to an hour, of which a random half is taken off. */
export function backoffMs({ random }: Pick<Platform, "random">, attempt: number): number {
  const fullMs = Math.min(FIRST_MS * 2 ** Math.min(attempt - 1, 20), LONGEST_MS);
  return Math.round(fullMs * (0.5 + random() / 2));
}
