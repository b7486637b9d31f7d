// Actions of the probe's function about the database: its dates, its writes and its reads.
import { PROBE_COLLECTION } from "../probe-names";
import { indexActions } from "./indexes";
import { limitActions } from "./limits";
import { addAll, errCodeOf, errTextOf, removeKind } from "./own-documents";
import { storageActions } from "./storage";
import { type Collection, database, probeCollection, readOwn, type Surroundings, writeOwn } from "./surroundings";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** So many writers at once, in so many rounds. */
const WRITERS = 5;
const ROUNDS = 5;
const PAGE = 10;
const PAGES = 6;
/** Nobody makes it. */
const MISSING_COLLECTION = `${PROBE_COLLECTION}_missing`;

export function databaseActions(surroundings: Surroundings) {
  return { ...basicActions(), ...limitActions(surroundings), ...indexActions(), ...storageActions(surroundings) };
}

function basicActions() {
  return {
    /** What `serverDate` comes to. */
    async databaseDates(_: object) {
      const { command, serverDate } = database();
      await removeKind("date");
      const sentAtMs = Date.now();
      await addAll("date", [
        { _id: "date-past", at: new Date(0) },
        { _id: "date-future", at: new Date(sentAtMs + HOUR_MS) },
        { _id: "date-added", at: serverDate() },
        { _id: "date-updated", at: null },
        { _id: "date-later", at: null },
      ]);
      const answeredAtMs = Date.now();
      await probeCollection()
        .doc("date-updated")
        .update({ data: { at: serverDate() } });
      await probeCollection()
        .doc("date-later")
        .update({ data: { at: serverDate({ offset: 2 * HOUR_MS }) } });
      const timesMs = await timesOf(["date-added", "date-updated", "date-later"]);
      const [addedMs, updatedMs, laterMs] = timesMs;
      const upTo = async (offset: number) => {
        const ids = ["date-past", "date-future"];
        const due = { _id: command.in(ids), at: command.lte(serverDate({ offset })) };
        return (await probeCollection().where(due).get()).data.map(({ _id }) => _id).sort();
      };
      const [now, inTwoHours] = [await upTo(0), await upTo(2 * HOUR_MS)];
      await removeKind("date");
      return {
        isDateInWrites: [addedMs, updatedMs].every((ms) => ms !== undefined && Math.abs(ms - sentAtMs) < HOUR_MS / 2),
        isDateInQueries: now.join() === "date-past",
        isOffsetInWrites:
          updatedMs !== undefined && laterMs !== undefined && Math.abs(laterMs - updatedMs - 2 * HOUR_MS) < MINUTE_MS,
        isOffsetInQueries: inTwoHours.join() === "date-future,date-past",
        clockDifferenceMs: addedMs === undefined ? null : Math.round(addedMs - (sentAtMs + answeredAtMs) / 2),
      };
    },

    /** Who wins where several write, and what an update says of itself. */
    async databaseWrites(_: object) {
      await removeKind("write");
      const claims = await claimAtOnce();
      const result = { ...claims, ...(await updateByQuery()), ...(await updateByOr()), ...(await updateAtOnce()) };
      await removeKind("write");
      return result;
    },

    /** What queries find, and how documents come back. */
    async databaseReads(_: object) {
      await removeKind("read");
      const result = {
        ...(await findOtherTypes()),
        ...(await readFields()),
        ...(await readMissingCollection()),
        ...(await createAgain()),
        isIdOrder: await readWhileChanged(),
      };
      await removeKind("read");
      return result;
    },
  };
}

async function timesOf(ids: readonly string[]): Promise<readonly (number | undefined)[]> {
  const { command } = database();
  const { data } = await probeCollection()
    .where({ _id: command.in([...ids]) })
    .get();
  return ids.map((id) => {
    const at = data.find(({ _id }) => _id === id)?.at;
    return at instanceof Date ? at.getTime() : undefined;
  });
}

/** Several add the same `_id`. By the runtime's own signs: src/platform/cloudbase/collection-calls.ts. */
async function claimAtOnce() {
  const claim = () =>
    probeCollection()
      .add({ data: { _id: "write-claim", kind: "write" } })
      .then(
        () => undefined,
        (error: unknown) => ({ errCode: errCodeOf(error), text: errTextOf(error) }),
      );
  const atOnce = await Promise.all(Array.from({ length: WRITERS }, claim));
  // Whatever became of those: now it is taken, and is refused for that alone.
  const [then, last] = [await claim(), await claim()];
  const accepted = [...atOnce, then, last].filter((refusal) => refusal === undefined).length;
  return {
    sign: accepted > 1 || last === undefined ? "none" : signOf(last.text),
    duplicateErrCode: last?.errCode ?? 0,
  };
}

function signOf(text: string): string {
  if (/E11000|duplicate key/i.test(text)) return "E11000";
  return /DATABASE_DUPLICATE_WRITE/i.test(text) ? "DATABASE_DUPLICATE_WRITE" : "other words";
}

async function updateByQuery() {
  const attempts = [1, 5, 1, 1, 1].map((attempt, i) => ({ _id: `write-${i}`, attempt, isMany: i >= 2, note: "a" }));
  await addAll("write", attempts);
  const own = probeCollection();
  const take = () => updated(own.where({ _id: "write-0", attempt: 1 }), { attempt: 2 });
  const [first, second] = [await take(), await take()];
  const many = await updated(own.where({ kind: "write", isMany: true }), { attempt: 3 });
  const unchanged = await updated(own.where({ _id: "write-0", attempt: 2 }), { note: "a" });
  const after = await Promise.all(attempts.map(async ({ _id }) => (await readOwn(_id))?.attempt));
  return {
    tellsHowMany: first === 1 && second === 0 && many === 3 && after.join() === "2,5,3,3,3",
    countsUnchanged: unchanged === 1,
  };
}

async function updateByOr() {
  await addAll("write", [
    { _id: "write-own", attempt: 1, state: "leased" },
    { _id: "write-flag", state: "backlog" },
  ]);
  const { command } = database();
  const both = command.or([
    { _id: "write-own", attempt: 1 },
    { _id: "write-flag", state: "backlog" },
  ]);
  return { updatedByOr: await updated(probeCollection().where(both), { state: "done" }) };
}

/** In each round several add one to the same turn, and only one may find it as it was. */
async function updateAtOnce() {
  const { command } = database();
  await addAll("write", [{ _id: "write-race", turn: 0 }]);
  let turn = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = probeCollection().where({ _id: "write-race", turn });
    // A conflict that is refused is no second winner.
    const add = () => updated(own, { turn: command.inc(1) }).catch(() => 0);
    await Promise.all(Array.from({ length: WRITERS }, add));
    const next = Number((await readOwn("write-race"))?.turn);
    if (next > turn + 1) return { isAtomic: false };
    turn = next;
  }
  return { isAtomic: turn > 0 };
}

async function updated(query: Pick<Collection, "update">, data: object): Promise<number> {
  return (await query.update({ data })).stats.updated;
}

async function findOtherTypes() {
  const { command } = database();
  await addAll("read", [
    { _id: "read-date", isTyped: true, at: new Date(MINUTE_MS) },
    { _id: "read-text", isTyped: true, at: "1970" },
    { _id: "read-null", isTyped: true, at: null },
    { _id: "read-none", isTyped: true },
  ]);
  const noDate = { kind: "read", isTyped: true, at: command.not(command.gte(new Date(0))) };
  const { data } = await probeCollection().where(noDate).get();
  const found = data.map(({ _id }) => _id).sort();
  return { findsOtherTypes: found.join() === "read-none,read-null,read-text" };
}

const NUMBERS = { second: 1_764_396_000_123, most: Number.MAX_SAFE_INTEGER, least: -(2 ** 40), short: 7, share: 0.1 };

async function readFields() {
  await addAll("read", [{ _id: "read-fields", inner: { wanted: 1, other: 2 }, ...NUMBERS }]);
  const projected = probeCollection().where({ _id: "read-fields" }).field({ "inner.wanted": true });
  const inner = Object((await projected.get()).data[0]?.inner) as Readonly<Record<string, unknown>>;
  const whole = (await readOwn("read-fields")) ?? {};
  return {
    isDottedProjection: inner.wanted === 1 && inner.other === undefined,
    numbersStay: Object.entries(NUMBERS).every(([name, value]) => whole[name] === value),
  };
}

/** Only read: a write might make it, and it would stay. */
async function readMissingCollection() {
  const missing = database().collection(MISSING_COLLECTION);
  const missingErrCode = await missing.count().then(() => 0, errCodeOf);
  return { missingErrCode };
}

/** Were it emptied by that, what the run needs is put back. */
async function createAgain() {
  await addAll("read", [{ _id: "read-kept" }]);
  const [run, plan] = [await readOwn("run"), await readOwn("plan")];
  const errCode = await database()
    .createCollection(PROBE_COLLECTION)
    .then(() => 0, errCodeOf);
  const keepsDocuments = (await readOwn("read-kept")) !== undefined;
  for (const [id, before] of [["run", run] as const, ["plan", plan] as const]) {
    if (before === undefined || keepsDocuments) continue;
    const { _id, ...data } = before;
    await writeOwn(id, data);
  }
  return { keepsDocuments, createErrCode: errCode };
}

/** Reads page by page while what is read is changed; added the wrong way round, so that an order can be seen. */
async function readWhileChanged(): Promise<boolean> {
  const ids = Array.from({ length: PAGE * PAGES }, (_, i) => `read-order-${String(i).padStart(2, "0")}`);
  await addAll(
    "read",
    [...ids].reverse().map((_id) => ({ _id, isOrdered: true, text: "short" })),
  );
  const found: unknown[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const inOrder = probeCollection().where({ kind: "read", isOrdered: true }).orderBy("_id", "asc");
    const changed = ids.filter((_, i) => i % PAGES === page);
    const changes = changed.map((id) =>
      probeCollection()
        .doc(id)
        .update({ data: { text: "long".repeat(1_000) } }),
    );
    const reading = inOrder
      .skip(page * PAGE)
      .limit(PAGE)
      .field({ _id: true })
      .get();
    const [{ data }] = await Promise.all([reading, ...changes]);
    found.push(...data.map(({ _id }) => _id));
  }
  return found.join() === ids.join();
}
