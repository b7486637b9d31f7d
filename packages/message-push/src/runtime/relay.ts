// The relay: a timer's function that finishes what is unfinished, makes dead letters of what cannot be, and purges what is old.
import { PushError } from "../push-error";
import { refuseClients } from "./admit-push";
import type { Call, Platform } from "./ports";
import { type KeepMs, purgeOld } from "./purge-old";
import { lineOf } from "./push-log";
import { readRelayPart } from "./relay-part";
import { type RelayReport, RelayRun } from "./relay-run";
import { type Teller, tellerOf } from "./relay-teller";
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
  SHARE_OF_PURGE,
} from "./time-limits";
import { within } from "./within";

export type { RelayReport } from "./relay-run";

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
  /**
   * What else is to be purged, such as `purgeDesk` of `message-push/desk`: called once in every run, after the pushes. What it removed is
   * counted with the rest, and so is its failure.
   */
  readonly alsoPurge?: () => Promise<number>;
  /**
   * What else is to be said to customers, such as `endDialogues` of `message-push/desk`: called once in every run, after the pushes. What it
   * throws is counted as a failure.
   */
  readonly alsoTell?: (teller: Teller) => Promise<unknown>;
}

/** The relay's `main`: called by a timer, bound to no pair. */
export interface RelayFunction {
  (event: SmokeTest, invocationContext?: unknown): Promise<SmokeReport>;
  (event: unknown, invocationContext?: unknown): Promise<RelayReport>;
  readonly on: readonly never[];
}

/** Binds `defineRelay` to a platform. */
export function createDefineRelay(platform: Platform) {
  /**
   * Makes the function that a timer calls every minute. It goes on with pushes whose lease has ended or whose replies
   * are due, in bounded time; two that overlap do nothing twice. Where more is due than one run can do, it calls itself.
   *
   * @throws {PushError} `OPTION_INVALID`
   * @example
   * export const main = defineRelay();
   */
  return function defineRelay({
    keepCompletedDays = KEEP_COMPLETED_DAYS,
    keepDeadLettersDays = KEEP_DEAD_LETTERS_DAYS,
    alsoPurge,
    alsoTell,
  }: RelayDefinition = {}): RelayFunction {
    const keepMs = {
      completed: daysInMs("keepCompletedDays", keepCompletedDays, LEAST_KEEP_COMPLETED_DAYS),
      dead: daysInMs("keepDeadLettersDays", keepDeadLettersDays, LEAST_KEEP_DEAD_LETTERS_DAYS),
    };
    const also = {
      keepMs,
      alsoPurge: checkFunction("alsoPurge", "purgeDesk", alsoPurge),
      alsoTell: checkFunction("alsoTell", "endDialogues", alsoTell),
    };
    const main = async (event: unknown, invocationContext?: unknown) => {
      const call = platform.describeCall(invocationContext);
      return isSmokeTest(event) ? runRelaySmokeTest(platform, call) : runRelay(platform, also, event, call);
    };
    return Object.assign(main, { on: [] }) as RelayFunction;
  };
}

interface Also {
  readonly keepMs: KeepMs;
  readonly alsoPurge: RelayDefinition["alsoPurge"] | undefined;
  readonly alsoTell: RelayDefinition["alsoTell"] | undefined;
}

async function runRelay(
  platform: Platform,
  { keepMs, alsoPurge, alsoTell }: Also,
  event: unknown,
  call: Call,
): Promise<RelayReport> {
  const { clock } = platform;
  const startedAtMs = clock.nowMs();
  refuseClients(call);
  const part = readRelayPart(event, call);
  const allMs = (call.timeLimitMs ?? ASSUMED_RELAY_LIMIT_MS) - RELAY_KILL_RESERVE_MS;
  const endsAtMs = startedAtMs + allMs;
  const pushesEndAtMs = startedAtMs + allMs * (1 - SHARE_OF_PURGE);
  const counts = { completed: 0, invoked: 0, waiting: 0, dead: 0, "lease-lost": 0, failed: 0, purged: 0 };
  const run = new RelayRun(platform, { counts, part, functionName: call.functionName, pushesEndAtMs, endsAtMs });
  const pushes = run.continueAll();
  // What is under way then goes on beside the purge.
  await within(clock, pushesEndAtMs, pushes);
  // One of several relays side by side is enough.
  const isFirst = part === undefined;
  const telling = isFirst && counted(counts, async () => alsoTell?.(tellerOf(platform, endsAtMs - LEAST_RELAY_MS)));
  const { keys, isStoreDown } = run;
  const { purged, failed } = await purgeOld(platform, { keepMs, keys, endsAtMs, isStoreDown });
  const purging = isFirst && counted(counts, async () => addPurged(counts, await alsoPurge?.()));
  await within(clock, endsAtMs, Promise.all([telling, purging]));
  await pushes;
  counts.purged += purged;
  counts.failed += failed;
  platform.log(lineOf("info", "relay", { ...counts, durationMs: clock.nowMs() - startedAtMs }));
  return counts;
}

async function counted(counts: { failed: number }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch {
    counts.failed += 1;
  }
}

function addPurged(counts: { purged: number }, purged = 0): void {
  counts.purged += purged;
}

function checkFunction<T>(option: string, usual: string, given: T): T {
  if (given === undefined || typeof given === "function") return given;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`${option}\` is ${typeof given}.`, zh: `\`${option}\` 是 ${typeof given}。` },
    { en: `Give it ${usual}, or leave it out.`, zh: `请写 ${usual}，或不写。` },
  );
}

function daysInMs(option: string, days: number, least: number): number {
  if (Number.isFinite(days) && days >= least) return days * DAY_MS;
  throw new PushError(
    "OPTION_INVALID",
    { en: `\`${option}\` is ${String(days)}.`, zh: `\`${option}\` 的值是 ${String(days)}。` },
    { en: `Give a number of days from ${least}.`, zh: `请写天数，不小于 ${least}。` },
  );
}
