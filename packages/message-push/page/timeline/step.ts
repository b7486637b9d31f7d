// One line in the list of what happened with a push.
import type { Both } from "../../src/language";

/** `runtime` is what only matters to who wants to see how it works. */
export type StepKind = "wechat" | "request" | "author" | "runtime" | "error" | "warning" | "customer" | "fault";

/** What a line of the list says, without its place in time. */
export interface StepWords {
  readonly kind: StepKind;
  readonly words: Both;
  /** As an author or a customer wrote it. */
  readonly text?: string | Both;
  /** File, line and column in the author's sources. */
  readonly place?: string;
  /** How long it took. */
  readonly durationMs?: number;
  readonly isBad?: boolean;
  /** Opens as JSON. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Step extends StepWords {
  readonly id: number;
  /** Since the push arrived. */
  readonly sinceMs: number;
}
