// Pairs: what a function can be bound to, and what is known about each. The facts come from the catalogue, or from a team's own-pairs.ts.

import type * as Catalogue from "./catalogue/catalogue";
import { customerService } from "./catalogue/customer-service";
import type { AnswerOf, PairFacts, PairKind } from "./catalogue/facts";
import { guessAcknowledgement, isNamedLikeMoney, LIKELY_ORDER_FIELDS } from "./money";
import { ownPairs } from "./own-pairs";
import type { OwnPairFacts, Pair } from "./push-events";

type Kinds = typeof Catalogue.CATALOGUE & OwnPairFacts;
type PairsOfKind<Kind extends PairKind> = {
  [P in keyof Kinds]: Kinds[P] extends { readonly kind: Kind } ? P : never;
}[keyof Kinds] &
  Pair;

/** Pairs that carry a person's message: the only ones that may be transferred to a human agent. */
export type MessagePair = PairsOfKind<"message">;

/** Pairs that report a payment: their handlers must say whether it is done. */
export type PaymentPair = PairsOfKind<"payment">;

/** Pairs that ask what you suggest about a refund. */
export type RefundQueryPair = PairsOfKind<"refund-query">;

/** Pairs that want a whole packet back. */
export type PacketPair = PairsOfKind<"packet">;

/** What the answer to such a pair says beyond its envelope. */
export type PacketAnswer<P extends PropertyKey> = P extends keyof Kinds
  ? Kinds[P] extends PairFacts
    ? AnswerOf<Kinds[P]>
    : never
  : never;

/** Pairs about the account: there is no customer to reply to. */
export type NoticePair = PairsOfKind<"notice">;

/** What a function names in `on` to get every pair that is neither in the catalogue nor in own-pairs.ts. */
export const FALLBACK = "unknown";

type Facts = ReadonlyMap<string, PairFacts>;

/** What most functions are bound to, and all that a new instance of these reads of the catalogue. */
const CUSTOMER_SERVICE: Facts = new Map<string, PairFacts>(Object.entries(customerService));
let whole: Facts | undefined;

function catalogued(): Facts {
  if (whole !== undefined) return whole;
  // Required only here: it takes half a megabyte of memory, and a new instance waits for every module it loads.
  const loaded: typeof Catalogue = require("./catalogue/catalogue");
  whole = new Map<string, PairFacts>(Object.entries(loaded.CATALOGUE));
  return whole;
}

/** A pair of a team's own goes before: the catalogue may be wrong about it. */
function written(name: string): PairFacts | undefined {
  return ownPairs().get(name) ?? CUSTOMER_SERVICE.get(name) ?? catalogued().get(name);
}

/** All names that `on` takes. */
export function pairNames(): readonly string[] {
  return [...new Set([...catalogued().keys(), ...ownPairs().keys()]), FALLBACK];
}

/** Whether a function can be bound to `name`. */
export function isPair(name: unknown): name is Pair {
  return typeof name === "string" && (isWrittenDown(name) || name === FALLBACK);
}

/** Whether the catalogue or own-pairs.ts has this pair: all others go to the fallback. */
export function isWrittenDown(name: string): boolean {
  return written(name) !== undefined;
}

/** The name as it is written down: pages say of an event's name that its case does not matter. */
export function asWrittenDown(name: string): string {
  if (isWrittenDown(name)) return name;
  const known = [...catalogued().keys(), ...ownPairs().keys()];
  return known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
}

/**
 * What is known about the pair of that name. An unknown one is judged by its name: what sounds like money or goods
 * must not be acknowledged before its work is done.
 */
export function factsOf(name: string): PairFacts {
  return written(name) ?? guessFacts(name);
}

function guessFacts(name: string): PairFacts {
  if (isNamedLikeMoney(name)) {
    return { kind: "payment", fields: {}, orderField: LIKELY_ORDER_FIELDS, ...guessAcknowledgement(name) };
  }
  return name.startsWith("event:") ? { kind: "event", fields: {} } : { kind: "message", opens: "message", fields: {} };
}

/** What a push of this pair is, by what may be answered to it. */
export function kindOf(name: string): PairKind {
  return factsOf(name).kind;
}

/** Whether the passive reply may hand the conversation to a person: only a customer's message can be transferred. */
export function isTransferable(name: string): boolean {
  return kindOf(name) === "message";
}

/** Whether there is a customer who could be replied to. */
export function takesReplies(name: string): boolean {
  const kind = kindOf(name);
  return kind === "message" || kind === "event";
}

/** Whether WeChat waits for the outcome itself: no other answer than the handler's will do. */
export function isAcknowledged(name: string): boolean {
  const kind = kindOf(name);
  return kind === "payment" || kind === "refund-query" || kind === "packet";
}

/**
 * Whether it must stay unacknowledged where nobody handles it: WeChat waits for the outcome, or its name tells of money or goods,
 * whatever the catalogue says about its answer.
 */
export function needsHandler(name: string): boolean {
  return isAcknowledged(name) || isNamedLikeMoney(name);
}
