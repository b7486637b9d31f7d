// What answered a push, for the operator's report: noted by who answers, and written with what the attempt writes anyway.
import type { HandlerContext } from "./definition";

/**
 * A rule, the rule that a number of the menu chose, the menu in place of an answer, when people are back in place of one, a transfer that no
 * rule asked for, the welcome, a dialogue, a model. What a handler says by itself has no name.
 */
export const ANSWERERS = ["rule", "menu", "no-answer", "closed", "transfer", "welcome", "dialogue", "model"] as const;
export type Answerer = (typeof ANSWERERS)[number];

/** Ids that are longer are cut: they stand in a record of half a KB. */
const MOST_OF_ID = 80;

/** By the attempt's signal: every context of an attempt has it, also a copy that an author made. */
const notes = /* @__PURE__ */ new WeakMap<AbortSignal, string>();

/**
 * Notes what answers this push; the last note of an attempt counts.
 *
 * @param id of the rule or the dialogue. Never anything that a customer wrote
 */
export function noteAnswer({ signal }: Pick<HandlerContext, "signal">, by: Answerer, id?: string): void {
  notes.set(signal, id === undefined ? by : `${by}:${id.slice(0, MOST_OF_ID)}`);
}

/** What was noted in the attempt of that signal, as a field of its record. */
export function answerNoted(signal: AbortSignal): { readonly answeredBy?: string } {
  const answeredBy = notes.get(signal);
  return answeredBy === undefined ? {} : { answeredBy };
}
