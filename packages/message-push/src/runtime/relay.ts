// The relay: a timer's function that finishes what is unfinished, makes dead letters of what cannot be, and purges what is old.
import { PushError } from "../push-error";
import { refuseClients } from "./admit-push";
import { type Continuation, continuePush } from "./continue-push";
import type { Call, Platform } from "./ports";
import { createPushLog, lineOf } from "./push-log";
import type { PushRecord } from "./push-store";
import { isSmokeTest, runRelaySmokeTest, type SmokeReport, type SmokeTest } from "./smoke-test";
import {
  ASSUMED_RELAY_LIMIT_MS,
  DAY_MS,
  KEEP_COMPLETED_DAYS,
  KEEP_DEAD_LETTERS_DAYS,
  LEAST_KEEP_COMPLETED_DAYS,
  LEAST_KEEP_DEAD_LETTERS_DAYS,
  LEAST_RELAY_MS,
  RELAY_KILL_RESERVE_MS,
  RELAY_PUSH_MS,
} from "./time-limits";

/** Options of `defineRelay`. */
export interface RelayDefinition {
  /**
   * Days after which completed pushes are forgotten. A push comes again for 34 hours at most, and replies count for 48.
   * @default 3
   */
  readonly keepCompletedDays?: number;
  /**
   * Days after which dead letters are forgotten.
   * @default 30
   */
  readonly keepDeadLettersDays?: number;
}

/** What one run of the relay did: how many pushes, by what became of them, and how many records it purged. */
export type RelayReport = Readonly<Record<Continuation | "failed" | "purged", number>>;

/** The relay's `main`: called by a timer, bound to no pair. */
export interface RelayFunction {
  (event: SmokeTest, invocationContext?: unknown): Promise<SmokeReport>;
  (event: unknown, invocationContext?: unknown): Promise<RelayReport>;
  readonly on: readonly never[];
}

/** Asked for at a time, and worked on side by side. */
const BATCH = 20;
const SIDE_BY_SIDE = 5;
/** Removed at a time, and how many times in one run. */
const PURGE_BATCH = 100;
const PURGE_ROUNDS = 5;

/** Binds `defineRelay` to a platform. */
export function createDefineRelay(platform: Platform) {
  /**
   * Makes the function that a timer calls every minute. It goes on with pushes whose lease has ended or whose replies
   * are due, in bounded batches and bounded time; two that overlap do nothing twice.
   *
   * @throws {PushError} `OPTION_INVALID`
   * @example
   * export const main = defineRelay();
   */
  return function defineRelay({
    keepCompletedDays = KEEP_COMPLETED_DAYS,
    keepDeadLettersDays = KEEP_DEAD_LETTERS_DAYS,
  }: RelayDefinition = {}): RelayFunction {
    const keepMs = {
      completed: daysInMs("keepCompletedDays", keepCompletedDays, LEAST_KEEP_COMPLETED_DAYS),
      dead: daysInMs("keepDeadLettersDays", keepDeadLettersDays, LEAST_KEEP_DEAD_LETTERS_DAYS),
    };
    const main = async (event: unknown, invocationContext?: unknown) => {
      const call = platform.describeCall(invocationContext);
      return isSmokeTest(event) ? runRelaySmokeTest(platform, call) : runRelay(platform, keepMs, call);
    };
    return Object.assign(main, { on: [] }) as RelayFunction;
  };
}

async function runRelay(
  platform: Platform,
  keepMs: { readonly completed: number; readonly dead: number },
  call: Call,
): Promise<RelayReport> {
  const startedAtMs = platform.clock.nowMs();
  refuseClients(call);
  const endsAtMs = startedAtMs + (call.timeLimitMs ?? ASSUMED_RELAY_LIMIT_MS) - RELAY_KILL_RESERVE_MS;
  const counts = { completed: 0, invoked: 0, waiting: 0, dead: 0, "lease-lost": 0, failed: 0, purged: 0 };
  await continueAll(platform, counts, endsAtMs);
  await purge(platform, counts, keepMs, endsAtMs);
  platform.log(lineOf("info", "relay", { ...counts, durationMs: platform.clock.nowMs() - startedAtMs }));
  return counts;
}

type Counts = { -readonly [Name in keyof RelayReport]: RelayReport[Name] };

async function continueAll(platform: Platform, counts: Counts, endsAtMs: number): Promise<void> {
  const { clock, store } = platform;
  const hasTime = () => endsAtMs - clock.nowMs() >= LEAST_RELAY_MS;
  const continueOne = async (record: PushRecord) => {
    const deadlineAtMs = Math.min(endsAtMs, clock.nowMs() + RELAY_PUSH_MS);
    const outcome = hasTime() ? await tryToContinue(platform, record, deadlineAtMs) : undefined;
    if (outcome !== undefined) counts[outcome] += 1;
  };
  while (hasTime()) {
    const due = await store.findDue(BATCH).catch(() => undefined);
    if (due === undefined) counts.failed += 1;
    if (due === undefined || due.length === 0) return;
    await sideBySide(due, continueOne);
    // What fails again and again is due again at once, and must not keep the relay from ending.
    if (due.length < BATCH) return;
  }
}

/** A failure with one push must not keep the others waiting. */
async function tryToContinue(
  platform: Platform,
  record: PushRecord,
  deadlineAtMs: number,
): Promise<Continuation | "failed"> {
  try {
    // Called by hand, for a try, it may lack cloud calls as well: what cannot be sent then must wait, and not die.
    return await continuePush(platform, record, { deadlineAtMs, mayLackCloudCalls: true });
  } catch (error) {
    createPushLog(platform, record).failure("relay-failed", error);
    return "failed";
  }
}

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  await Promise.all(workers);
}

async function purge(
  { clock, store }: Platform,
  counts: Counts,
  keepMs: { readonly completed: number; readonly dead: number },
  endsAtMs: number,
): Promise<void> {
  for (const state of ["completed", "dead"] as const) {
    for (let round = 0; round < PURGE_ROUNDS && endsAtMs - clock.nowMs() >= LEAST_RELAY_MS; round += 1) {
      const purged = await store.purge(state, keepMs[state], PURGE_BATCH).catch(() => undefined);
      if (purged === undefined) counts.failed += 1;
      counts.purged += purged ?? 0;
      if (purged === undefined || purged < PURGE_BATCH) break;
    }
  }
}

function daysInMs(option: string, days: number, least: number): number {
  if (Number.isFinite(days) && days >= least) return days * DAY_MS;
  throw new PushError("OPTION_INVALID", `\`${option}\` is ${String(days)}.`, `Give a number of days from ${least}.`);
}
