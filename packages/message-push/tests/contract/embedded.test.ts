import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataFolder, openDataFolder } from "../../server/store/data-folder";
import { type EmbeddedStore, embeddedStore, openEmbeddedStore } from "../../server/store/embedded-store";
import { pushKey, replacing } from "../../server/store/stored-push";
import type { PushStore } from "../../src/runtime/push-store";
import { describeDamagedRecords } from "./damaged-records";
import { describePushStore, newRecord, type StoreBench } from "./push-store";

const root = mkdtempSync(join(tmpdir(), "embedded-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let nowMs = 1_700_000_000_000;
const clock = {
  nowMs: () => nowMs,
  advance(deltaMs: number) {
    nowMs += deltaMs;
  },
};

describe("in one process", () => {
  let store: EmbeddedStore;
  beforeAll(async () => {
    store = await openEmbeddedStore({ folder: join(root, "one"), nowMs: clock.nowMs });
  });
  afterAll(() => store.close());
  describePushStore((): StoreBench => ({ store, advance: clock.advance }));
});

describe("with damaged records", () => {
  let data: DataFolder;
  let store: EmbeddedStore;
  beforeAll(async () => {
    data = await openDataFolder(join(root, "damaged"));
    store = embeddedStore(data, clock.nowMs);
  });
  afterAll(() => store.close());
  /** The entries of the indexes are those of a whole record. */
  async function put(key: string, value: (times: { dueAtMs: number; changedAtMs: number }) => string) {
    const times = { dueAtMs: nowMs - 1, changedAtMs: nowMs - 1 };
    const leased = {
      state: "leased",
      writeNumber: 0,
      sent: 0,
      sentAtMs: [],
      unconfirmed: 0,
      tries: 0,
      reserved: 0,
    } as const;
    await data.write(replacing(undefined, { record: { ...newRecord({ key }), ...leased }, ...times }));
    await data.write([{ type: "put", key: pushKey(key), value: value(times) }]);
  }
  const look = async (key: string) => JSON.parse((await data.get(pushKey(key))) ?? "{}").record ?? {};
  const everything = () => data.list({ gte: "", lte: "~", limit: -1 });

  describeDamagedRecords(() => ({
    store,
    advance: clock.advance,
    takesAnyKey: false,
    put: (key, fields) => put(String(key), (times) => JSON.stringify({ record: { ...fields, key }, ...times })),
    look: (key) => look(String(key)),
  }));

  test.each(["", "{", "null", "7", "[]", '{"record":7}', '{"record":{"state":"leased"},"dueAtMs":"?"}'])(
    "a value that is %s stops nobody, ends as a dead letter, and leaves nothing behind",
    async (value) => {
      clock.advance(10_000_000);
      for (const state of ["dead", "completed"] as const) while ((await store.purge(state, 0, 10)) > 0);
      const before = await everything();
      await put("broken", () => value);
      const { damaged } = await store.findDue(1_000);
      expect(damaged).toEqual([{ key: "broken", field: expect.stringMatching(/^(record|pair)$/) }]);
      await expect(store.find("broken")).rejects.toMatchObject({ code: "RECORD_DAMAGED" });
      for (const one of damaged) expect(await store.bury(one)).toBe(true);
      expect(await look("broken")).toMatchObject({ state: "dead", reason: "RECORD_DAMAGED" });
      clock.advance(100_000);
      expect(await store.purge("dead", 50_000, 10)).toBe(1);
      expect(await everything()).toEqual(before);
    },
  );
});

describe("opened anew for every verb", () => {
  let last: Promise<unknown> = Promise.resolve();
  /** As a server would that restarts between any two verbs. */
  function afterRestart<T>(verb: (store: PushStore) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      const store = await openEmbeddedStore({ folder: join(root, "many"), nowMs: clock.nowMs });
      return verb(store).finally(() => store.close());
    });
    last = turn.catch(() => undefined);
    return turn;
  }
  const store: PushStore = {
    add: (...given) => afterRestart((opened) => opened.add(...given)),
    find: (...given) => afterRestart((opened) => opened.find(...given)),
    takeOver: (...given) => afterRestart((opened) => opened.takeOver(...given)),
    takeOverByToken: (...given) => afterRestart((opened) => opened.takeOverByToken(...given)),
    change: (...given) => afterRestart((opened) => opened.change(...given)),
    finish: (...given) => afterRestart((opened) => opened.finish(...given)),
    flagBacklog: (...given) => afterRestart((opened) => opened.flagBacklog(...given)),
    findDue: (...given) => afterRestart((opened) => opened.findDue(...given)),
    countDue: () => afterRestart((opened) => opened.countDue()),
    findStray: (...given) => afterRestart((opened) => opened.findStray(...given)),
    bury: (...given) => afterRestart((opened) => opened.bury(...given)),
    findRecent: (...given) => afterRestart((opened) => opened.findRecent(...given)),
    purge: (...given) => afterRestart((opened) => opened.purge(...given)),
  };
  describePushStore((): StoreBench => ({ store, advance: clock.advance }));
});
