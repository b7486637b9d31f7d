// How the desk's documents are read and compared by the stores that have no queries of their own, and what is checked in all of them.
import type { StateChange } from "../runtime/state-store";
import {
  type AnswerDocument,
  type Answers,
  type DueState,
  FILE_STATE,
  MOST_RULES,
  type Question,
  SETTINGS_ID,
} from "./desk-store";

/** A state as it is kept. */
export interface KeptState {
  readonly version: string;
  /** The value as JSON text, so that it comes back as it was, whatever its fields are called. */
  readonly json: string;
  /** By the store's clock. */
  readonly expiresAtMs: number;
  /** By the store's clock; absent where it is never due. */
  readonly dueAtMs?: number;
}

/** A state as a write leaves it. */
export function keptOf({ version, value, expiresInMs, dueInMs }: StateChange, nowMs: number): KeptState {
  const due = dueInMs === undefined ? {} : { dueAtMs: nowMs + dueInMs };
  return { version, json: JSON.stringify(value), expiresAtMs: nowMs + expiresInMs, ...due };
}

/** Of states by their keys those that are due, the longest due first. */
export function dueOf(
  states: Iterable<readonly [key: string, state: KeptState | undefined]>,
  nowMs: number,
): readonly DueState[] {
  const due = [...states].flatMap(([key, state]) => {
    const { dueAtMs = Number.POSITIVE_INFINITY } = state ?? {};
    return isAlive(state, nowMs) && dueAtMs <= nowMs ? [{ key, state, dueAtMs }] : [];
  });
  due.sort((a, b) => a.dueAtMs - b.dueAtMs);
  return due.map(({ key, state }) => ({ key, version: state.version, value: parsed(state.json) }));
}

/** Whether there is a state at that time: an expired one is none. */
export function isAlive(state: KeptState | undefined, nowMs: number): state is KeptState {
  return state !== undefined && state.expiresAtMs > nowMs;
}

/** Whether a write may be done over what is kept: it is what the write expects, or comes from the same write. */
export function mayReplace(
  kept: KeptState | undefined,
  { expectedVersion, version }: StateChange,
  nowMs: number,
): boolean {
  if (!isAlive(kept, nowMs)) return expectedVersion === undefined;
  return kept.version === expectedVersion || kept.version === version;
}

/** Whether a state of that key holds a file, which has to go before it. */
export function holdsFile(key: string): boolean {
  return key.startsWith(FILE_STATE);
}

/** Parses a value; `undefined` where it is no JSON. */
export function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return undefined;
  }
}

/** Puts documents that were read, in their order, into what the desk gets. */
export function toAnswers(documents: readonly AnswerDocument[]): Answers {
  const rules = documents.filter(({ _id }) => _id !== SETTINGS_ID);
  return {
    rules: rules.slice(0, MOST_RULES),
    settings: documents.find(({ _id }) => _id === SETTINGS_ID),
    isCutOff: rules.length > MOST_RULES,
  };
}

/** Reads a question; `undefined` where somebody damaged it. */
export function readQuestion(key: unknown, fields: unknown): Question | undefined {
  const { text, count, firstAtMs, lastAtMs } = Object(fields) as Record<string, unknown>;
  if (typeof key !== "string" || typeof text !== "string") return undefined;
  if (!isNumber(count) || !isNumber(firstAtMs) || !isNumber(lastAtMs)) return undefined;
  return { key, text, count, firstAtMs, lastAtMs };
}

type Counted = Pick<Question, "count" | "lastAtMs">;

/** Puts the most asked first, and of those the latest. */
export function byCount(a: Counted, b: Counted): number {
  return b.count - a.count || b.lastAtMs - a.lastAtMs;
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
