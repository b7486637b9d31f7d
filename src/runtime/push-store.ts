// The port behind which pushes are remembered: one record per push, changed by whoever holds it and nobody else.
//
//   free ──add──▶ open ──finish──▶ completed | dead
//                 │  ▲
//                 └──┘ take over: when it is due, or by the fencing token that its holder handed over
import type { MessageBody } from "../wechat/messages";
import type { PassiveReply } from "../wechat/passive-reply";

/**
 * What to do when nobody can tell whether WeChat accepted a reply, for example after a timeout. WeChat has no
 * idempotency key, so it is one or the other: the customer may miss the reply, or may get it twice.
 */
export type OnUnknownSend = "assume-sent" | "send-again";

/** What is remembered of one push. */
export interface PushRecord {
  /** The idempotency key. */
  readonly key: string;
  /** The pair's name as the packet says it. */
  readonly pair: string;
  /** `open` until it is `completed`, or `dead`: nobody will try again, and `reason` says why. */
  readonly state: "open" | "completed" | "dead";
  /** The function whose handler it is: a second invocation goes there. */
  readonly functionName: string;
  /** The customer who gets the replies. */
  readonly touser: string;
  /** The packet as JSON text, so that no id loses a digit; gone once the push is completed. */
  readonly packet?: string;
  /** Counts its holders, from 1: the fencing token. Only the newest holder may write. */
  readonly attempt: number;
  /** Names the newest holder. Nobody can guess it, so it is also what a second invocation shows. */
  readonly fencingToken: string;
  /** Counts what its holder wrote, so that a write which arrives late cannot undo a newer one. */
  readonly writeNumber: number;
  /** How often the handler was begun. */
  readonly runs: number;
  /** When it first arrived, by the clock of the instance it came to; epoch milliseconds. */
  readonly arrivedAtMs: number;
  /** How many messages are settled: accepted by WeChat, or assumed to be. */
  readonly sent: number;
  /** When they were, for the reply budget; epoch milliseconds. */
  readonly sentAtMs: readonly number[];
  /** How many messages its holder is about to send. */
  readonly reserved: number;
  /** Messages that are still to be sent; known once the handler is done. */
  readonly outbox?: readonly MessageBody[];
  /** What every later delivery is answered, as soon as that is known. */
  readonly passiveReply?: PassiveReply;
  /** What to do with a reply whose fate nobody knows, as its function says. */
  readonly onUnknownSend: OnUnknownSend;
  /** Why it waits or is dead: a code of PushError, and WeChat's or the platform's own number. */
  readonly reason?: string;
  readonly errCode?: number;
  /** What went wrong last, where `reason` is that time ran out. */
  readonly lastError?: string;
}

/** A record that is added: open, and held by who adds it. */
export type NewRecord = Omit<
  PushRecord,
  "state" | "writeNumber" | "sent" | "sentAtMs" | "reserved" | "outbox" | "reason" | "errCode" | "lastError"
>;

/** Who may change an open record. */
export interface LeaseOwner {
  readonly key: string;
  readonly attempt: number;
  readonly fencingToken: string;
}

/** What changes in a record. A field that is left out stays as it is. */
export interface RecordChange
  extends Partial<
    Pick<
      PushRecord,
      "passiveReply" | "runs" | "sent" | "sentAtMs" | "reserved" | "outbox" | "reason" | "errCode" | "lastError"
    >
  > {
  /** The number of this write among those of its holder, from 1; the same when it is tried again. */
  readonly writeNumber: number;
  /** Lets go of an open record: somebody else may take it over from then on. */
  readonly dueInMs?: number;
}

/** What ends a record. */
export interface RecordEnding extends Omit<RecordChange, "writeNumber" | "dueInMs"> {
  readonly state: "completed" | "dead";
}

/**
 * Where pushes are remembered. Each verb is atomic for one record, and "now" is the database's clock, never an
 * instance's. A verb that cannot say what happened throws a PushError `STORE_UNAVAILABLE`; it never answers "taken" for
 * a failure it does not understand, and what it was asked for may have happened all the same.
 */
export interface PushStore {
  /** Adds a record that is due in `dueInMs`; `false` when the key is there already. */
  add(record: NewRecord, dueInMs: number): Promise<boolean>;
  find(key: string): Promise<PushRecord | undefined>;
  /** Makes `next` the holder for `leaseMs`, if `record` is open, unchanged in attempt, and due. */
  takeOver(record: PushRecord, next: Takeover): Promise<boolean>;
  /** The same for who was handed the fencing token: the record need not be due. */
  takeOverByToken(record: PushRecord, next: Takeover): Promise<boolean>;
  /** Changes the record; `false` when somebody else holds it, it is finished, or a later write was recorded already. */
  change(owner: LeaseOwner, change: RecordChange): Promise<boolean>;
  /** Ends the record and takes down the customer's note, in one write. */
  finish(owner: LeaseOwner, touser: string, ending: RecordEnding): Promise<FinishOutcome>;
  /** Leaves a note that something of this customer waits, for the next push that finishes. */
  flagBacklog(touser: string): Promise<void>;
  /** Open records that are due, the longest due first; of one customer only, where one is named. */
  findDue(limit: number, touser?: string): Promise<readonly PushRecord[]>;
  /** The customer's newest records, for the reply budget. */
  findRecent(touser: string, limit: number): Promise<readonly PushRecord[]>;
  /** Removes finished records of that state, and notes, that were last changed so long ago; tells how many. */
  purge(state: "completed" | "dead", olderThanMs: number, limit: number): Promise<number>;
}

/** How a record changes hands. */
export interface Takeover {
  readonly fencingToken: string;
  readonly leaseMs: number;
  /** How often the handler was begun, this time included. */
  readonly runs: number;
}

/** `backlog`: recorded, and there was a note. */
export type FinishOutcome = "recorded" | "backlog" | "lease-lost";
