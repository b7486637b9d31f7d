// The push store on a Map: the reference for what the port means, and the store of unit tests.
import type { LeaseOwner, PushRecord, PushStore, Takeover } from "../../runtime/push-store";

interface Stored {
  readonly record: PushRecord;
  /** Until then its holder has it; from then on anybody may take it over. */
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
  const notes: Notes = new Map();
  return { ...recordVerbs(stored, notes, nowMs), ...customerVerbs(stored, notes, nowMs) };
}

type Records = Map<string, Stored>;
/** When a note was last left for a customer. */
type Notes = Map<string, number>;
type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";

function recordVerbs(stored: Records, notes: Notes, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const put = (record: PushRecord, dueAtMs: number) =>
    void stored.set(record.key, { record, dueAtMs, changedAtMs: nowMs() });
  const heldBy = ({ key, attempt, fencingToken }: LeaseOwner): Stored | undefined => {
    const current = stored.get(key);
    const isHeld = current?.record.attempt === attempt && current.record.fencingToken === fencingToken;
    return isHeld && current.record.state === "open" ? current : undefined;
  };
  const passOn = (record: PushRecord, { fencingToken, runs, leaseMs }: Takeover, isDueNeeded: boolean): boolean => {
    const current = heldBy(record);
    if (current === undefined || (isDueNeeded && current.dueAtMs > nowMs())) return false;
    put(
      { ...current.record, fencingToken, runs, attempt: record.attempt + 1, writeNumber: 0, reserved: 0 },
      nowMs() + leaseMs,
    );
    return true;
  };

  return {
    async add(record, dueInMs) {
      if (stored.has(record.key)) return false;
      put({ ...record, state: "open", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0 }, nowMs() + dueInMs);
      return true;
    },
    find: async (key) => stored.get(key)?.record,
    takeOver: async (record, next) => passOn(record, next, true),
    takeOverByToken: async (record, next) => passOn(record, next, false),
    async change(owner, { dueInMs, ...fields }) {
      const current = heldBy(owner);
      if (current === undefined || current.record.writeNumber > fields.writeNumber) return false;
      put({ ...current.record, ...fields }, dueInMs === undefined ? current.dueAtMs : nowMs() + dueInMs);
      return true;
    },
    async finish(owner, touser, ending) {
      const current = heldBy(owner);
      if (current === undefined) return "lease-lost";
      const { packet, outbox, ...kept } = current.record;
      put({ ...(ending.state === "dead" ? current.record : kept), ...ending }, current.dueAtMs);
      return ending.state === "completed" && notes.delete(touser) ? "backlog" : "recorded";
    },
  };
}

function customerVerbs(stored: Records, notes: Notes, nowMs: () => number): Omit<PushStore, RecordVerb> {
  return {
    async flagBacklog(touser) {
      notes.set(touser, nowMs());
    },
    findDue: async (limit, touser) =>
      [...stored.values()]
        .filter(({ record, dueAtMs }) => record.state === "open" && dueAtMs <= nowMs())
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
      // A note that nobody took down for so long leads nowhere.
      const leftNotes = [...notes].filter(([, leftAtMs]) => isOld(leftAtMs)).slice(0, limit - pushes.length);
      for (const [touser] of leftNotes) notes.delete(touser);
      return pushes.length + leftNotes.length;
    },
  };
}
