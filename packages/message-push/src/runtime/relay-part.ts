// Several relays side by side: one that finds more than it can do calls itself, and each run takes a part of the keys.
import { PushError } from "../push-error";
import type { Call } from "./ports";
import type { KeyRange } from "./push-store";
import { refuseOutsiders } from "./resume-push";

/** One of several equal parts of all keys, counted from 0. */
export interface Part {
  readonly part: number;
  readonly of: number;
}

/** What a relay calls itself with. */
export interface RelayPart {
  readonly relayPart: Part;
}

const MOST_PARTS = 8;
/** What one run gets done in any case, so that more is worth another one. */
const PART_SIZE = 1_000;

/** In how many parts so much is done. */
export function partsFor(due: number): number {
  return Math.min(MOST_PARTS, Math.ceil(due / PART_SIZE));
}

/** The keys of a part, by their first two digits. The first part begins and the last one ends with whatever there is. */
export function keysOf({ part, of }: Part): KeyRange {
  const from = part === 0 ? {} : { from: boundary(part, of) };
  return part + 1 === of ? from : { ...from, below: boundary(part + 1, of) };
}

/** Keys are written in hexadecimal digits. */
function boundary(part: number, of: number): string {
  return Math.floor((256 * part) / of)
    .toString(16)
    .padStart(2, "0");
}

/**
 * The part that a call is about; `undefined` for the timer's own call.
 *
 * @throws {PushError} `CALLER_REFUSED` unless a function calls, `EVENT_INVALID` for a malformed call
 */
export function readRelayPart(event: unknown, call: Call): Part | undefined {
  if (typeof event !== "object" || event === null || !("relayPart" in event)) return undefined;
  refuseOutsiders(call);
  const { part, of } = Object(event.relayPart) as Record<string, unknown>;
  if (isWhole(of, 2, MOST_PARTS) && isWhole(part, 0, of - 1)) return { part, of };
  throw new PushError(
    "EVENT_INVALID",
    { en: "The call to relay a part names no part.", zh: "调用要求投递其中一部分，却没有写明是哪一部分。" },
    {
      en: "Check what calls this function; the relay calls itself with a part and a number of parts.",
      zh: "请检查是谁调用了这个云函数；投递器调用自己时会写明第几部分和共几部分。",
    },
  );
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}
