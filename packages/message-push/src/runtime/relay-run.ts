// One run of the relay over what is due: side by side, as many as database and WeChat stand, each push once, nothing begun too late.
import { PushError } from "../push-error";
import { type Continuation, continuePush } from "./continue-push";
import { logBuried } from "./dead-letter";
import { DueQueue } from "./due-queue";
import { Pace } from "./pace";
import type { Platform } from "./ports";
import { createPushLog, lineOf } from "./push-log";
import type { DamagedRecord, KeyRange, PushRecord } from "./push-store";
import { watchMessenger } from "./relay-messenger";
import { keysOf, type Part, partsFor, type RelayPart } from "./relay-part";
import { SendGate } from "./send-gate";
import { LEAST_RELAY_MS, RELAY_PUSH_MS } from "./time-limits";

/** What one run of the relay did: how many pushes, by what became of them, and how many records it purged. */
export type RelayReport = Readonly<Record<Continuation | "failed" | "purged", number>>;

export type Counts = { -readonly [Name in keyof RelayReport]: RelayReport[Name] };

/** What a run goes by. */
export interface RunTerms {
  readonly counts: Counts;
  /** The part of the keys, where another run gave it one. */
  readonly part: Part | undefined;
  /** The relay's own function, where it is known: it may call itself then. */
  readonly functionName: string | undefined;
  /** No push is begun after that; the rest is for the purge. */
  readonly pushesEndAtMs: number;
  /** When everything must have settled. */
  readonly endsAtMs: number;
}

/** So many pushes in a row that the database did not answer for, and the run ends. */
const ENOUGH_FAILURES = 5;
const MOST_STRAY = 100;

/** The run. `isStoreDown`: it ended because the database does not answer. */
export class RelayRun {
  readonly #platform: Platform;
  readonly #terms: RunTerms;
  readonly #pace = new Pace();
  readonly #gate = new SendGate();
  readonly #nextMessenger: ReturnType<typeof watchMessenger>;
  readonly #queue: DueQueue;
  readonly #underWay = new Set<Promise<void>>();
  #keys: KeyRange | undefined;
  #hasSplit = false;
  #storeFailures = 0;

  constructor(platform: Platform, terms: RunTerms) {
    this.#platform = { ...platform, store: timedStore(platform, this.#pace) };
    this.#terms = terms;
    this.#nextMessenger = watchMessenger(platform.messenger);
    this.#keys = terms.part === undefined ? undefined : keysOf(terms.part);
    // A part was split before.
    this.#hasSplit = terms.part !== undefined;
    this.#queue = new DueQueue({
      store: platform.store,
      keys: () => this.#keys,
      sendsOutboxes: () => !this.#gate.isClosed,
      onMore: () => this.#split(),
      bury: (damaged) => this.#bury(damaged),
    });
  }

  /** The keys that are this run's own; all of them where there are none. */
  get keys(): KeyRange | undefined {
    return this.#keys;
  }

  get isStoreDown(): boolean {
    return this.#storeFailures >= ENOUGH_FAILURES;
  }

  /** Goes on with what is due, until nothing is, or the time is up, or the database is down. Never rejects. */
  async continueAll(): Promise<void> {
    try {
      if (this.#terms.part === undefined) await this.#buryStray();
      await this.#beginAll();
    } catch (error) {
      this.#failed(error);
      this.#storeFailures = ENOUGH_FAILURES;
    }
    await Promise.all(this.#underWay);
  }

  async #beginAll(): Promise<void> {
    while (this.#hasTime && !this.isStoreDown) {
      const record = await this.#queue.next();
      if (record === undefined) {
        if (!this.#widen()) return;
        continue;
      }
      while (this.#underWay.size >= this.#pace.limit) await Promise.race(this.#underWay);
      const working: Promise<void> = this.#continueOne(record).finally(() => this.#underWay.delete(working));
      this.#underWay.add(working);
    }
  }

  get #hasTime(): boolean {
    const nowMs = this.#platform.clock.nowMs();
    return nowMs < this.#terms.pushesEndAtMs && this.#terms.endsAtMs - nowMs >= LEAST_RELAY_MS;
  }

  async #continueOne(record: PushRecord): Promise<void> {
    if (record.outbox === undefined) {
      // Where WeChat is busy, the handlers' replies would be refused as well; where it cannot be reached, no reply is tried.
      if (!this.#gate.isBusy) await this.#begin(record, this.#platform);
      return;
    }
    if (!(await this.#gate.enter())) return;
    const messenger = this.#nextMessenger();
    await this.#begin(record, { ...this.#platform, messenger });
    this.#gate.leave(messenger.heard);
  }

  /** A failure with one push must not keep the others waiting. */
  async #begin(record: PushRecord, platform: Platform): Promise<void> {
    if (!this.#hasTime || this.isStoreDown) return;
    const { counts, endsAtMs } = this.#terms;
    const deadlineAtMs = Math.min(endsAtMs, platform.clock.nowMs() + RELAY_PUSH_MS);
    try {
      // Called by hand, for a try, it may lack cloud calls as well: what cannot be sent then must wait, and not die.
      counts[await continuePush(platform, record, { deadlineAtMs, mayLackCloudCalls: true })] += 1;
      this.#storeFailures = 0;
      this.#queue.settled();
    } catch (error) {
      counts.failed += 1;
      if (error instanceof PushError && error.code === "STORE_UNAVAILABLE") this.#storeFailures += 1;
      createPushLog(platform, record).failure("relay-failed", error);
    }
  }

  async #buryStray(): Promise<void> {
    try {
      const stray = await this.#platform.store.findStray(MOST_STRAY);
      await Promise.all(stray.map((damaged) => this.#bury(damaged)));
    } catch (error) {
      this.#failed(error);
    }
  }

  async #bury(damaged: DamagedRecord): Promise<boolean> {
    try {
      // Another run was faster, or somebody has mended it.
      if (!(await this.#platform.store.bury(damaged))) return true;
      this.#terms.counts.dead += 1;
      logBuried(this.#platform, damaged);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error: unknown): void {
    this.#terms.counts.failed += 1;
    this.#platform.log(lineOf("error", "relay-failed", codeOf(error)), error);
  }

  /** Calls itself, once in a run, when there is more than one run can do. Its own part is drawn: where the calls get lost, none is always last. */
  async #split(): Promise<void> {
    const { functionName } = this.#terms;
    if (this.#hasSplit || functionName === undefined) return;
    this.#hasSplit = true;
    const of = partsFor(await this.#platform.store.countDue());
    if (of < 2) return;
    const own = Math.min(of - 1, Math.floor(this.#platform.random() * of));
    const parts = Array.from({ length: of }, (_, part) => part).filter((part) => part !== own);
    const called = await Promise.all(parts.map((part) => this.#call(functionName, { relayPart: { part, of } })));
    if (called.every(Boolean)) this.#keys = keysOf({ part: own, of });
  }

  async #call(functionName: string, event: RelayPart): Promise<boolean> {
    try {
      await this.#platform.invokeAsync(functionName, event);
      return true;
    } catch (error) {
      this.#platform.log(lineOf("error", "invoke-failed", codeOf(error)), error);
      return false;
    }
  }

  /** Its own part is done: it helps with the others. */
  #widen(): boolean {
    if (this.#keys === undefined || this.#terms.part !== undefined) return false;
    this.#keys = undefined;
    this.#queue.reopen();
    return true;
  }
}

/** How long the database takes shows in a call that every push makes. */
function timedStore({ clock, store }: Platform, pace: Pace): Platform["store"] {
  return {
    ...store,
    async takeOver(...given) {
      const askedAtMs = clock.nowMs();
      try {
        return await store.takeOver(...given);
      } finally {
        pace.took(clock.nowMs() - askedAtMs);
      }
    },
  };
}

function codeOf(error: unknown) {
  return error instanceof PushError ? { code: error.code, errCode: error.errCode } : {};
}
