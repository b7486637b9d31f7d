// The types of everything a push can be: each pair and its event. src/wechat/own-pairs.ts adds yours to them.
import type { Envelope } from "./catalogue/facts";
import type { CatalogueEvents } from "./generated/catalogue-events";

/** The event each pair delivers. A pair is written as one string: the MsgType, or `event:` and the Event. */
export interface PushEvents extends CatalogueEvents {
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
