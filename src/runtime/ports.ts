// What the runtime needs from the outside world. src/platform implements it; src/runtime knows nothing else.
import type { MessageBody } from "../wechat/messages";
import type { Pair } from "../wechat/pairs";
import type { PassiveAnswer } from "../wechat/passive-answer";

/** Everything around a function: passed in once, so that the runtime can run on a laptop, in a test, and in the cloud. */
export interface Platform {
  readonly clock: Clock;
  readonly store: PushStore;
  readonly messenger: Messenger;
  readonly log: LogSink;
  /** What the platform says about this call. `invocationContext` is the second argument of `main`. */
  describeCall(invocationContext: unknown): Call;
}

export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Resolves after `delayMs`, or at once when `signal` aborts; never rejects and leaves no timer behind. */
  after(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** Who called, and how long the platform lets the call run. */
export interface Call {
  /** Openid the platform vouches for; absent when it names none. */
  readonly openid?: string;
  /** Chain of call sources, outermost first, for example `["wx_client", "scf"]`; empty when unknown. */
  readonly sources: readonly string[];
  /** The function's timeout in milliseconds, where the platform tells it. */
  readonly timeLimitMs?: number;
}

/** What is remembered of one push: one record per idempotency key. */
export interface PushRecord {
  readonly key: string;
  readonly pair: Pair;
  readonly state: "claimed" | "completed" | "failed";
  /** Counts claims of this push, from 1: a later claim has a higher number, and only the highest may write. */
  readonly attempt: number;
  /** Until then nobody else may take the push over; epoch milliseconds. */
  readonly leaseEndsAtMs: number;
  readonly claimedAtMs: number;
  /** What every later delivery is answered; once the state is no longer `claimed`. */
  readonly answer?: PassiveAnswer;
  /** Why it failed: a code of PushError. */
  readonly errorCode?: string;
}

/** How a claimed push ended. */
export interface PushOutcome {
  readonly state: "completed" | "failed";
  readonly answer: PassiveAnswer;
  readonly errorCode?: string;
}

/**
 * Where pushes are remembered. Each verb is atomic for one key. A verb that cannot say what happened throws a
 * PushError `STORE_UNAVAILABLE`; it never answers "taken" for a failure it does not understand.
 */
export interface PushStore {
  /** Adds the record; `false` when the key is there already. */
  add(record: PushRecord): Promise<boolean>;
  find(key: string): Promise<PushRecord | undefined>;
  /** Starts attempt `record.attempt + 1`, if `record` is still the newest claim and not finished. */
  takeOver(record: PushRecord, leaseEndsAtMs: number): Promise<boolean>;
  /** Records the outcome, if `attempt` is still the newest claim and not finished. */
  complete(key: string, attempt: number, outcome: PushOutcome): Promise<boolean>;
}

/** Sends customer-service messages. */
export interface Messenger {
  /**
   * Resolves once WeChat accepted the message.
   * @throws {PushError} `SEND_REFUSED` when WeChat said no, `SEND_UNKNOWN` when nobody can tell whether it was accepted.
   */
  deliver(touser: string, message: MessageBody): Promise<void>;
  /**
   * Shows the customer "typing…" for 15 seconds, or until the next message.
   * @throws {PushError} `SEND_REFUSED` or `SEND_UNKNOWN`; best effort, so nothing should depend on it
   */
  showTyping(touser: string): Promise<void>;
}

/** One step in the life of a push. Holds ids, codes and times, never an openid, content, token or key. */
export interface LogLine {
  readonly level: "info" | "warn" | "error";
  /** What happened, for example `claimed`, `sent`, `answered`. */
  readonly step: string;
  /** The idempotency key; the same in every line about one push. */
  readonly pushId: string;
  readonly pair: string;
  readonly [field: string]: string | number | boolean | undefined;
}

/**
 * Writes a line. `error` is what a `failure` line is about; its text may quote a handler's data, so a sink shows it only
 * where that was asked for.
 */
export type LogSink = (line: LogLine, error?: unknown) => void;
