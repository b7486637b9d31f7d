// A conversation as it can be done once more: what the customer, the person at the desk and the time did, step by step, and what came of each.

import type { Fault } from "../../simulator/faults/fault";
import type { Packet } from "../../simulator/packet";
import type { InboxEntry } from "../../simulator/push-report";

export type Shown = Extract<InboxEntry, { kind: "reply" | "notice" }>;

export interface PushStep {
  readonly kind: "push";
  readonly pushId: number;
  readonly pair: string;
  readonly packet: Packet;
  readonly atMs: number;
  /** The push that this is a redelivery of. */
  readonly sameAs?: number;
  /** It came before the push that it repeats was finished. */
  readonly isAtOnce: boolean;
  /** To be ordered before it, each for one step. */
  readonly faults: readonly Fault[];
  readonly shown: readonly Shown[];
  readonly isTransferred: boolean;
  readonly delivery: "delivered" | "not-bound" | "to-agent";
  /** Functions worked on it after WeChat's side was finished. */
  readonly isLate: boolean;
}

/** A timer's function, which sent what was left. */
export interface TimerStep {
  readonly kind: "timer";
  readonly functionName: string;
  readonly faults: readonly Fault[];
  readonly shown: readonly Shown[];
}

export type Step =
  | PushStep
  | TimerStep
  | { readonly kind: "clock"; readonly advanceMs: number }
  | { readonly kind: "agent"; readonly action: "accept" | "close" }
  | { readonly kind: "agent"; readonly action: "say"; readonly text: string };

/** What a test cannot do as it was done. */
export type Remark =
  /** The clock was moved while a push was under way. */
  | "clock-moved-meanwhile"
  /** WeChat pushed a result by itself; it comes by itself in a test, too. */
  | "own-result"
  /** A fault that depends on which instance was warm. */
  | "start-fault"
  /** From an earlier start of the simulator: what functions did is no longer known, only what was said. */
  | "earlier-run"
  /** A picture is too large for a test, or gone. */
  | "other-picture";

export interface Story {
  readonly openid: string;
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
  /** Steps before the selection that it needs. */
  readonly added: number;
}

export function isPush(step: Step): step is PushStep {
  return step.kind === "push";
}
