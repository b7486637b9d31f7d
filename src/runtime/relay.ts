// The relay: a timer's function that finishes what was left unfinished, gives up what cannot be, and forgets what is old.
import { PushError } from "../push-error";
import { refuseClients } from "./admit-push";
import { type Continuation, continuePush } from "./continue-push";
import type { Call, Platform } from "./ports";
import { createPushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { isSmokeTest, runRelaySmokeTest, type SmokeReport, type SmokeTest } from "./smoke-test";

/** Options of `defineRelay`. */
export interface RelayDefinition {
  /**
   * Days after which completed pushes are forgotten. A payment is pushed again for 18 hours, and replies count for 48.
   * @default 3
   */
  readonly keepCompletedDays?: number;
  /**
   * Days after which dead letters are forgotten.
   * @default 30
   */
  readonly keepDeadLettersDays?: number;
}

/** What one run of the relay did: how many pushes, by what became of them. */
export type RelayReport = Readonly<Record<Continuation | "failed" | "purged", number>>;

/** The relay's `main`: called by a timer, bound to no pair. */
export interface RelayFunction {
  (event: SmokeTest, invocationContext?: unknown): Promise<SmokeReport>;
  (event: unknown, invocationContext?: unknown): Promise<RelayReport>;
  readonly on: readonly never[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Asked for at a time, and worked on side by side. */
const BATCH = 20;
const SIDE_BY_SIDE = 5;
/** Removed at a time, and how many times in one run. */
const PURGE_BATCH = 100;
const PURGE_ROUNDS = 5;
/** Where the platform does not tell the timeout. */
const ASSUMED_TIME_LIMIT_MS = 10_000;
/** Kept at the end of the timeout, and what one push needs at least. */
const KILL_RESERVE_MS = 1_000;
const MIN_TIME_MS = 2_000;
/** No push holds the relay longer than that. */
const TIME_PER_PUSH_MS = 10_000;

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
    keepCompletedDays = 3,
    keepDeadLettersDays = 30,
  }: RelayDefinition = {}): RelayFunction {
    const keepMs = {
      completed: daysInMs("keepCompletedDays", keepCompletedDays, 2),
      dead: daysInMs("keepDeadLettersDays", keepDeadLettersDays, 1),
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
  const endsAtMs = startedAtMs + (call.timeLimitMs ?? ASSUMED_TIME_LIMIT_MS) - KILL_RESERVE_MS;
  const counts = { completed: 0, invoked: 0, waiting: 0, dead: 0, "lease-lost": 0, failed: 0, purged: 0 };
  await continueAll(platform, counts, endsAtMs);
  await purge(platform, counts, keepMs, endsAtMs);
  platform.log({ level: "info", event: "relay", ...counts, durationMs: platform.clock.nowMs() - startedAtMs });
  return counts;
}

type Counts = { -readonly [Name in keyof RelayReport]: RelayReport[Name] };

async function continueAll(platform: Platform, counts: Counts, endsAtMs: number): Promise<void> {
  const { clock, store } = platform;
  const hasTime = () => endsAtMs - clock.nowMs() >= MIN_TIME_MS;
  const continueOne = async (record: PushRecord) => {
    const deadlineAtMs = Math.min(endsAtMs, clock.nowMs() + TIME_PER_PUSH_MS);
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

/** One push that cannot be gone on with must not keep the others waiting. */
async function tryToContinue(
  platform: Platform,
  record: PushRecord,
  deadlineAtMs: number,
): Promise<Continuation | "failed"> {
  try {
    // Called by hand, for a try, it may have no road to WeChat either: what cannot be sent then must wait, and not die.
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
    for (let round = 0; round < PURGE_ROUNDS && endsAtMs - clock.nowMs() >= MIN_TIME_MS; round += 1) {
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
