// What a push is judged to be.

/** Exactly one of these for each push. */
export type VerdictKind = "answered" | "gap" | "unprotected" | "dead" | "unclaimed" | "lost" | "double";

export interface Verdict {
  readonly kind: VerdictKind;
  /** In the gap: what happened there. Dead: the reason in its record. Lost and double: what is wrong. */
  readonly why: string;
}
