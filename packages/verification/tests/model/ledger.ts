// What really happened, as only the world can know it; the laws are checked against it.
import type { PassiveReply } from "../../../message-push/src/wechat/passive-reply";
import type { Instance } from "./instance";
import type { ModelPush } from "./pushes";

/** Who has the lease of a push, as the store knows it. */
export interface HoldFact {
  readonly instance: Instance;
  endsAtMs: number;
}

/** A line that an instance tried to say. */
export interface SendFact {
  readonly line: string;
  readonly push: ModelPush;
  readonly instance: Instance;
  readonly begunAt: number;
  /** When WeChat accepted it. */
  acceptedAt?: number;
  /** The same by the clock. */
  acceptedAtMs?: number;
  /** When the instance learned for sure what became of it. */
  toldAt?: number;
  /** Refused, because a timer began the chain: no excuse for a reply that never came. */
  isAccessRefused?: boolean;
}

export interface RunFact {
  readonly push: ModelPush;
  readonly instance: Instance;
  readonly isHeld: boolean;
  /** Begun by an instance that the store had not answered truthfully: the policy for a database that is down. */
  readonly wasBlind: boolean;
  isCompleted: boolean;
  /** It answered `ack.notYet()`, which does not count as a run. */
  isNotYet: boolean;
}

/** A call of the store that an instance made, and when it had its answer. */
export interface StoreCall {
  readonly instance: Instance;
  readonly begunAt: number;
  finishedAt?: number;
}

/** A sentence of the runtime's own: that a transfer came too late. */
export interface SentenceFact {
  readonly openid: string;
  readonly instance: Instance;
}

export interface DeliveryFact {
  readonly push: ModelPush;
  readonly instance: Instance;
  readonly begunAt: number;
  readonly begunAtMs: number;
  settledAtMs?: number;
  outcome?: { readonly passiveReply: PassiveReply } | { readonly error: unknown };
}

/** Events are numbered in the order they happen: several can fall on one millisecond. */
export class Ledger {
  readonly violations: string[] = [];
  readonly holds = new Map<string, HoldFact>();
  readonly sends: SendFact[] = [];
  readonly runs: RunFact[] = [];
  /** Who wrote into a record that it begins the handler. */
  readonly countedRuns: { readonly key: string; readonly instance: Instance }[] = [];
  /** How many runs the log line of a dead letter names, by push. */
  readonly deadLetterRuns = new Map<string, unknown>();
  readonly deliveries: DeliveryFact[] = [];
  /** Writes of progress or of an ending, by push and instance. */
  readonly writes: { readonly key: string; readonly instance: Instance; readonly at: number }[] = [];
  readonly finished = new Map<string, number>();
  /** The same by the clock. */
  readonly endedAtMs = new Map<string, number>();
  /** When an instance was cut off by its deadline. */
  readonly cuts: { readonly key: string; readonly instance: Instance; readonly at: number }[] = [];
  readonly counts: { readonly openid: string; readonly instance: Instance; readonly at: number }[] = [];
  readonly storeCalls: StoreCall[] = [];
  readonly sentences: SentenceFact[] = [];
  /** When a handler that yields went on, by instance. */
  readonly steps: { readonly instance: Instance; readonly at: number }[] = [];
  /** Records that nobody can read, by their keys. */
  readonly damaged: string[] = [];
  /** When an instance said that it has the lease of a push: before, it may have it and not know. */
  readonly #knownFrom = new Map<string, ReadonlyMap<Instance, number>>();
  readonly #holders = new Map<string, readonly Instance[]>();
  #now = 0;

  tick(): number {
    this.#now += 1;
    return this.#now;
  }

  hold(key: string, instance: Instance, endsAtMs: number): void {
    this.holds.set(key, { instance, endsAtMs });
    this.#holders.set(key, [...new Set([...this.holders(key), instance])]);
  }

  hasHeld(key: string, instance: Instance): boolean {
    return this.holders(key).includes(instance);
  }

  /** An instance says that it has the lease. */
  learn(key: string, instance: Instance): void {
    const before = this.#knownFrom.get(key) ?? new Map<Instance, number>();
    if (!before.has(instance)) this.#knownFrom.set(key, new Map([...before, [instance, this.tick()]]));
  }

  /** From when on an instance knew that it has the lease. */
  knownFrom(key: string, instance: Instance): number {
    return this.#knownFrom.get(key)?.get(instance) ?? Number.POSITIVE_INFINITY;
  }

  /** Every instance that ever had the lease. */
  holders(key: string): readonly Instance[] {
    return this.#holders.get(key) ?? [];
  }

  isHolder(key: string, instance: Instance, nowMs: number): boolean {
    const lease = this.holds.get(key);
    return lease?.instance === instance && nowMs < lease.endsAtMs;
  }

  /** Without a hold, an instance may only act when it could not know whether others are at it. */
  isUnprotected(key: string, instance: Instance): boolean {
    return !this.hasHeld(key, instance) && instance.storeFaults > 0;
  }

  /** Whether its instance was cut off before it learned what became of the reply. */
  isHidden({ push, instance, toldAt }: SendFact): boolean {
    const cutAt = this.cuts.find((cut) => cut.key === push.key && cut.instance === instance)?.at;
    return toldAt === undefined || (cutAt !== undefined && toldAt > cutAt);
  }

  violated(law: string, text: string): void {
    this.violations.push(`[${law}] ${text}`);
  }
}
