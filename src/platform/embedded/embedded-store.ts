// The push store in a folder on this machine, for a receiver that runs without a cloud database. It outlives restarts.
import type { Holder, PushRecord, PushStore, Takeover } from "../../runtime/push-store";
import { type DataFolder, openDataFolder } from "./data-folder";
import { guardedVerbs } from "./guarded-verbs";
import { type InTurn, takeTurns } from "./in-turn";
import {
  dueRange,
  leavingNote,
  noteKey,
  oldRange,
  pushKey,
  recentRange,
  removing,
  replacing,
  type Stored,
  takingNoteDown,
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
 * @throws {PushError} `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE` or `DATA_FOLDER_DAMAGED`
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

type RecordVerb = "add" | "find" | "takeOver" | "takeOverByTicket" | "change" | "finish";

/** What is done with one record: read, decide and write, with nobody else at it. */
function recordVerbs(data: DataFolder, inTurn: InTurn, nowMs: () => number): Pick<PushStore, RecordVerb> {
  const read = async (key: string) => parse(await data.get(pushKey(key)));
  const put = (before: Stored | undefined, record: PushRecord, dueAtMs: number) =>
    replacing(before, { record, dueAtMs, changedAtMs: nowMs() });
  const whileHeld = <T>(holder: Holder, otherwise: T, act: (current: Stored) => Promise<T>): Promise<T> =>
    inTurn(pushKey(holder.key), async () => {
      const current = await read(holder.key);
      return isHeldBy(current, holder) ? act(current) : otherwise;
    });
  const passOn = (record: PushRecord, { ticket, runs, leaseMs }: Takeover, isDueNeeded: boolean) =>
    whileHeld(record, false, async (current) => {
      if (isDueNeeded && current.dueAtMs > nowMs()) return false;
      const next = { ...current.record, ticket, runs, attempt: record.attempt + 1, step: 0, reserved: 0 };
      await data.write(put(current, next, nowMs() + leaseMs));
      return true;
    });

  return {
    add: (record, dueInMs) =>
      inTurn(pushKey(record.key), async () => {
        if ((await read(record.key)) !== undefined) return false;
        const opened = { ...record, state: "open", step: 0, sent: 0, sentAtMs: [], reserved: 0 } as const;
        await data.write(put(undefined, opened, nowMs() + dueInMs));
        return true;
      }),
    find: async (key) => (await read(key))?.record,
    takeOver: (record, next) => passOn(record, next, true),
    takeOverByTicket: (record, next) => passOn(record, next, false),
    change: (holder, { dueInMs, ...fields }) =>
      whileHeld(holder, false, async (current) => {
        if (current.record.step > fields.step) return false;
        const dueAtMs = dueInMs === undefined ? current.dueAtMs : nowMs() + dueInMs;
        await data.write(put(current, { ...current.record, ...fields }, dueAtMs));
        return true;
      }),
    finish: (holder, touser, ending) =>
      whileHeld(holder, "not-held", async (current) => {
        const { packet, outbox, ...kept } = current.record;
        const isDead = ending.state === "dead";
        const ended = put(current, { ...(isDead ? current.record : kept), ...ending }, current.dueAtMs);
        if (isDead) {
          await data.write(ended);
          return "recorded";
        }
        const note = noteKey(touser);
        return inTurn(note, async () => {
          const leftAt = await data.get(note);
          await data.write([...ended, ...takingNoteDown(note, leftAt)]);
          return leftAt === undefined ? "recorded" : "owing";
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
    const old = await data.list(oldRange("note", untilMs, limit));
    const isGone = await Promise.all(old.map((note) => inTurn(note, () => purgeNote(data, note, untilMs))));
    return isGone.filter(Boolean).length;
  };

  return {
    leaveNote(touser) {
      const note = noteKey(touser);
      return inTurn(note, async () => data.write(leavingNote(note, await data.get(note), nowMs())));
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

async function purgeNote(data: DataFolder, note: string, untilMs: number): Promise<boolean> {
  const leftAt = await data.get(note);
  // It may have been taken down or left anew a moment ago.
  if (leftAt === undefined || Number(leftAt) > untilMs) return false;
  await data.write(takingNoteDown(note, leftAt));
  return true;
}

/** Only the store writes the folder, so what comes back is what was put in. */
function parse(value: string | undefined): Stored | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as Stored);
}

function recordsOf(values: readonly string[]): PushRecord[] {
  return values.map((value) => (JSON.parse(value) as Stored).record);
}

function isHeldBy(current: Stored | undefined, { attempt, ticket }: Holder): current is Stored {
  const record = current?.record;
  return record?.state === "open" && record.attempt === attempt && record.ticket === ticket;
}
