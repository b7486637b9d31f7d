// The push store on a Map: the reference for what the port means, and the store of unit tests.
import {
  FRESH_RECORD,
  isUnfinished,
  type KeyRange,
  type LeaseOwner,
  PUSH_STATES,
  type PushRecord,
  type PushStore,
  type Takeover,
} from "../../runtime/push-store";
import { damagedOnes, readRecord, requireWhole, wholeOnes } from "../../runtime/read-record";

/** A record, which a test may damage, and its times. */
export interface Stored {
  readonly record: PushRecord;
  /** When its lease ends, or it is to be tried again: from then on it may be taken over. */
  readonly dueAtMs: number;
  readonly changedAtMs: number;
}

/**
 * A store that lives as long as the process. JavaScript runs each verb in one go, so each is atomic.
 *
 * @param nowMs the database's clock
 * @param stored what is in it
 */
export function memoryStore(nowMs: () => number, stored: Records = new Map()): PushStore {
  const flags: BacklogFlags = new Map();
  return {
    ...recordVerbs(stored, flags, nowMs),
    ...relayVerbs(stored, flags, nowMs),
    ...customerVerbs(stored, flags, nowMs),
  };
}

/** By key, which is of any type where a test put it there. */
type Records = Map<unknown, Stored>;
/** When the flag of a customer was raised last. */
type BacklogFlags = Map<string, number>;
type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";
type RelayVerb = "findDue" | "countDue" | "findStray" | "bury" | "purge";

function recordVerbs(stored: Records, flags: BacklogFlags, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const put = (record: PushRecord, dueAtMs: number) =>
    void stored.set(record.key, { record, dueAtMs, changedAtMs: nowMs() });
  const ownedBy = ({ key, attempt, fencingToken }: LeaseOwner): Stored | undefined => {
    const current = stored.get(key);
    const isOwner = current?.record.attempt === attempt && current.record.fencingToken === fencingToken;
    return isOwner && isUnfinished(current.record.state) ? current : undefined;
  };
  const passOn = (record: PushRecord, { leaseMs, ...owner }: Takeover, isDueNeeded: boolean): boolean => {
    const current = ownedBy(record);
    if (current === undefined || (isDueNeeded && current.dueAtMs > nowMs())) return false;
    const next = { state: "leased", attempt: record.attempt + 1, writeNumber: 0, reserved: 0, ...owner } as const;
    put({ ...current.record, ...next }, nowMs() + leaseMs);
    return true;
  };

  return {
    async add(record, leaseMs) {
      if (stored.has(record.key)) return false;
      put({ ...record, ...FRESH_RECORD }, nowMs() + leaseMs);
      return true;
    },
    async find(key) {
      const found = stored.get(key);
      return found === undefined ? undefined : requireWhole(readRecord(key, found.record));
    },
    takeOver: async (record, next) => passOn(record, next, true),
    takeOverByToken: async (record, next) => passOn(record, next, false),
    async change(owner, { dueInMs, ...fields }) {
      const current = ownedBy(owner);
      if (current === undefined || current.record.writeNumber > fields.writeNumber) return false;
      if (dueInMs === undefined) put({ ...current.record, ...fields }, current.dueAtMs);
      else put({ ...current.record, ...fields, state: "waiting" }, nowMs() + dueInMs);
      return true;
    },
    async finish(owner, touser, { unlessSuccessGiven, ...ending }) {
      const current = ownedBy(owner);
      if (current === undefined || (unlessSuccessGiven && current.record.successGiven)) return "lease-lost";
      const { packet, outbox, ...kept } = current.record;
      put({ ...(ending.state === "dead" ? current.record : kept), ...ending }, current.dueAtMs);
      return ending.state === "completed" && flags.delete(touser) ? "backlog" : "recorded";
    },
  };
}

function relayVerbs(stored: Records, flags: BacklogFlags, nowMs: () => number): Pick<PushStore, RelayVerb> {
  const isDue = ({ record, dueAtMs }: Stored) => isUnfinished(record.state) && dueAtMs <= nowMs();
  const isStray = ({ record: { state }, dueAtMs }: Stored) =>
    !PUSH_STATES.includes(state) || (isUnfinished(state) && !(dueAtMs >= 0));
  return {
    async findDue(limit, { touser, keys = {}, withoutOutbox } = {}) {
      const due: [unknown, Stored][] = [];
      for (const [key, found] of stored) if (isDue(found) && isInRange(keys, key)) due.push([key, found]);
      const readings = due
        .filter(([, { record }]) => touser === undefined || record.touser === touser)
        .filter(([, { record }]) => withoutOutbox === undefined || record.outbox === undefined)
        .sort(([, a], [, b]) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map(([key, { record }]) => readRecord(key, record));
      return { records: wholeOnes(readings), damaged: damagedOnes(readings) };
    },
    countDue: async () => [...stored.values()].filter(isDue).length,
    findStray: async (limit) =>
      [...stored]
        .filter(([, found]) => isStray(found))
        .slice(0, limit)
        .map(([key, { record }]) => readRecord(key, record).damaged ?? { key, field: "dueAt" }),
    async bury({ key, field }) {
      const found = stored.get(key);
      if (found === undefined || !(isDue(found) || isStray(found))) return false;
      const record = { ...found.record, state: "dead", reason: "RECORD_DAMAGED", lastError: field } as const;
      stored.set(key, { ...found, record, changedAtMs: nowMs() });
      return true;
    },
    async purge(state, olderThanMs, limit, keys = {}) {
      const isOld = (changedAtMs: number) => changedAtMs <= nowMs() - olderThanMs;
      const pushes = [...stored]
        .filter(
          ([key, { record, changedAtMs }]) => record.state === state && isOld(changedAtMs) && isInRange(keys, key),
        )
        .slice(0, limit);
      for (const [key] of pushes) stored.delete(key);
      // A flag that has been up for so long points at nothing any more.
      const old = [...flags]
        .filter(([touser, raisedAtMs]) => isOld(raisedAtMs) && isInRange(keys, touser))
        .slice(0, limit - pushes.length);
      for (const [touser] of old) flags.delete(touser);
      return pushes.length + old.length;
    },
  };
}

function isInRange({ from, below }: KeyRange, key: unknown): boolean {
  if (typeof key !== "string") return from === undefined;
  return (from === undefined || key >= from) && (below === undefined || key < below);
}

function customerVerbs(
  stored: Records,
  flags: BacklogFlags,
  nowMs: () => number,
): Pick<PushStore, "flagBacklog" | "findRecent"> {
  return {
    async flagBacklog(touser) {
      flags.set(touser, nowMs());
    },
    async findRecent(touser, limit) {
      const own: PushRecord[] = [];
      for (const { record } of stored.values()) if (record.touser === touser) own.push(record);
      const readings = own.map(({ packet, outbox, ...rest }) => readRecord(rest.key, rest));
      return wholeOnes(readings)
        .toSorted((a, b) => b.arrivedAtMs - a.arrivedAtMs)
        .slice(0, limit);
    },
  };
}
