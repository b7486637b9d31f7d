// The port behind which pushes are recorded: one record per push, and only its lease owner changes it.
//
// The states of a record, each arrow with the verb that takes it:
//
//   [*] ─────── add: the claim ──────────────────────────────────────▶ leased
//   leased ──── take over: lease ended, or fencing token passed on ──▶ leased
//   leased ──── change with dueInMs: something is left ──────────────▶ waiting
//   waiting ─── take over: due ──────────────────────────────────────▶ leased
//   leased ──── finish: all sent ────────────────────────────────────▶ completed
//   leased ──── finish: cannot be sent ──────────────────────────────▶ dead
//   leased, waiting ─ bury: cannot be read ──────────────────────────▶ dead
//   dead ────── run again, by the operator ──────────────────────────▶ waiting
//   completed ─ purge: after 3 days ─────────────────────────────────▶ [*]
//   dead ────── purge: after 30 days ────────────────────────────────▶ [*]
//
// Leased and waiting are the unfinished states: a push in one of them is due at `dueAt`, by the database's clock.
import type { MessageBody } from "../wechat/messages";
import type { PassiveReply } from "../wechat/passive-reply";

/**
 * What to do when it is not known whether WeChat accepted a reply, for example after a timeout. WeChat has no
 * idempotency key, so it is one or the other: the customer may miss the reply, or may get it twice.
 *
 * - `once-more`: it is sent once more and then counts as sent. The customer may get it twice, and never more often.
 * - `assume-sent`: it counts as sent at once. The customer may miss it.
 * - `send-again`: it is sent until WeChat's answer comes. The customer may get it several times.
 */
export const UNKNOWN_SEND_POLICIES = ["once-more", "assume-sent", "send-again"] as const;
export type OnUnknownSend = (typeof UNKNOWN_SEND_POLICIES)[number];

/**
 * `leased`: an owner works on it until its lease ends. `waiting`: something is left, and no invocation works on it until
 * it is due. `completed`. `dead`: it is not tried again; `reason` is why.
 */
export const PUSH_STATES = ["leased", "waiting", "completed", "dead"] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** The states in which a push is still to be worked on. */
export const UNFINISHED = ["leased", "waiting"] as const satisfies readonly PushState[];
export type FinishedState = Exclude<PushState, (typeof UNFINISHED)[number]>;

/** Whether a push in that state is still to be worked on. */
export function isUnfinished(state: PushState): state is (typeof UNFINISHED)[number] {
  return state === "leased" || state === "waiting";
}

/** What is recorded of one push. */
export interface PushRecord {
  /** The idempotency key. */
  readonly key: string;
  /** The pair's name in the packet. */
  readonly pair: string;
  readonly state: PushState;
  /** The function whose handler it is: a second invocation goes there. */
  readonly functionName: string;
  /** The customer who gets the replies. */
  readonly touser: string;
  /** The packet as JSON text, so that no id loses a digit; gone once the push is completed. */
  readonly packet?: string;
  /** Counts its lease owners, from 1. Only the newest may write. */
  readonly attempt: number;
  /** Names the newest lease owner. It cannot be guessed, so it is also what a second invocation shows. */
  readonly fencingToken: string;
  /** Counts the writes of its owner, so that a write which arrives late cannot undo a newer one. */
  readonly writeNumber: number;
  /** How often the handler was begun. */
  readonly runs: number;
  /** When WeChat made it, by WeChat's clock: the event's CreateTime, in seconds. Records of older versions have none. */
  readonly createTime?: number;
  /** When it first arrived, by the clock of the instance it came to; epoch milliseconds. */
  readonly arrivedAtMs: number;
  /** How many messages are settled: accepted by WeChat, or assumed to be. */
  readonly sent: number;
  /** How many of them are unconfirmed: assumed, because WeChat's answer was lost. */
  readonly unconfirmed: number;
  /** How many tries of the next message may have reached WeChat, as far as the record knows; those to come are announced here. */
  readonly tries: number;
  /** When they were, for the reply budget; epoch milliseconds. */
  readonly sentAtMs: readonly number[];
  /** How many messages its owner is about to send. */
  readonly reserved: number;
  /** Messages that are still to be sent; known once the handler is done. */
  readonly outbox?: readonly MessageBody[];
  /** The passive reply to every later delivery, as soon as it is known. */
  readonly passiveReply?: PassiveReply;
  /** When the answer with a transfer was recorded, by the clock of that instance; epoch milliseconds. */
  readonly transferredAtMs?: number;
  /** A transfer that is in `passiveReply` was given to a redelivery. */
  readonly transferGiven?: true;
  /** A delivery was answered `success` and left the push to its owner: a transfer that is decided later reaches nobody. */
  readonly successGiven?: true;
  /** What the customer is told if the transfer never reaches WeChat. */
  readonly transferMissedText?: string;
  /** It never did, and the customer is told, or will be. */
  readonly transferMissed?: true;
  /** What answered it, for the operator's report: `rule:hours`. Absent where the handler answered by itself. See answered-by.ts. */
  readonly answeredBy?: string;
  /** What to do with a reply whose fate is unknown, as its function says. */
  readonly onUnknownSend: OnUnknownSend;
  /** Why it waits or is dead: a code of PushError, and WeChat's or the platform's own number. */
  readonly reason?: string;
  readonly errCode?: number;
  /** What went wrong last, where `reason` is that time ran out. */
  readonly lastError?: string;
}

/** What a record begins with: leased to the invocation that adds it, and nothing sent. */
export const FRESH_RECORD = {
  state: "leased",
  writeNumber: 0,
  sent: 0,
  sentAtMs: [],
  unconfirmed: 0,
  tries: 0,
  reserved: 0,
} as const satisfies Partial<PushRecord>;

/** A record that cannot be read. */
export interface DamagedRecord {
  /** What the database knows it by: of any type, where somebody added it by hand. */
  readonly key: unknown;
  /** The first field that is wrong; never its value. */
  readonly field: string;
}

/** A record that is added. */
export type NewRecord = Omit<
  PushRecord,
  | keyof typeof FRESH_RECORD
  | "outbox"
  | "transferredAtMs"
  | "transferGiven"
  | "successGiven"
  | "transferMissedText"
  | "transferMissed"
  | "answeredBy"
  | "reason"
  | "errCode"
  | "lastError"
>;

/** Which invocation may change an unfinished record. */
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
      | "passiveReply"
      | "transferredAtMs"
      | "transferGiven"
      | "successGiven"
      | "transferMissedText"
      | "transferMissed"
      | "answeredBy"
      | "runs"
      | "sent"
      | "sentAtMs"
      | "unconfirmed"
      | "tries"
      | "reserved"
      | "outbox"
      | "reason"
      | "errCode"
      | "lastError"
    >
  > {
  /** The number of this write among those of its owner, from 1; the same when it is tried again. */
  readonly writeNumber: number;
  /** Gives the lease up: the record is `waiting`, and may be taken over from then on. */
  readonly dueInMs?: number;
}

/** What ends a record. */
export interface RecordEnding extends Omit<RecordChange, "writeNumber" | "dueInMs"> {
  readonly state: FinishedState;
  /** Nothing is finished, and it is said to be `lease-lost`, once a delivery was answered `success`. */
  readonly unlessSuccessGiven?: true;
}

/**
 * Where pushes are recorded. Each verb is atomic for one record, and "now" is the database's clock, never an
 * instance's. A verb that does not know its outcome throws a PushError `STORE_UNAVAILABLE`; it never returns "taken" for
 * a failure it does not understand, and the write may have happened all the same.
 */
export interface PushStore {
  /** Adds a record that is leased for `leaseMs`; `false` when the key is there already. */
  add(record: NewRecord, leaseMs: number): Promise<boolean>;
  /** @throws {PushError} also `RECORD_DAMAGED`: it is there and cannot be read */
  find(key: string): Promise<PushRecord | undefined>;
  /** Leases the record to `next` for `leaseMs`, if it is unfinished, unchanged in attempt, and due. */
  takeOver(record: PushRecord, next: Takeover): Promise<boolean>;
  /** The same for an invocation that was given the fencing token: the record need not be due. */
  takeOverByToken(record: PushRecord, next: Takeover): Promise<boolean>;
  /** Changes the record; `false` when it has another owner, is finished, or has recorded a later write. */
  change(owner: LeaseOwner, change: RecordChange): Promise<boolean>;
  /** Finishes the record; completing it also lowers the customer's backlog flag, in the same write. */
  finish(owner: LeaseOwner, touser: string, ending: RecordEnding): Promise<FinishOutcome>;
  /** Raises the customer's backlog flag: the next push that completes learns that something waits. */
  flagBacklog(touser: string): Promise<void>;
  /** Unfinished records that are due, the longest due first; at most so many, damaged ones included. */
  findDue(limit: number, scope?: DueScope): Promise<Due>;
  /** How many unfinished records are due. */
  countDue(): Promise<number>;
  /** Records that nobody would ever find due: their state is none, or the time at which they are due is none. */
  findStray(limit: number): Promise<readonly DamagedRecord[]>;
  /**
   * Makes a dead letter of a damaged record, with the reason `RECORD_DAMAGED` and the field as its `lastError`; the rest stays
   * as it is. `false` when it is not due any more, and not stray.
   */
  bury(damaged: DamagedRecord): Promise<boolean>;
  /** The customer's newest records, for the reply budget, without damaged ones. */
  findRecent(touser: string, limit: number): Promise<readonly PushRecord[]>;
  /** Removes finished records of that state, and backlog flags, that were last changed so long ago; returns how many. */
  purge(state: FinishedState, olderThanMs: number, limit: number, keys?: KeyRange): Promise<number>;
}

/** What is looked for among the records that are due. */
export interface DueScope {
  /** Those of one customer only. */
  readonly touser?: string;
  readonly keys?: KeyRange;
  /** Those only whose handler has to run. */
  readonly withoutOutbox?: true;
}

/** Keys from `from` to before `below`. Without `from`, it is also the range of what is no text. */
export interface KeyRange {
  readonly from?: string;
  readonly below?: string;
}

/** What is due. */
export interface Due {
  readonly records: readonly PushRecord[];
  readonly damaged: readonly DamagedRecord[];
}

/** The new owner of a record. */
export interface Takeover {
  readonly fencingToken: string;
  readonly leaseMs: number;
  /** How often the handler was begun, this time included. */
  readonly runs: number;
  /** How many tries of the next message may have reached WeChat. */
  readonly tries: number;
  /** How many messages the new owner is about to send. @default 0 */
  readonly reserved?: number;
}

/** `backlog`: recorded, and the customer's backlog flag was up. */
export type FinishOutcome = "recorded" | "backlog" | "lease-lost";
