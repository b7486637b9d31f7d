// How a push is laid out in the data folder. Each entry of an index names the push it leads to, and is written in one go
// with it, so the two never disagree:
//
//   push/<key>                          the record and its times
//   due/<dueAtMs>/<key>                 unfinished records, for the relay
//   due-of/<customer>/<dueAtMs>/<key>   the same of one customer
//   recent/<customer>/<arrivedAtMs>/<key>   for the reply budget
//   old/<state>/<changedAtMs>/<key>     finished records, for forgetting them
//   backlog/<customer>                     when the backlog flag was raised
//   old/backlog/<changedAtMs>/<customer>   leads to the flag
import { createHash } from "node:crypto";
import { isUnfinished, type PushRecord } from "../../src/runtime/push-store";
import type { KeyRange } from "./data-folder";
import type { Operation } from "./group-writes";

/** A record, and two times of the store's clock. */
export interface Stored {
  readonly record: PushRecord;
  /** When its lease ends, or it is to be tried again: from then on it may be taken over. */
  readonly dueAtMs: number;
  readonly changedAtMs: number;
}

/** Where the push of an idempotency key is. */
export function pushKey(key: string): string {
  return `push/${key}`;
}

/** Where the backlog flag of a customer is. */
export function backlogFlagKey(touser: string): string {
  return `backlog/${customer(touser)}`;
}

/** Writes a push, and what it changes in the indexes. */
export function replacing(before: Stored | undefined, after: Stored): readonly Operation[] {
  const now = indexKeys(after);
  const outdated = before === undefined ? [] : indexKeys(before).filter((key) => !now.includes(key));
  const value = pushKey(after.record.key);
  return [
    { type: "put", key: value, value: JSON.stringify(after) },
    ...now.map((key) => ({ type: "put", key, value }) as const),
    ...deleting(outdated),
  ];
}

/** Removes a push, with everything that leads to it. */
export function removing(stored: Stored): readonly Operation[] {
  return deleting([pushKey(stored.record.key), ...indexKeys(stored)]);
}

/** Raises a flag that may be up already. */
export function raisingBacklogFlag(flag: string, raisedAt: string | undefined, nowMs: number): readonly Operation[] {
  return [
    ...loweringBacklogFlag(flag, raisedAt),
    { type: "put", key: flag, value: sortable(nowMs) },
    { type: "put", key: oldBacklogFlagKey(flag, sortable(nowMs)), value: flag },
  ];
}

/** Lowers a flag, if it is up. */
export function loweringBacklogFlag(flag: string, raisedAt: string | undefined): readonly Operation[] {
  return raisedAt === undefined ? [] : deleting([flag, oldBacklogFlagKey(flag, raisedAt)]);
}

/** Unfinished records that are due at that time, the longest due first; of one customer, where one is named. */
export function dueRange(nowMs: number, limit: number, touser: string | undefined): KeyRange {
  return until(touser === undefined ? "due" : `due-of/${customer(touser)}`, nowMs, limit);
}

/** A customer's records, the newest first. */
export function recentRange(touser: string, limit: number): KeyRange {
  return { ...until(`recent/${customer(touser)}`, Number.MAX_SAFE_INTEGER, limit), reverse: true };
}

/** What was last changed before that time: finished records of one state, or backlog flags. */
export function oldRange(state: "completed" | "dead" | "backlog", untilMs: number, limit: number): KeyRange {
  return until(`old/${state}`, untilMs, limit);
}

function indexKeys({ record, dueAtMs, changedAtMs }: Stored): readonly string[] {
  const { key, state, touser } = record;
  const due = `${sortable(dueAtMs)}/${key}`;
  const byState = isUnfinished(state)
    ? [`due/${due}`, `due-of/${customer(touser)}/${due}`]
    : [`old/${state}/${sortable(changedAtMs)}/${key}`];
  return [`recent/${customer(touser)}/${sortable(record.arrivedAtMs)}/${key}`, ...byState];
}

function oldBacklogFlagKey(flag: string, raisedAt: string): string {
  return `old/backlog/${raisedAt}/${flag}`;
}

function deleting(keys: readonly string[]): readonly Operation[] {
  return keys.map((key) => ({ type: "del", key }));
}

function until(prefix: string, timeMs: number, limit: number): KeyRange {
  // "0" is the character after "/": everything that follows the time is before it.
  return { gte: `${prefix}/`, lte: `${prefix}/${sortable(timeMs)}0`, limit };
}

/** The time in as many digits as the largest has, so that keys sort as times do. */
function sortable(timeMs: number): string {
  return String(Math.max(0, Math.ceil(timeMs))).padStart(16, "0");
}

/** All customers' names have one length, so that none is the beginning of another's. */
function customer(touser: string): string {
  return createHash("sha256").update(touser).digest("hex").slice(0, 32);
}
