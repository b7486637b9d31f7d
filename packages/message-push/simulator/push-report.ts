// What became of a push, attempt by attempt, and what the customer sees. Types only.
import type { Both } from "../src/language";
import type { InvocationOutcome } from "./contracts";

/** One thing a customer sees in the conversation. */
export type InboxEntry = {
  readonly atMs: number;
  /** The push that it belongs to: its own message, a reply to it, or the notice. None for what an agent says. */
  readonly pushId?: number;
} & (
  | { readonly kind: "own"; readonly message: Readonly<Record<string, unknown>> }
  /** A customer-service message; `message` is its body without `touser`. */
  | {
      readonly kind: "reply";
      readonly message: Readonly<Record<string, unknown>> & { readonly msgtype: string };
      readonly invocationId?: string;
    }
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "typing"; readonly isOn: boolean }
  | { readonly kind: "agent"; readonly text: string }
);

/** One attempt of WeChat to have a push answered. */
export interface PushAttempt {
  /** 1, 2 or 3. */
  readonly number: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** `no-answer` after 5 s, `failed` when the function did, `nonsense` when its answer is no legal one. */
  readonly outcome: "answered" | "no-answer" | "failed" | "nonsense";
  readonly passiveReply?: unknown;
  /** Why it was not answered. */
  readonly detail?: string;
  /** `detail` in both languages: programs read that, people this. */
  readonly why?: Both;
  /** The call that decided the outcome; absent when none ended in time. */
  readonly invocation?: InvocationOutcome;
  /** The calls it made, ended or not: one, or two where a fault delivers it twice. */
  readonly invocationIds: readonly string[];
  /** The fault that was injected into this delivery. */
  readonly fault?: string;
}

/** What became of a push, from WeChat's side. */
export interface PushReport {
  /** Counts from 1 since the simulator started: `#1` in the time line. */
  readonly pushId: number;
  readonly pair: string;
  /** The function that was called: by its binding, or over HTTP. */
  readonly functionName?: string;
  /** How it was delivered; absent when it was not. */
  readonly route?: "function" | "http";
  /** Where to: a function, or a URL. */
  readonly target?: string;
  /** `not-bound` goes to the web customer-service tool, `to-agent` to the person who has the session. */
  readonly delivery: "delivered" | "not-bound" | "to-agent";
  readonly attempts: readonly PushAttempt[];
  /** Replies that arrived while the push was under way; with `goesOn`, more may follow. */
  readonly replies: readonly Extract<InboxEntry, { kind: "reply" }>[];
  /** The notice, when the customer saw it. */
  readonly notice?: string;
  readonly isTransferred: boolean;
  /**
   * Something that this push set going is still running: a second invocation works on it, above all. Its replies and its failures come
   * later: `await sim.idle()` waits for them. What goes on in a server of one's own is not seen.
   */
  readonly goesOn: boolean;
}
