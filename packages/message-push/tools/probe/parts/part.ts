// A part of the probe: what is done together, and which rules of the environment it sees.
import type { Both } from "../../../src/language";
import type { EnvironmentRules } from "../environment-rules";
import type { ProbeSession } from "../session";

/** In the order in which they run. */
export const PART_IDS = [
  // Nobody is needed.
  "context",
  "instances",
  "limits",
  "memory",
  "reach",
  "database",
  "database-limits",
  "storage",
  "timer",
  "deploy",
  "http-access",
  "http-late",
  "token",
  // A person writes to the service desk.
  "first-push",
  "permissions",
  "calls",
  "messages",
  "typing",
  "pictures",
  "quota",
  "entering",
  "failing",
  "silent",
  "late",
  "hand-over",
  "console",
  "indexes",
] as const;
export type PartId = (typeof PART_IDS)[number];

/** What a part needs besides the function. */
export type Need = "person" | "access-token" | "key";

/** What a part saw. */
export interface PartResult {
  readonly seen: Partial<EnvironmentRules>;
  /** Why a rule was not seen, in a few words. */
  readonly unseen?: Partial<Record<keyof EnvironmentRules, Both>>;
  /** Measured on the way, for the report, which is English: name with unit → value, or percentiles. */
  readonly figures?: Figures;
}

export type Figures = Readonly<Record<string, number | string | boolean | Percentiles>>;

export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface Part {
  readonly id: PartId;
  /** What it looks at: shown while it runs. */
  readonly title: Both;
  /** @default nothing */
  readonly needs?: readonly Need[];
  /** What it takes from somebody, "sends you up to 5 messages"; it is asked for before. @default nothing */
  readonly costs?: Both;
  /** The rules it can see. */
  readonly rules: readonly (keyof EnvironmentRules)[];
  run(session: ProbeSession): Promise<PartResult>;
}

/** The percentiles of some times in milliseconds, rounded. */
export function percentilesOf(timesMs: readonly number[]): Percentiles {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: Math.round(sorted.at(-1) ?? 0) };
}
