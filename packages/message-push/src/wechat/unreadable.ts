// How a text is refused: by a fixed sentence. What a parser says would quote the text, which is the customer's.
import { PushError } from "../push-error";

/** Packets have three levels (`List` of entries), five in XML; lists in lists do not occur. */
export const MAX_DEPTH = 16;

/** @param fault what is wrong; it goes to the log, so nothing of the text may be in it */
export function unreadable(fault: string): PushError {
  return new PushError(
    "EVENT_INVALID",
    `The text of the push ${fault}.`,
    "Check what calls this address; WeChat sends one JSON object, or one <xml> element.",
  );
}

/** Of the 128 KB that are read, each value takes memory and time further on; the largest real packets have some hundred. */
export const MAX_VALUES = 10_000;

export function tooMany(): PushError {
  return unreadable(`has more than ${MAX_VALUES} values`);
}

export function tooDeep(): PushError {
  return unreadable(`is nested deeper than ${MAX_DEPTH} levels`);
}
