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
import { type DamagedRecord, isUnfinished, type PushRecord } from "../../src/runtime/push-store";
import { type Reading, readRecord } from "../../src/runtime/read-record";
import type { Followed, KeyRange } from "./data-folder";
import type { Operation } from "./group-writes";
import { deleting, sortable, until } from "./timed-keys";

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

/** The key of the push that is there. */
export function keyAt(pushKey: string): string {
  return pushKey.slice("push/".length);
}

/** What stands under `push/<key>`: it may be damaged, as anything on a disk. */
export function readStored(pushKey: string, value: string): Reading & Pick<Stored, "dueAtMs" | "changedAtMs"> {
  const { record, dueAtMs, changedAtMs } = Object(parsed(value)) as Partial<Stored>;
  return { ...readRecord(keyAt(pushKey), record), dueAtMs: timeOf(dueAtMs), changedAtMs: timeOf(changedAtMs) };
}

/** Makes a dead letter of the damaged record at a key; `leadingTo` are the entries of indexes that lead to it. */
export function burying(
  { at, field }: Pick<DamagedRecord, "field"> & { readonly at: string },
  value: string,
  leadingTo: readonly string[],
  nowMs: number,
): readonly Operation[] {
  const before = Object(parsed(value)) as Partial<Stored>;
  // What cannot be parsed is kept as text, so that somebody can look at it.
  const evidence = before.record === undefined ? { value } : Object(before.record);
  const record = {
    ...evidence,
    key: keyAt(at),
    state: "dead",
    reason: "RECORD_DAMAGED",
    lastError: field,
  } as PushRecord;
  const dead = { record, dueAtMs: timeOf(before.dueAtMs), changedAtMs: nowMs };
  return [
    ...deleting(leadingTo),
    { type: "put", key: at, value: JSON.stringify(dead) },
    { type: "put", key: oldKey(dead), value: at },
  ];
}

/** The indexes in which an unfinished push stands. */
export const INDEXES = ["due", "due-of", "recent"] as const;

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function timeOf(value: unknown): number {
  return Number.isFinite(value) ? Number(value) : 0;
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

/** Removes the old push that an entry leads to, with everything else that does. No other index leads to a damaged one. */
export function removing({ entry, key, value }: Followed): readonly Operation[] {
  if (value === undefined) return deleting([entry]);
  const { record, ...times } = readStored(key, value);
  const indexed = record === undefined ? [] : indexKeys({ ...times, record });
  return deleting([...new Set([entry, key, ...indexed])]);
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

/** Every entry of an index. */
export function wholeIndex(name: (typeof INDEXES)[number]): KeyRange {
  return { gte: `${name}/`, lte: `${name}0`, limit: -1 };
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
    : [oldKey({ record, changedAtMs })];
  return [`recent/${customer(touser)}/${sortable(record.arrivedAtMs)}/${key}`, ...byState];
}

function oldKey({ record: { key, state }, changedAtMs }: Omit<Stored, "dueAtMs">): string {
  return `old/${state}/${sortable(changedAtMs)}/${key}`;
}

function oldBacklogFlagKey(flag: string, raisedAt: string): string {
  return `old/backlog/${raisedAt}/${flag}`;
}

/** All customers' names have one length, so that none is the beginning of another's. */
function customer(touser: string): string {
  return createHash("sha256").update(touser).digest("hex").slice(0, 32);
}
