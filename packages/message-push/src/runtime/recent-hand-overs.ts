// Whom this instance has handed over a moment ago. Other instances learn it from the records.
import type { Clock } from "./ports";
import { VOICE_REMEMBERED_MS } from "./time-limits";

export interface HandOvers {
  remember(touser: string): void;
  isRecent(touser: string): boolean;
}

/** Forgets what is old at every new one, so it stays small. */
export function rememberHandOvers(clock: Clock): HandOvers {
  const atMs = new Map<string, number>();
  const isOld = (thenMs: number) => clock.nowMs() >= thenMs + VOICE_REMEMBERED_MS;
  return {
    remember(touser) {
      for (const [other, thenMs] of atMs) if (isOld(thenMs)) atMs.delete(other);
      atMs.set(touser, clock.nowMs());
    },
    isRecent(touser) {
      const thenMs = atMs.get(touser);
      return thenMs !== undefined && !isOld(thenMs);
    },
  };
}
