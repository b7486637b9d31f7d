// The types of everything a push can be: each pair and its event. A team's own-pairs.ts adds its own to them.
import type { Envelope, EventsOf } from "./catalogue/facts";
import type { CatalogueEvents } from "./generated/catalogue-events";

/** Pairs of a team's own, pair → facts: `declare module "message-push" { interface OwnPairFacts extends … {} }`. See `definePairs`. */
// biome-ignore lint/suspicious/noEmptyInterface: a team's own-pairs.ts fills it.
export interface OwnPairFacts {}

/** The event each pair delivers. A pair is written as one string: the MsgType, or `event:` and the Event. */
export interface PushEvents extends CatalogueEvents, EventsOf<OwnPairFacts> {
  /** The fallback: every pair that is neither in the catalogue nor in own-pairs.ts. */
  readonly unknown: UnknownPush;
}

/** A push whose pair is in no catalogue: its fields as WeChat sent them, every value as text. */
export interface UnknownPush extends Envelope {
  readonly MsgType: string;
  /** The event's name; absent in a message. */
  readonly Event?: string;
  readonly [field: string]: unknown;
}

/** Name of a pair, for example `"text"` or `"event:user_enter_tempsession"`; `"unknown"` stands for all others. */
export type Pair = keyof PushEvents;

/** The event of one pair, or the union over several. */
export type PushEvent<P extends Pair = Pair> = PushEvents[P];
