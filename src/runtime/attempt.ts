// One attempt at a push, by whoever holds it: what it knows, and how it can end.
import type { MessageBody } from "../wechat/messages";
import type { Push } from "../wechat/parse-push";
import type { PassiveReply } from "../wechat/passive-reply";
import type { Lease } from "./lease";
import type { PushLog } from "./push-log";
import type { PushRecord } from "./push-store";

/** Everything an attempt begins with. */
export interface Attempt {
  readonly push: Push;
  /** The record as it was when this attempt began. */
  readonly record: PushRecord;
  /** Absent while the database is down: then nobody is kept from doing the same. */
  readonly lease: Lease | undefined;
  /** Tries to get a hold after all, just before the first reply. */
  readonly claimLate?: () => Promise<Lease | "taken" | undefined>;
  /** When the attempt must have settled, in epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** Whether WeChat waits for this attempt's answer: only then can it carry a transfer to human agents. */
  readonly isDelivery: boolean;
  /** Whether cloud calls may be refused on the way: in a chain that a timer began, and in the relay, whoever calls it. */
  readonly mayLackCloudCalls: boolean;
  readonly log: PushLog;
}

/** How far the replies got. */
export interface Progress {
  /** How many writes about it were begun. */
  readonly writeNumber: number;
  /** Messages settled by all attempts so far. */
  readonly sent: number;
  readonly sentAtMs: readonly number[];
  /** What is still to be sent, once the handler is done. */
  readonly outbox?: readonly MessageBody[];
  /** What WeChat is to be answered, where the handler has decided on a transfer; replies that fail do not change that. */
  readonly passiveReply?: PassiveReply;
}

/** How an attempt ended: the state that its record gets. `lease` is the newest one: it may have been got late. */
export type Ending = { readonly progress: Progress; readonly lease: Lease | undefined } & (
  | { readonly state: "completed"; readonly passiveReply: PassiveReply }
  /** Something is left: the outbox, or the handler has to run again. `passiveReply` is the handler's own. */
  | { readonly state: "waiting"; readonly error: unknown; readonly passiveReply?: PassiveReply }
  | { readonly state: "dead"; readonly error: unknown }
  /** The push has another owner: nothing may be written. */
  | { readonly state: "lease-lost" }
);
