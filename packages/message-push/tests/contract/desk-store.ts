// What every DeskStore must do, as tests over a factory: run on memory, on the real SDK and on the data folder.
import fc from "fast-check";
import { type AnswerDocument, type DeskStore, MOST_RULES, SETTINGS_ID } from "../../src/desk/desk-store";
import type { StateChange } from "../../src/runtime/state-store";
import { describeDue } from "./desk-store-due";
import { describeFileStates } from "./file-states";

export interface DeskStoreBench {
  readonly store: DeskStore;
  /** Moves the database's clock. */
  advance(deltaMs: number): void;
  /** Puts many answers at once. */
  seed(documents: readonly (AnswerDocument & { readonly _id: string })[]): Promise<void>;
}

/** Short: an SDK that signs by another clock than the database's is refused after some minutes. */
const EXPIRES_IN_MS = 4_000;

/** A write of a state; the first one where nothing else is given. */
export function change(fields: Partial<StateChange> = {}): StateChange {
  return { expectedVersion: undefined, version: "v1", value: { step: 1 }, expiresInMs: EXPIRES_IN_MS, ...fields };
}

/** @param open gives an empty store */
export function describeDeskStore(open: () => Promise<DeskStoreBench>): void {
  describeStates(open);
  describeFileStates(open, change, EXPIRES_IN_MS);
  describeDue(open, change);
  describeAnswers(open);
  describeQuestions(open);
}

function describeStates(open: () => Promise<DeskStoreBench>): void {
  test("a state is found as it was put, with its version, and nobody else's", async () => {
    const { store } = await open();
    expect(await store.findState("a")).toBeUndefined();
    expect(await store.putState("a", change())).toBe(true);
    expect(await store.findState("a")).toEqual({ version: "v1", value: { step: 1 } });
    expect(await store.findState("b")).toBeUndefined();
  });

  test("any JSON comes back as it was: a shorter value takes the place of a longer one", async () => {
    const { store } = await open();
    let expectedVersion: string | undefined;
    let writes = 0;
    // An own __proto__ and -0 are what JSON itself does not keep.
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
    const awkward = [{ "a.b": 1, $set: { x: 1 }, d: null, list: [] }, { deep: { a: 1 } }, { deep: {} }, {}, null, ""];
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, fc.constantFrom(...awkward)), async (value) => {
        writes += 1;
        const version = `v${writes}`;
        expect(await store.putState("json", change({ expectedVersion, version, value }))).toBe(true);
        expectedVersion = version;
        expect(await store.findState("json")).toEqual({ version, value });
      }),
      { numRuns: 60 },
    );
  });

  test("a state is put over the expected version only", async () => {
    const { store } = await open();
    await store.putState("a", change());
    expect(await store.putState("a", change({ version: "v2" }))).toBe(false);
    expect(await store.putState("a", change({ expectedVersion: "v0", version: "v2" }))).toBe(false);
    expect(await store.findState("a")).toEqual({ version: "v1", value: { step: 1 } });
    expect(await store.putState("a", change({ expectedVersion: "v1", version: "v2", value: 2 }))).toBe(true);
    expect(await store.findState("a")).toEqual({ version: "v2", value: 2 });
  });

  test("nothing is put over a state that was never there", async () => {
    const { store } = await open();
    expect(await store.putState("a", change({ expectedVersion: "v1", version: "v2" }))).toBe(false);
    expect(await store.findState("a")).toBeUndefined();
  });

  test.each([[undefined], ["v1"]])(
    "of many concurrent writes that expect %s, exactly one is done",
    async (expected) => {
      const { store } = await open();
      if (expected !== undefined) await store.putState("a", change({ version: expected }));
      const versions = Array.from({ length: 20 }, (_, i) => `w${i}`);
      const done = await Promise.all(
        versions.map((version) =>
          store.putState("a", change({ expectedVersion: expected, version, value: { by: version } })),
        ),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      const winner = versions[done.indexOf(true)];
      expect(await store.findState("a")).toEqual({ version: winner, value: { by: winner } });
    },
  );

  test("the same write again counts as done, until another has taken its place", async () => {
    const { store } = await open();
    const first = change();
    const second = change({ expectedVersion: "v1", version: "v2" });
    expect([await store.putState("a", first), await store.putState("a", first)]).toEqual([true, true]);
    expect([await store.putState("a", second), await store.putState("a", second)]).toEqual([true, true]);
    // It arrives late.
    expect(await store.putState("a", first)).toBe(false);
    expect((await store.findState("a"))?.version).toBe("v2");
  });

  test("a state that has expired by the database's clock is none: it is not found, and not expected", async () => {
    const { store, advance } = await open();
    await store.putState("a", change());
    advance(EXPIRES_IN_MS - 1_000);
    expect(await store.findState("a")).toBeDefined();
    expect(await store.putState("a", change({ version: "new" }))).toBe(false);
    advance(1_000);
    expect(await store.findState("a")).toBeUndefined();
    expect(await store.putState("a", change({ expectedVersion: "v1", version: "late" }))).toBe(false);
    const versions = ["new-1", "new-2", "new-3", "new-4"];
    const done = await Promise.all(versions.map((version) => store.putState("a", change({ version }))));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect((await store.findState("a"))?.version).toBe(versions[done.indexOf(true)]);
  });

  test("each write lets the state live anew", async () => {
    const { store, advance } = await open();
    await store.putState("a", change());
    advance(EXPIRES_IN_MS - 1);
    await store.putState("a", change({ expectedVersion: "v1", version: "v2", expiresInMs: 3_000 }));
    advance(2_000);
    expect((await store.findState("a"))?.version).toBe("v2");
    advance(1_000);
    expect(await store.findState("a")).toBeUndefined();
  });

  test("states that have expired are purged, at most so many at a time; after it one begins anew", async () => {
    const { store, advance } = await open();
    expect(await store.purgeStates(10)).toBe(0);
    for (const key of ["a", "b", "c"]) await store.putState(key, change());
    await store.putState("long", change({ expiresInMs: 2 * EXPIRES_IN_MS }));
    advance(EXPIRES_IN_MS - 1);
    expect(await store.purgeStates(10)).toBe(0);
    advance(1);
    await store.putState("b", change({ version: "new" }));
    expect([await store.purgeStates(1), await store.purgeStates(10), await store.purgeStates(10)]).toEqual([1, 1, 0]);
    expect((await store.findState("b"))?.version).toBe("new");
    expect((await store.findState("long"))?.version).toBe("v1");
    expect(await store.putState("a", change({ version: "next" }))).toBe(true);
  });
}

function describeAnswers(open: () => Promise<DeskStoreBench>): void {
  const ids = (documents: readonly AnswerDocument[]) => documents.map(({ _id }) => _id);
  const rules = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ _id: `rule-${String(i).padStart(6, "0")}`, keywords: [`词${i}`] }));

  test("where nobody wrote anything, there are no answers", async () => {
    const { store } = await open();
    expect(await store.readAnswers()).toEqual({ rules: [], settings: undefined, isCutOff: false });
    await store.removeAnswer("nobody");
  });

  test("rules come as they are and in the order of their ids, broken ones too, and the settings beside them", async () => {
    const { store } = await open();
    const documents = [
      { _id: "b", keywords: [{ content: "几点", match_mode: "contain" }], replies: [{ type: "text" }], isOn: true },
      { _id: "a", keywords: null, replies: "broken" },
      { _id: SETTINGS_ID, hours: { spans: [] }, texts: {} },
      { _id: "c", "dotted.name": 7, nested: { list: [[1], {}] } },
    ];
    for (const document of documents) await store.putAnswer(document);
    const [b, a, settings, c] = documents;
    expect(await store.readAnswers()).toEqual({ rules: [a, b, c], settings, isCutOff: false });
    // Whoever changes what was read changes no store.
    for (const rule of (await store.readAnswers()).rules) Object.assign(rule, { replies: "changed" });
    expect((await store.readAnswers()).rules).toEqual([a, b, c]);
  });

  test("a document that is put again is replaced whole, and one that is removed is gone", async () => {
    const { store } = await open();
    await store.putAnswer({ _id: "a", keywords: ["旧"], replies: { one: 1, two: 2 } });
    await store.putAnswer({ _id: "a", replies: { one: 1 } });
    expect((await store.readAnswers()).rules).toEqual([{ _id: "a", replies: { one: 1 } }]);
    await store.removeAnswer("a");
    expect((await store.readAnswers()).rules).toEqual([]);
  });

  test.each([99, 100, 999, 1_000, 2_500])("%i rules are all read, with the settings", async (count) => {
    const { store, seed } = await open();
    const documents = rules(count);
    await seed([...documents, { _id: SETTINGS_ID, texts: {} }]);
    const { rules: read, settings, isCutOff } = await store.readAnswers();
    expect(ids(read)).toEqual(ids(documents));
    expect(settings).toEqual({ _id: SETTINGS_ID, texts: {} });
    expect(isCutOff).toBe(false);
  });

  test("10,000 rules are read, and that there are more is told; the settings are never among what is left out", async () => {
    const { store, seed } = await open();
    const settings = { _id: SETTINGS_ID, texts: {} };
    await seed([...rules(MOST_RULES), settings]);
    const all = await store.readAnswers();
    expect([all.rules.length, all.settings, all.isCutOff]).toEqual([MOST_RULES, settings, false]);
    await seed([
      { _id: "rule-one-more", keywords: [] },
      { _id: "rule-two-more", keywords: [] },
    ]);
    const cut = await store.readAnswers();
    expect([cut.rules.length, cut.settings, cut.isCutOff]).toEqual([MOST_RULES, settings, true]);
    expect(ids(cut.rules)).toEqual(ids(rules(MOST_RULES)));
  });
}

function describeQuestions(open: () => Promise<DeskStoreBench>): void {
  const asked = (key: string, atMs = 5_000) => ({ key, text: `问题 ${key}`, atMs });

  test("where nothing was asked, there are no questions", async () => {
    const { store } = await open();
    expect(await store.listQuestions(10)).toEqual([]);
    await store.removeQuestion("nobody");
    expect(await store.purgeQuestions(0, 10)).toBe(0);
  });

  test("a question is kept with its first wording, how often it was asked, and when first and last", async () => {
    const { store, advance } = await open();
    await store.noteQuestion(asked("a", 5_000));
    const [first] = await store.listQuestions(10);
    expect(first).toEqual({ ...noted("a"), count: 1, firstAtMs: 5_000 });
    advance(7_000);
    await store.noteQuestion({ ...asked("a", 12_000), text: "另一种说法" });
    // A push that took longer on its way.
    await store.noteQuestion(asked("a", 4_000));
    const [last] = await store.listQuestions(10);
    expect(last).toEqual({ ...noted("a"), count: 3, firstAtMs: 4_000 });
    expect((last?.lastAtMs ?? 0) - (first?.lastAtMs ?? 0)).toBe(7_000);
  });

  const noted = (key: string) => ({ key, text: `问题 ${key}`, lastAtMs: expect.any(Number) });

  test("what is asked at the same time is counted each time", async () => {
    const { store } = await open();
    await Promise.all(Array.from({ length: 20 }, () => store.noteQuestion(asked("new"))));
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.noteQuestion(asked(i % 2 ? "new" : "other"))));
    const questions = await store.listQuestions(10);
    expect(questions.map(({ key, count }) => [key, count])).toEqual([
      ["new", 30],
      ["other", 10],
    ]);
  });

  test("the most asked come first, of those the latest; at most so many; what is removed is gone", async () => {
    const { store, advance } = await open();
    for (const key of ["often", "early", "late", "once", "often", "early", "late", "often"]) {
      await store.noteQuestion(asked(key));
      advance(1_000);
    }
    const keys = async (limit: number) => (await store.listQuestions(limit)).map(({ key }) => key);
    expect(await keys(10)).toEqual(["often", "late", "early", "once"]);
    expect(await keys(2)).toEqual(["often", "late"]);
    await store.removeQuestion("often");
    await store.noteQuestion(asked("early"));
    expect(await keys(10)).toEqual(["early", "late", "once"]);
  });

  test("what was not asked for so long by the database's clock is purged, at most so many at a time", async () => {
    const { store, advance } = await open();
    for (const key of ["a", "b", "c"]) await store.noteQuestion(asked(key, 0));
    advance(7_000);
    expect(await store.purgeQuestions(8_000, 10)).toBe(0);
    await store.noteQuestion(asked("b", 0));
    advance(1_000);
    const purged = [await store.purgeQuestions(8_000, 1), await store.purgeQuestions(8_000, 10)];
    expect([...purged, await store.purgeQuestions(8_000, 10)]).toEqual([1, 1, 0]);
    expect((await store.listQuestions(10)).map(({ key, count }) => [key, count])).toEqual([["b", 2]]);
    await store.noteQuestion(asked("a"));
    expect((await store.listQuestions(10)).find(({ key }) => key === "a")?.count).toBe(1);
  });
}
