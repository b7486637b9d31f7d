// What is kept of a customer's dialogue, in the document of what the desk remembers: where it stands, and what each of the last pushes was told.
import type { DeskOutput } from "../reach-person";
import { isOutput } from "./said-outputs";

/** A dialogue that is open. There is no pointer to a step: the first one without a value is next. */
export interface OpenDialogue {
  readonly name: string;
  readonly title: string;
  /** By the names of the steps. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The step whose question was said. */
  readonly asked: string;
  /** How many answers to it had no value. */
  readonly misses: number;
  /** The push that was answered last: its record leads to the customer. */
  readonly pushId: string;
  /** When the message that began it was written, by WeChat's clock, in seconds: an older one is no answer. */
  readonly startedAtS: number;
  /** From then on nothing is an answer any more; epoch milliseconds. */
  readonly expiresAtMs: number;
  /** What is said then: who says it may not know the dialogue. */
  readonly expiredText: string;
  /** The conversation of a 客服子商户, where it is in one. */
  readonly businessid?: string | number;
}

/** What a push was told, so that it is told the same when its handler runs again. With neither, the rest of the handler answered it. */
export interface Turn {
  readonly pushId: string;
  readonly says?: readonly DeskOutput[];
  /** A person got the conversation. */
  readonly isPerson?: true;
}

/** All of it. */
export interface KeptDialogue {
  readonly open?: OpenDialogue;
  /** One that has all its values, for its push to do what is to be done: nobody else does it, and nobody goes on with it. */
  readonly finishing?: OpenDialogue;
  /** When the relay has to look at it; epoch milliseconds. */
  readonly dueAtMs?: number;
  /** The latest, in their order. */
  readonly turns: readonly Turn[];
}

/** More pushes than a customer makes while one of them waits to run again. */
const MOST_TURNS = 8;

/** What one round of a push comes to: the dialogues after it, and what the push is told, unless there is something to be done first. */
export interface Outcome extends Pick<KeptDialogue, "open" | "finishing"> {
  readonly turn?: Turn;
}

/** What is kept after it. */
export function keptAfter({ turns }: KeptDialogue, { turn, open, finishing }: Outcome): KeptDialogue {
  return {
    ...(open === undefined ? {} : { open, dueAtMs: open.expiresAtMs }),
    ...(finishing === undefined ? {} : { finishing }),
    turns: turn === undefined ? turns : [...turns, turn].slice(-MOST_TURNS),
  };
}

/** Of any JSON: another version of the code may have written it, and what is damaged is none. */
export function readKept(given: unknown): KeptDialogue {
  const { open, finishing, dueAtMs, turns } = Object(given) as Readonly<Record<string, unknown>>;
  return {
    ...(isOpen(open) ? { open } : {}),
    ...(isOpen(finishing) ? { finishing } : {}),
    ...(typeof dueAtMs === "number" ? { dueAtMs } : {}),
    turns: Array.isArray(turns) ? turns.filter(isTurn) : [],
  };
}

function isOpen(given: unknown): given is OpenDialogue {
  const own = Object(given) as Readonly<Record<string, unknown>>;
  const texts = [own.name, own.title, own.asked, own.pushId, own.expiredText];
  const numbers = [own.misses, own.startedAtS, own.expiresAtMs];
  const { values } = own;
  const hasValues = typeof values === "object" && values !== null && !Array.isArray(values);
  return hasValues && texts.every((text) => typeof text === "string") && numbers.every(Number.isFinite);
}

function isTurn(given: unknown): given is Turn {
  const { pushId, says = [] } = Object(given);
  return typeof pushId === "string" && Array.isArray(says) && says.every(isOutput);
}
