// When people are at the desk, as it was read: times of a day by the desk's own clock.

/** A stretch of a day, counted from its midnight; what ends on the next day ends after 24 hours. */
export type Span = readonly [startMs: number, endMs: number];

/** The spans of one day, by their starts. */
export type DaySpans = readonly Span[];

/** What `readHours` makes of an operator's JSON. */
export interface OpeningHours {
  /** What the desk's clock is ahead of UTC. */
  readonly offsetMs: number;
  /** Sunday first, as `getUTCDay` counts. */
  readonly weekly: readonly DaySpans[];
  /** Whether China's holidays and make-up days count. */
  readonly inChina: boolean;
  /** By date, `2026-12-24`. */
  readonly days: Readonly<Record<string, DaySpans>>;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** What Beijing is ahead of UTC. */
export const BEIJING_MS = 28_800_000;
/** How far the next opening is looked for. */
export const SEARCHED_DAYS = 60;
