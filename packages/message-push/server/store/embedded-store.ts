// The push store in a folder on this machine, for a receiver that runs without a cloud database. It outlives restarts.
import {
  type FinishedState,
  FRESH_RECORD,
  isUnfinished,
  type KeyRange,
  type LeaseOwner,
  type PushRecord,
  type PushStore,
  type Takeover,
} from "../../src/runtime/push-store";
import { damagedOnes, type Reading, requireWhole, wholeOnes } from "../../src/runtime/read-record";
import { type DataFolder, type Followed, type KeyRange as IndexRange, openDataFolder } from "./data-folder";
import { guardedVerbs } from "./guarded-verbs";
import { type InTurn, takeTurns } from "./in-turn";
import {
  backlogFlagKey,
  burying,
  dueRange,
  INDEXES,
  keyAt,
  loweringBacklogFlag,
  oldRange,
  pushKey,
  raisingBacklogFlag,
  readStored,
  recentRange,
  removing,
  replacing,
  type Stored,
  wholeIndex,
} from "./stored-push";
import { guardVerbs, type VerbGuard } from "./verb-guard";

/** A push store that has to be closed, so that the next process may open its folder. */
export interface EmbeddedStore extends PushStore {
  /** Waits for what was asked for before; every verb after it is `STORE_UNAVAILABLE`. */
  close(): Promise<void>;
}

/** Where the data are, and what time it is. */
export interface EmbeddedStoreOptions {
  /** Made when missing. One process at a time may have it open. */
  readonly folder: string;
  /** The store's clock: the machine's own, which goes on while no server runs. */
  readonly nowMs: () => number;
}

/**
 * Opens the store in a folder. What a verb has answered is on disk, and survives the end of the process at any moment.
 *
 * @throws {ServerError} `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE` or `DATA_FOLDER_DAMAGED`
 */
export async function openEmbeddedStore({ folder, nowMs }: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  return embeddedStore(await openDataFolder(folder), nowMs);
}

/**
 * The store on an open folder.
 *
 * @param guard the one of every store in this folder
 */
export function embeddedStore(
  data: DataFolder,
  nowMs: () => number,
  guard: VerbGuard = guardVerbs(() => data.close()),
): EmbeddedStore {
  const inTurn = takeTurns();
  const verbs = {
    ...recordVerbs(data, inTurn, nowMs),
    ...relayVerbs(data, inTurn, nowMs),
    ...customerVerbs(data, inTurn, nowMs),
  };
  return guardedVerbs(verbs, guard);
}

type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";
type RelayVerb = "findDue" | "countDue" | "findStray" | "bury" | "purge";

/** What is done with one record: read, decide and write, one verb at a time. */
function recordVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Pick<PushStore, RecordVerb> {
  /** A damaged one has no owner, and is there all the same. */
  const read = async (key: string): Promise<Stored | undefined> => {
    const value = await data.get(pushKey(key));
    if (value === undefined) return undefined;
    const { dueAtMs, changedAtMs, ...reading } = readStored(pushKey(key), value);
    return { record: requireWhole(reading), dueAtMs, changedAtMs };
  };
  const put = (before: Stored | undefined, record: PushRecord, dueAtMs: number) =>
    replacing(before, { record, dueAtMs, changedAtMs: nowMs() });
  const asOwner = <T>(owner: LeaseOwner, otherwise: T, act: (current: Stored) => Promise<T>): Promise<T> =>
    inTurn(pushKey(owner.key), async () => {
      const current = await read(owner.key);
      return isOwnedBy(current, owner) ? act(current) : otherwise;
    });
  const passOn = (record: PushRecord, { leaseMs, ...owner }: Takeover, isDueNeeded: boolean) =>
    asOwner(record, false, async (current) => {
      if (isDueNeeded && current.dueAtMs > nowMs()) return false;
      const next = { state: "leased", attempt: record.attempt + 1, writeNumber: 0, reserved: 0, ...owner } as const;
      await data.write(put(current, { ...current.record, ...next }, nowMs() + leaseMs));
      return true;
    });

  return {
    add: (record, leaseMs) =>
      inTurn(pushKey(record.key), async () => {
        if ((await data.get(pushKey(record.key))) !== undefined) return false;
        await data.write(put(undefined, { ...record, ...FRESH_RECORD }, nowMs() + leaseMs));
        return true;
      }),
    find: async (key) => (await read(key))?.record,
    takeOver: (record, next) => passOn(record, next, true),
    takeOverByToken: (record, next) => passOn(record, next, false),
    change: (owner, { dueInMs, ...fields }) =>
      asOwner(owner, false, async (current) => {
        if (current.record.writeNumber > fields.writeNumber) return false;
        const changed = { ...current.record, ...fields };
        const isGivenUp = dueInMs !== undefined;
        await data.write(
          isGivenUp
            ? put(current, { ...changed, state: "waiting" }, nowMs() + dueInMs)
            : put(current, changed, current.dueAtMs),
        );
        return true;
      }),
    finish: (owner, touser, { unlessSuccessGiven, ...ending }) =>
      asOwner(owner, "lease-lost", async (current) => {
        if (unlessSuccessGiven && current.record.successGiven) return "lease-lost";
        const { packet, outbox, ...kept } = current.record;
        const isDead = ending.state === "dead";
        const ended = put(current, { ...(isDead ? current.record : kept), ...ending }, current.dueAtMs);
        if (isDead) {
          await data.write(ended);
          return "recorded";
        }
        const flag = backlogFlagKey(touser);
        return inTurn(flag, async () => {
          const raisedAt = await data.get(flag);
          await data.write([...ended, ...loweringBacklogFlag(flag, raisedAt)]);
          return raisedAt === undefined ? "recorded" : "backlog";
        });
      }),
  };
}

/** What the relay asks: for everything that is due, damaged or old. */
function relayVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Pick<PushStore, RelayVerb> {
  /** The entries of indexes that lead to a push, even where its record does not say which. */
  const leadingTo = async (key: string) => {
    const all = await Promise.all(INDEXES.map((name) => data.entries(wholeIndex(name))));
    return all.flat().flatMap(([entry, target]) => (target === key ? [entry] : []));
  };
  const purgePushes = async (state: FinishedState, untilMs: number, limit: number, keys: KeyRange) => {
    // No verb changes a finished record, so no turn is needed for each.
    const old = await followIn(data, oldRange(state, untilMs, limit), keys);
    await data.write(old.flatMap(removing));
    return old.length;
  };
  // A flag that has been up for so long points at nothing any more.
  const purgeFlags = async (untilMs: number, limit: number) => {
    const old = await data.list(oldRange("backlog", untilMs, limit));
    const isGone = await Promise.all(old.map((flag) => inTurn(flag, () => purgeBacklogFlag(data, flag, untilMs))));
    return isGone.filter(Boolean).length;
  };

  return {
    findDue: async (limit, { touser, keys = {}, withoutOutbox } = {}) => {
      const isAny = withoutOutbox === undefined;
      const found = await followIn(data, dueRange(nowMs(), isAny ? limit : -1, touser), keys);
      const readings = readAll(found).filter(({ record }) => isAny || record?.outbox === undefined);
      const wanted = isAny ? readings : readings.slice(0, limit);
      return { records: wholeOnes(wanted), damaged: damagedOnes(wanted) };
    },
    countDue: async () => (await data.list(dueRange(nowMs(), -1, undefined))).length,
    // The entries of the indexes are written in one go with the record, so none goes astray.
    findStray: async () => [],
    bury: async ({ key, field }) => {
      const at = pushKey(String(key));
      return inTurn(at, async () => {
        const due = await data.follow(dueRange(nowMs(), -1, undefined));
        const value = due.find((found) => found.key === at)?.value;
        if (value === undefined) return false;
        await data.write(burying({ at, field }, value, await leadingTo(at), nowMs()));
        return true;
      });
    },
    purge: (state, olderThanMs, limit, keys = {}) =>
      inTurn("purge", async () => {
        const untilMs = nowMs() - olderThanMs;
        const pushes = await purgePushes(state, untilMs, limit, keys);
        return pushes + (await purgeFlags(untilMs, limit - pushes));
      }),
  };
}

/** What a range leads to, as far as the keys of the pushes are in another. */
async function followIn(data: DataFolder, range: IndexRange, { from = "", below }: KeyRange) {
  if (from === "" && below === undefined) return data.follow(range);
  const all = await data.follow({ ...range, limit: -1 });
  const wanted = all.filter(({ key }) => keyAt(key) >= from && (below === undefined || keyAt(key) < below));
  return range.limit < 0 ? wanted : wanted.slice(0, range.limit);
}

function readAll(found: readonly Followed[]): readonly Reading[] {
  return found.flatMap(({ key, value }) => (value === undefined ? [] : readStored(key, value)));
}

/** What is asked about customers. */
function customerVerbs(
  data: DataFolder,
  inTurn: InTurn,
  nowMs: () => number,
): Pick<PushStore, "flagBacklog" | "findRecent"> {
  return {
    flagBacklog(touser) {
      const flag = backlogFlagKey(touser);
      return inTurn(flag, async () => data.write(raisingBacklogFlag(flag, await data.get(flag), nowMs())));
    },
    findRecent: async (touser, limit) => {
      const readings = readAll(await data.follow(recentRange(touser, limit)));
      return wholeOnes(readings).map(({ packet, outbox, ...record }) => record);
    },
  };
}

async function purgeBacklogFlag(data: DataFolder, flag: string, untilMs: number): Promise<boolean> {
  const raisedAt = await data.get(flag);
  // It may have been lowered or raised anew a moment ago.
  if (raisedAt === undefined || Number(raisedAt) > untilMs) return false;
  await data.write(loweringBacklogFlag(flag, raisedAt));
  return true;
}

function isOwnedBy(current: Stored | undefined, { attempt, fencingToken }: LeaseOwner): current is Stored {
  const record = current?.record;
  if (record === undefined || !isUnfinished(record.state)) return false;
  return record.attempt === attempt && record.fencingToken === fencingToken;
}
