// One attempt at a push: what its owner knows, and how it can end.
import type { Push } from "../wechat/parse-push";
import type { PassiveReply } from "../wechat/passive-reply";
import type { LeaseHolder } from "./lease-holder";
import type { PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import type { QueueProgress } from "./reply-queue";

/** Everything an attempt begins with. */
export interface Attempt {
  readonly push: Push;
  /** The record as it was when this attempt began. */
  readonly record: PushRecord;
  readonly lease: LeaseHolder;
  /** When the attempt must have settled, in epoch milliseconds. */
  readonly deadlineAtMs: number;
  /** Whether WeChat waits for this attempt's passive reply: only then can it carry a transfer to human agents. */
  readonly isDelivery: boolean;
  /**
   * Until when it is known that no person has the conversation: the arrival, for a delivery that comes at once. Epoch milliseconds;
   * absent where the customer's other pushes have to be looked at first.
   */
  readonly aloneAtMs?: number;
  /** Whether cloud calls may be refused on the way: in a chain that a timer began, and in every relay. */
  readonly mayLackCloudCalls: boolean;
  readonly log: PushLog;
}

/** How far an attempt got. */
export interface Progress extends QueueProgress {
  /** How many writes about it were begun. */
  readonly writeNumber: number;
  /** The passive reply, where the handler has decided on a transfer; replies that fail do not change that. */
  readonly passiveReply?: PassiveReply;
  /** What the customer is told if that transfer never reaches WeChat. */
  readonly transferMissedText?: string;
  /** The handler decided on a transfer that WeChat did not wait for. */
  readonly transferMissed?: true;
  /** What answered, where that was noted. */
  readonly answeredBy?: string;
}

/** How an attempt ended: the state that its record gets. */
export type Ending = { readonly progress: Progress } & (
  | { readonly state: "completed"; readonly passiveReply: PassiveReply; readonly isCancelled?: true }
  /** Something is left: the outbox, or the handler has to run again. `passiveReply` is the handler's own. */
  | { readonly state: "waiting"; readonly error: unknown; readonly passiveReply?: PassiveReply }
  | { readonly state: "dead"; readonly error: unknown }
  /** The handler left its work to a second invocation. */
  | { readonly state: "later" }
  /** The push has another owner: nothing may be written. */
  | { readonly state: "lease-lost" }
);
