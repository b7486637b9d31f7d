// How the desk's documents are laid out in the data folder, beside the pushes:
//
//   desk-state/<customer's key>                     a customer's state
//   desk-answer/<id>                                a rule, or the settings
//   desk-question/<key>                             a question that was not answered
//   desk-old/state/<expiresAtMs>/<where it is>      leads to a state, for forgetting it; written in one go with it
//   desk-old/file/<expiresAtMs>/<where it is>       the same for a state that holds a file
//   desk-old/question/<lastAtMs>/<where it is>      the same for a question
//   desk-due/<dueAtMs>/<where it is>                leads to a state that is due from then on
import type { AnswerDocument, Question } from "../../src/desk/desk-store";
import { holdsFile, type KeptState, parsed, readQuestion } from "../../src/desk/kept-documents";
import type { KeyRange } from "./data-folder";
import type { Operation } from "./group-writes";
import { deleting, sortable, until } from "./timed-keys";

export function stateKey(key: string): string {
  return `desk-state/${key}`;
}

/** The customer's key of a state that is there. */
export function keyOfState(at: string): string {
  return at.slice(stateKey("").length);
}

export function answerKey(id: string): string {
  return `desk-answer/${id}`;
}

export function questionKey(key: string): string {
  return `desk-question/${key}`;
}

/** All answers, or all questions, in the order of their keys. */
export function wholeRange(name: "answer" | "question"): KeyRange {
  // "0" is the character after "/".
  return { gte: `desk-${name}/`, lte: `desk-${name}0`, limit: -1 };
}

/** What is forgotten apart from the others. */
export type OldKind = "state" | "file" | "question";

/** States that expired until that time, with or without a file, or questions that were asked last until then. */
export function oldRange(kind: OldKind, untilMs: number, limit: number): KeyRange {
  return until(`desk-old/${kind}`, untilMs, limit);
}

/** States that were due until that time. */
export function dueRange(untilMs: number, limit: number): KeyRange {
  return until("desk-due", untilMs, limit);
}

/** Reads a state; `undefined` where there is none, or somebody damaged it. */
export function readState(value: string | undefined): KeptState | undefined {
  const { version, json, expiresAtMs, dueAtMs } = Object(parsed(value)) as Partial<KeptState>;
  if (typeof version !== "string" || typeof expiresAtMs !== "number") return undefined;
  return { version, json: String(json), expiresAtMs, ...(typeof dueAtMs === "number" ? { dueAtMs } : {}) };
}

/** Reads a rule, or the settings. What cannot be parsed is kept as text, so that somebody can look at it. */
export function readAnswer(key: string, value: string): AnswerDocument {
  const fields = parsed(value);
  const isObject = typeof fields === "object" && fields !== null && !Array.isArray(fields);
  return { ...(isObject ? fields : { value }), _id: key.slice(answerKey("").length) };
}

/** Reads the question at a key; `undefined` where there is none, or somebody damaged it. */
export function readQuestionAt(at: string, value: string | undefined): Question | undefined {
  return readQuestion(at.slice(questionKey("").length), parsed(value));
}

/** Writes a state over what was there. */
export function replacingState(at: string, before: string | undefined, state: KeptState): readonly Operation[] {
  return replacing(at, before, JSON.stringify(state));
}

/** Writes a question over what was there. */
export function replacingQuestion(
  at: string,
  before: string | undefined,
  { key: _, ...fields }: Question,
): readonly Operation[] {
  return replacing(at, before, JSON.stringify(fields));
}

/** Removes a state or a question, with what leads to it. */
export function removing(at: string, value: string | undefined): readonly Operation[] {
  return deleting([at, ...leadingKeys(at, value)]);
}

/** When a state expires, or a question was asked last; `undefined` where there is none, or somebody damaged it. */
export function oldAtMs(at: string, value: string | undefined): number | undefined {
  return isState(at) ? readState(value)?.expiresAtMs : readQuestionAt(at, value)?.lastAtMs;
}

function replacing(at: string, before: string | undefined, value: string): readonly Operation[] {
  return [
    ...removing(at, before),
    { type: "put", key: at, value },
    ...leadingKeys(at, value).map((key) => ({ type: "put", key, value: at }) as const),
  ];
}

function leadingKeys(at: string, value: string | undefined): readonly string[] {
  const atMs = oldAtMs(at, value);
  const dueAtMs = isState(at) ? readState(value)?.dueAtMs : undefined;
  return [
    ...(atMs === undefined ? [] : [`desk-old/${kindOf(at)}/${sortable(atMs)}/${at}`]),
    ...(dueAtMs === undefined ? [] : [`desk-due/${sortable(dueAtMs)}/${at}`]),
  ];
}

function kindOf(at: string): OldKind {
  if (!isState(at)) return "question";
  return holdsFile(at.slice(stateKey("").length)) ? "file" : "state";
}

function isState(at: string): boolean {
  return at.startsWith(stateKey(""));
}
