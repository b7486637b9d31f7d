// The push store in a folder on this machine, for a receiver that runs without a cloud database. It outlives restarts.
import type { LeaseOwner, PushRecord, PushStore, Takeover } from "../../runtime/push-store";
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

/** What is done with one record: read, decide and write, with nobody else at it. */
function recordVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const read = async (key: string) => parse(await data.get(pushKey(key)));
  const put = (before: Stored | undefined, record: PushRecord, dueAtMs: number) =>
    replacing(before, { record, dueAtMs, changedAtMs: nowMs() });
  const whileHeld = <T>(owner: LeaseOwner, otherwise: T, act: (current: Stored) => Promise<T>): Promise<T> =>
    inTurn(pushKey(owner.key), async () => {
      const current = await read(owner.key);
      return isHeldBy(current, owner) ? act(current) : otherwise;
    });
  const passOn = (record: PushRecord, { fencingToken, runs, leaseMs }: Takeover, isDueNeeded: boolean) =>
    whileHeld(record, false, async (current) => {
      if (isDueNeeded && current.dueAtMs > nowMs()) return false;
      const next = { ...current.record, fencingToken, runs, attempt: record.attempt + 1, writeNumber: 0, reserved: 0 };
      await data.write(put(current, next, nowMs() + leaseMs));
      return true;
    });

  return {
    add: (record, dueInMs) =>
      inTurn(pushKey(record.key), async () => {
        if ((await read(record.key)) !== undefined) return false;
        const opened = { ...record, state: "open", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0 } as const;
        await data.write(put(undefined, opened, nowMs() + dueInMs));
        return true;
      }),
    find: async (key) => (await read(key))?.record,
    takeOver: (record, next) => passOn(record, next, true),
    takeOverByToken: (record, next) => passOn(record, next, false),
    change: (owner, { dueInMs, ...fields }) =>
      whileHeld(owner, false, async (current) => {
        if (current.record.writeNumber > fields.writeNumber) return false;
        const dueAtMs = dueInMs === undefined ? current.dueAtMs : nowMs() + dueInMs;
        await data.write(put(current, { ...current.record, ...fields }, dueAtMs));
        return true;
      }),
    finish: (owner, touser, ending) =>
      whileHeld(owner, "lease-lost", async (current) => {
        const { packet, outbox, ...kept } = current.record;
        const isDead = ending.state === "dead";
        const ended = put(current, { ...(isDead ? current.record : kept), ...ending }, current.dueAtMs);
        if (isDead) {
          await data.write(ended);
          return "recorded";
        }
        const note = backlogFlagKey(touser);
        return inTurn(note, async () => {
          const leftAt = await data.get(note);
          await data.write([...ended, ...loweringBacklogFlag(note, leftAt)]);
          return leftAt === undefined ? "recorded" : "backlog";
        });
      }),
  };
}

/** What is asked about customers, and about everything that is due or old. */
function customerVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Omit<PushStore, RecordVerb> {
  const purgePushes = async (state: "completed" | "dead", untilMs: number, limit: number) => {
    // Nobody else writes what is finished, so no turn is needed for each.
    const old = (await data.follow(oldRange(state, untilMs, limit)))
      .map(parse)
      .filter((stored) => stored !== undefined);
    await data.write(old.flatMap(removing));
    return old.length;
  };
  // A note that nobody took down for so long leads nowhere.
  const purgeNotes = async (untilMs: number, limit: number) => {
    const old = await data.list(oldRange("backlog", untilMs, limit));
    const isGone = await Promise.all(old.map((note) => inTurn(note, () => purgeBacklogFlag(data, note, untilMs))));
    return isGone.filter(Boolean).length;
  };

  return {
    flagBacklog(touser) {
      const note = backlogFlagKey(touser);
      return inTurn(note, async () => data.write(raisingBacklogFlag(note, await data.get(note), nowMs())));
    },
    findDue: async (limit, touser) => recordsOf(await data.follow(dueRange(nowMs(), limit, touser))),
    findRecent: async (touser, limit) =>
      recordsOf(await data.follow(recentRange(touser, limit))).map(({ packet, outbox, ...record }) => record),
    purge: (state, olderThanMs, limit) =>
      inTurn("purge", async () => {
        const untilMs = nowMs() - olderThanMs;
        const pushes = await purgePushes(state, untilMs, limit);
        return pushes + (await purgeNotes(untilMs, limit - pushes));
      }),
  };
}

async function purgeBacklogFlag(data: DataFolder, note: string, untilMs: number): Promise<boolean> {
  const leftAt = await data.get(note);
  // It may have been taken down or left anew a moment ago.
  if (leftAt === undefined || Number(leftAt) > untilMs) return false;
  await data.write(loweringBacklogFlag(note, leftAt));
  return true;
}

/** Only the store writes the folder, so what comes back is what was put in. */
function parse(value: string | undefined): Stored | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as Stored);
}

function recordsOf(values: readonly string[]): PushRecord[] {
  return values.map((value) => (JSON.parse(value) as Stored).record);
}

function isHeldBy(current: Stored | undefined, { attempt, fencingToken }: LeaseOwner): current is Stored {
  const record = current?.record;
  return record?.state === "open" && record.attempt === attempt && record.fencingToken === fencingToken;
}
