// The push store on a Map: the reference for what the port means, and the store of unit tests.
import {
  FRESH_RECORD,
  isUnfinished,
  type LeaseOwner,
  type PushRecord,
  type PushStore,
  type Takeover,
} from "../../runtime/push-store";

interface Stored {
  readonly record: PushRecord;
  /** When its lease ends, or it is to be tried again: from then on it may be taken over. */
  readonly dueAtMs: number;
  readonly changedAtMs: number;
}

/**
 * A store that lives as long as the process. JavaScript runs each verb in one go, so each is atomic.
 *
 * @param nowMs the database's clock
 */
export function memoryStore(nowMs: () => number): PushStore {
  const stored = new Map<string, Stored>();
  const flags: BacklogFlags = new Map();
  return { ...recordVerbs(stored, flags, nowMs), ...customerVerbs(stored, flags, nowMs) };
}

type Records = Map<string, Stored>;
/** When the flag of a customer was raised last. */
type BacklogFlags = Map<string, number>;
type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";

function recordVerbs(stored: Records, flags: BacklogFlags, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const put = (record: PushRecord, dueAtMs: number) =>
    void stored.set(record.key, { record, dueAtMs, changedAtMs: nowMs() });
  const ownedBy = ({ key, attempt, fencingToken }: LeaseOwner): Stored | undefined => {
    const current = stored.get(key);
    const isOwner = current?.record.attempt === attempt && current.record.fencingToken === fencingToken;
    return isOwner && isUnfinished(current.record.state) ? current : undefined;
  };
  const passOn = (
    record: PushRecord,
    { fencingToken, runs, tries, leaseMs }: Takeover,
    isDueNeeded: boolean,
  ): boolean => {
    const current = ownedBy(record);
    if (current === undefined || (isDueNeeded && current.dueAtMs > nowMs())) return false;
    const next = {
      state: "leased",
      fencingToken,
      runs,
      tries,
      attempt: record.attempt + 1,
      writeNumber: 0,
      reserved: 0,
    } as const;
    put({ ...current.record, ...next }, nowMs() + leaseMs);
    return true;
  };

  return {
    async add(record, leaseMs) {
      if (stored.has(record.key)) return false;
      put({ ...record, ...FRESH_RECORD }, nowMs() + leaseMs);
      return true;
    },
    find: async (key) => stored.get(key)?.record,
    takeOver: async (record, next) => passOn(record, next, true),
    takeOverByToken: async (record, next) => passOn(record, next, false),
    async change(owner, { dueInMs, ...fields }) {
      const current = ownedBy(owner);
      if (current === undefined || current.record.writeNumber > fields.writeNumber) return false;
      if (dueInMs === undefined) put({ ...current.record, ...fields }, current.dueAtMs);
      else put({ ...current.record, ...fields, state: "waiting" }, nowMs() + dueInMs);
      return true;
    },
    async finish(owner, touser, ending) {
      const current = ownedBy(owner);
      if (current === undefined) return "lease-lost";
      const { packet, outbox, ...kept } = current.record;
      put({ ...(ending.state === "dead" ? current.record : kept), ...ending }, current.dueAtMs);
      return ending.state === "completed" && flags.delete(touser) ? "backlog" : "recorded";
    },
  };
}

function customerVerbs(stored: Records, flags: BacklogFlags, nowMs: () => number): Omit<PushStore, RecordVerb> {
  return {
    async flagBacklog(touser) {
      flags.set(touser, nowMs());
    },
    findDue: async (limit, touser) =>
      [...stored.values()]
        .filter(({ record, dueAtMs }) => isUnfinished(record.state) && dueAtMs <= nowMs())
        .filter(({ record }) => touser === undefined || record.touser === touser)
        .sort((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map(({ record }) => record),
    findRecent: async (touser, limit) =>
      [...stored.values()]
        .map(({ record: { packet, outbox, ...record } }) => record)
        .filter((record) => record.touser === touser)
        .sort((a, b) => b.arrivedAtMs - a.arrivedAtMs)
        .slice(0, limit),
    async purge(state, olderThanMs, limit) {
      const isOld = (changedAtMs: number) => changedAtMs <= nowMs() - olderThanMs;
      const pushes = [...stored.values()]
        .filter(({ record, changedAtMs }) => record.state === state && isOld(changedAtMs))
        .slice(0, limit);
      for (const { record } of pushes) stored.delete(record.key);
      // A flag that has been up for so long points at nothing any more.
      const old = [...flags].filter(([, raisedAtMs]) => isOld(raisedAtMs)).slice(0, limit - pushes.length);
      for (const [touser] of old) flags.delete(touser);
      return pushes.length + old.length;
    },
  };
}
