// What one run of the relay still has to do: asked of the database in batches, each push at most once.
import type { DamagedRecord, DueScope, KeyRange, PushRecord, PushStore } from "./push-store";

/** Asked for at a time: what comes on top is what is under way, or was left alone, and comes back with it. */
const BATCH = 100;
/** The database gives no more at a time. */
const MOST_AT_ONCE = 1_000;

/** How a queue is filled. */
export interface DueQueueOptions {
  readonly store: PushStore;
  /** The keys of the run's own part, once it has one. */
  readonly keys: () => KeyRange | undefined;
  /** Whether outboxes are looked for at all. */
  readonly sendsOutboxes: () => boolean;
  /** A batch was full, so there is more than was seen. */
  readonly onMore: () => Promise<void>;
  /** Resolves with whether a damaged record is out of the way. */
  readonly bury: (damaged: DamagedRecord) => Promise<boolean>;
}

/** The queue of one run. */
export class DueQueue {
  readonly #options: DueQueueOptions;
  readonly #seen = new Set<unknown>();
  #waiting: PushRecord[] = [];
  /** Begun, and perhaps still due. */
  #unsettled = 0;
  #isExhausted = false;

  constructor(options: DueQueueOptions) {
    this.#options = options;
  }

  /**
   * The next push; `undefined` when there is none left.
   *
   * @throws {PushError} `STORE_UNAVAILABLE`
   */
  async next(): Promise<PushRecord | undefined> {
    while (this.#waiting.length === 0 && !this.#isExhausted) await this.#refill();
    return this.#waiting.shift();
  }

  /** A push is not due any more. */
  settled(): void {
    this.#unsettled -= 1;
  }

  /** What may be asked for has changed: there may be more. */
  reopen(): void {
    this.#isExhausted = false;
  }

  async #refill(): Promise<void> {
    const { store, keys, sendsOutboxes, onMore, bury } = this.#options;
    const limit = Math.min(MOST_AT_ONCE, BATCH + this.#unsettled);
    const scope = this.#scope(keys(), sendsOutboxes());
    const due = await store.findDue(limit, scope);
    const damaged = due.damaged.filter(({ key }) => this.#isNew(key));
    const records = due.records.filter(({ key }) => this.#isNew(key));
    this.#waiting = records;
    const buried = await Promise.all(damaged.map(bury));
    this.#unsettled += records.length + buried.filter((isBuried) => !isBuried).length;
    const isFull = due.records.length + due.damaged.length >= limit;
    this.#isExhausted = !isFull || records.length + damaged.length === 0;
    if (isFull) await onMore();
  }

  #scope(keys: KeyRange | undefined, sendsOutboxes: boolean): DueScope {
    return { ...(keys === undefined ? {} : { keys }), ...(sendsOutboxes ? {} : { withoutOutbox: true }) };
  }

  #isNew(key: unknown): boolean {
    const name = typeof key === "string" ? key : JSON.stringify(key);
    if (this.#seen.has(name)) return false;
    this.#seen.add(name);
    return true;
  }
}
