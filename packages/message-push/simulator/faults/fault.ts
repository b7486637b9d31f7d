// What can be ordered to go wrong: where, for whom, how often, and what happens. Types only; docs/testing.md explains.
import type { CutOff } from "./cut-off";

/** Before anything is done; after it was done, so that only the response suffers; or once the response has arrived. */
export type Phase = "before" | "after" | "later";

/** Where a fault is injected, for whom, and how often. */
export interface Aim {
  /**
   * A gateway action (`database.insertDocument`), a cloud call (`customerServiceMessage.send`), `database` for any
   * action on it, `gateway` for any request of a function, `start` for an instance that loads, `invocation` for one call of a function,
   * `push` for a delivery.
   */
  readonly on: string;
  /** Only what happens in or to this function. */
  readonly functionName?: string;
  /** Only this user: the sender of a push, the `touser` of a cloud call, else the user the function was called for. */
  readonly openid?: string;
  /** The first occurrence that it is injected into, counted from 1 since it was ordered. @default 1 */
  readonly nth?: number;
  /** How many occurrences it is injected into. @default 1 */
  readonly times?: number;
  /** Injected into everything for so long from the first injection on, by the simulator's clock; in place of `times`. */
  readonly forMs?: number;
  /** Injected into each occurrence with this probability until it is cleared; in place of `nth`, `times` and `forMs`. */
  readonly probability?: number;
  /** With `probability`: the same seed chooses the same occurrences again. */
  readonly seed?: number;
}

/** What happens to a request of a function. */
export type RequestEffect =
  | { readonly kind: "delay"; readonly delayMs: number; readonly phase?: "before" | "after" }
  | { readonly kind: "hang" | "reset" | "empty"; readonly phase?: "before" | "after" }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: "html" | "json";
      readonly phase?: "before" | "after";
    }
  | { readonly kind: "truncated"; readonly phase?: "after" }
  | { readonly kind: "duplicate"; readonly phase?: "before" | "after" }
  | { readonly kind: "errcode"; readonly errcode: number; readonly phase?: "before" }
  | { readonly kind: "code"; readonly code: string; readonly phase?: "before" }
  | { readonly kind: "die"; readonly phase?: Phase }
  | {
      readonly kind: "freeze";
      readonly freezeMs: number;
      /** What arrives after the thaw: connections are not kept open for ever. @default "answer" */
      readonly thaw?: "answer" | "reset";
      readonly phase?: "before" | "after";
    };

/** Every request of the SDK meets this fate, to the database and cloud calls alike: they share one address. */
export interface CutOffEffect {
  readonly kind: "cut-off";
  readonly how: CutOff;
}

/** What happens to an instance that loads; it is cut off for its whole life. */
export type StartEffect =
  | { readonly kind: "delay"; readonly delayMs: number }
  | { readonly kind: "die" }
  | { readonly kind: "skew"; readonly skewMs: number }
  | CutOffEffect;

/** What happens to one call of a function. */
export type InvocationEffect = CutOffEffect;

/** What WeChat does when it delivers a push. */
export type PushEffect = { readonly kind: "early"; readonly delayMs: number } | { readonly kind: "twice" | "give-up" };

/** Something ordered to go wrong. */
export type Fault = Aim & (RequestEffect | StartEffect | InvocationEffect | PushEffect);

/** A fault that can still be injected. */
export type PendingFault = Fault & {
  /** Its number since the simulator started, from 1. */
  readonly index: number;
  /** How many occurrences it was aimed at until now. */
  readonly seen: number;
  /** How many of them it was injected into. */
  readonly injected: number;
  /** When a fault with `forMs` ends, once it has begun. */
  readonly endsAtMs?: number;
};

/** What a fault can be injected into. */
export interface Occurrence {
  readonly functionName?: string | undefined;
  readonly openid?: string | undefined;
  readonly invocationId?: string | undefined;
  /** Of a delivery: the push. */
  readonly pushId?: number;
}

/** One injection of a fault. */
export interface Injection extends Occurrence {
  /** The number of the fault, as `inject` returned it. */
  readonly index: number;
  readonly kind: Fault["kind"];
  readonly phase?: Phase;
  /** The narrowest name of its place, for example `customerServiceMessage.send` of a fault on `gateway`. */
  readonly place: string;
  readonly atMs: number;
}
