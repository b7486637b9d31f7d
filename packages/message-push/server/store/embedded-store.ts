// The push store in a folder on this machine, for a receiver that runs without a cloud database. It outlives restarts.
import {
  type FinishedState,
  FRESH_RECORD,
  isUnfinished,
  type LeaseOwner,
  type PushRecord,
  type PushStore,
  type Takeover,
} from "../../src/runtime/push-store";
import { type DataFolder, openDataFolder } from "./data-folder";
import { guardedVerbs } from "./guarded-verbs";
import { type InTurn, takeTurns } from "./in-turn";
import {
  backlogFlagKey,
  dueRange,
  loweringBacklogFlag,
  oldRange,
  pushKey,
  raisingBacklogFlag,
  recentRange,
  removing,
  replacing,
  type Stored,
} from "./stored-push";

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

/** The store on an open folder. */
export function embeddedStore(data: DataFolder, nowMs: () => number): EmbeddedStore {
  const inTurn = takeTurns();
  const verbs = { ...recordVerbs(data, inTurn, nowMs), ...customerVerbs(data, inTurn, nowMs) };
  return guardedVerbs(verbs, () => data.close());
}

type RecordVerb = "add" | "find" | "takeOver" | "takeOverByToken" | "change" | "finish";

/** What is done with one record: read, decide and write, one verb at a time. */
function recordVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const read = async (key: string) => parse(await data.get(pushKey(key)));
  const put = (before: Stored | undefined, record: PushRecord, dueAtMs: number) =>
    replacing(before, { record, dueAtMs, changedAtMs: nowMs() });
  const asOwner = <T>(owner: LeaseOwner, otherwise: T, act: (current: Stored) => Promise<T>): Promise<T> =>
    inTurn(pushKey(owner.key), async () => {
      const current = await read(owner.key);
      return isOwnedBy(current, owner) ? act(current) : otherwise;
    });
  const passOn = (record: PushRecord, { fencingToken, runs, tries, leaseMs }: Takeover, isDueNeeded: boolean) =>
    asOwner(record, false, async (current) => {
      if (isDueNeeded && current.dueAtMs > nowMs()) return false;
      const attempt = record.attempt + 1;
      const next = { state: "leased", fencingToken, runs, tries, attempt, writeNumber: 0, reserved: 0 } as const;
      await data.write(put(current, { ...current.record, ...next }, nowMs() + leaseMs));
      return true;
    });

  return {
    add: (record, leaseMs) =>
      inTurn(pushKey(record.key), async () => {
        if ((await read(record.key)) !== undefined) return false;
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
    finish: (owner, touser, ending) =>
      asOwner(owner, "lease-lost", async (current) => {
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

/** What is asked about customers, and about everything that is due or old. */
function customerVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Omit<PushStore, RecordVerb> {
  const purgePushes = async (state: FinishedState, untilMs: number, limit: number) => {
    // No verb changes a finished record, so no turn is needed for each.
    const old = (await data.follow(oldRange(state, untilMs, limit)))
      .map(parse)
      .filter((stored) => stored !== undefined);
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
    flagBacklog(touser) {
      const flag = backlogFlagKey(touser);
      return inTurn(flag, async () => data.write(raisingBacklogFlag(flag, await data.get(flag), nowMs())));
    },
    findDue: async (limit, touser) => recordsOf(await data.follow(dueRange(nowMs(), limit, touser))),
    findRecent: async (touser, limit) =>
      recordsOf(await data.follow(recentRange(touser, limit))).map(({ packet, outbox, ...record }) => record),
    purge: (state, olderThanMs, limit) =>
      inTurn("purge", async () => {
        const untilMs = nowMs() - olderThanMs;
        const pushes = await purgePushes(state, untilMs, limit);
        return pushes + (await purgeFlags(untilMs, limit - pushes));
      }),
  };
}

async function purgeBacklogFlag(data: DataFolder, flag: string, untilMs: number): Promise<boolean> {
  const raisedAt = await data.get(flag);
  // It may have been lowered or raised anew a moment ago.
  if (raisedAt === undefined || Number(raisedAt) > untilMs) return false;
  await data.write(loweringBacklogFlag(flag, raisedAt));
  return true;
}

/** Only the store writes the folder, so what comes back is what was put in. */
function parse(value: string | undefined): Stored | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as Stored);
}

function recordsOf(values: readonly string[]): PushRecord[] {
  return values.map((value) => (JSON.parse(value) as Stored).record);
}

function isOwnedBy(current: Stored | undefined, { attempt, fencingToken }: LeaseOwner): current is Stored {
  const record = current?.record;
  if (record === undefined || !isUnfinished(record.state)) return false;
  return record.attempt === attempt && record.fencingToken === fencingToken;
}
