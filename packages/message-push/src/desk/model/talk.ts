// What was said between a customer and the model in the last day, and that the model did not know: kept for `compose` alone.
import { randomUUID } from "node:crypto";
import { customerKey } from "../customer-key";
import { REMEMBERED_MS } from "../memory";
import type { DeskParts } from "../open-desk";
import type { Turn } from "./prompts";

/** What is kept of a customer. */
export interface Talk {
  readonly turns: readonly (Turn & { readonly pushId: string })[];
  /** When the model did not know last; epoch milliseconds. */
  readonly unsureAtMs?: number;
  /** The push of it: run again, it finds this by itself. */
  readonly unsurePushId?: string;
}

const KEPT_MS = 86_400_000;
const MOST_TURNS = 6;
/** Characters of the history that a model sees: about as many tokens. */
const HISTORY_BUDGET = 1_500;
const MOST_TRIES = 3;

const keyOf = (openid: string) => `model-talk-${customerKey(openid)}`;

/** @throws {PushError} `STORE_UNAVAILABLE` */
export async function recallTalk({ store }: DeskParts, openid: string): Promise<Talk> {
  return readTalk((await store.findState(keyOf(openid)))?.value);
}

/** Changes it, also while other pushes of the customer do. @throws {PushError} `STORE_UNAVAILABLE` */
export async function rememberTalk({ store }: DeskParts, openid: string, change: (talk: Talk) => Talk): Promise<void> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const state = await store.findState(keyOf(openid));
    const value = change(readTalk(state?.value));
    const own = { expectedVersion: state?.version, version: randomUUID(), value, expiresInMs: KEPT_MS };
    if (await store.putState(keyOf(openid), own)) return;
  }
}

/** Adds what was said, once for a push. */
export function withTurn(talk: Talk, turn: Talk["turns"][number]): Talk {
  const others = talk.turns.filter(({ pushId }) => pushId !== turn.pushId);
  return { turns: [...others, turn].slice(-MOST_TURNS) };
}

/** Whether the model did not know the customer's question before this one, a moment ago: this one is for a person. */
export function wasUnsure({ unsureAtMs = 0, unsurePushId }: Talk, pushId: string, nowMs: number): boolean {
  return unsurePushId !== pushId && unsureAtMs > nowMs - REMEMBERED_MS;
}

/** The latest of it that fits, in its order. */
export function historyOf({ turns }: Talk, pushId: string): readonly Turn[] {
  const history: Turn[] = [];
  let left = HISTORY_BUDGET;
  for (const own of [...turns].reverse()) {
    if (own.pushId === pushId) continue;
    left -= own.question.length + own.answer.length;
    if (left < 0) break;
    history.unshift({ question: own.question, answer: own.answer });
  }
  return history;
}

function readTalk(value: unknown): Talk {
  const { turns, unsureAtMs, unsurePushId }: Readonly<Record<string, unknown>> = Object(value);
  return {
    turns: Array.isArray(turns) ? turns.filter(isTurn) : [],
    ...(typeof unsureAtMs === "number" ? { unsureAtMs } : {}),
    ...(typeof unsurePushId === "string" ? { unsurePushId } : {}),
  };
}

function isTurn(given: unknown): given is Talk["turns"][number] {
  const { question, answer, pushId } = Object(given);
  return [question, answer, pushId].every((own) => typeof own === "string");
}
