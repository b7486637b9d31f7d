import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedStore, openEmbeddedStore } from "../../server/store/embedded-store";
import type { PushStore } from "../../src/runtime/push-store";
import { describePushStore, type StoreBench } from "./push-store";

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
    findRecent: (...given) => afterRestart((opened) => opened.findRecent(...given)),
    purge: (...given) => afterRestart((opened) => opened.purge(...given)),
  };
  describePushStore((): StoreBench => ({ store, advance: clock.advance }));
});
