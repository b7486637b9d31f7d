import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { memoryStore, type Stored } from "../../src/platform/memory/memory-store";
import type { PushRecord } from "../../src/runtime/push-store";
import { reply } from "../../src/wechat/replies";
import { fakeClock } from "../support/fake-clock";
import { describeDamagedRecords } from "./damaged-records";
import { describePushStore, newRecord } from "./push-store";

let nowMs = 1_700_000_000_000;
const stored = new Map<unknown, Stored>();
const store = memoryStore(() => nowMs, stored);
const advance = (deltaMs: number) => {
  nowMs += deltaMs;
};
describePushStore(() => ({ store, advance }));

describeDamagedRecords(() => ({
  store,
  advance,
  takesAnyKey: true,
  async put(key, fields) {
    stored.set(key, { record: fields as unknown as PushRecord, dueAtMs: nowMs - 1, changedAtMs: nowMs - 1 });
  },
  look: async (key) => ({ ...stored.get(key)?.record }),
}));

test.each([
  ["state", { state: "whatever" }, {}],
  ["state", { state: null }, {}],
  ["dueAt", {}, { dueAtMs: Number.NaN }],
])("a record whose %s is %j, so that it is never due, is found and buried", async (field, wrong, times) => {
  const record = { ...newRecord(), state: "leased", writeNumber: 0, sent: 0, sentAtMs: [], reserved: 0, ...wrong };
  stored.set("stray", { record: record as never, dueAtMs: nowMs, changedAtMs: nowMs, ...times });
  expect(await store.findStray(10)).toEqual([{ key: "stray", field }]);
  expect(await store.bury({ key: "stray", field })).toBe(true);
  expect(await store.findStray(10)).toEqual([]);
});

test("the messenger in memory shows what was sent, and to whom typing was shown", async () => {
  const { messenger, sent, typing } = memoryPlatform({ clock: fakeClock() });
  const { message } = reply.text("好");
  await messenger.showTyping("oA");
  await messenger.deliver("oA", message);
  expect(typing).toEqual(["oA"]);
  expect(sent).toEqual([{ touser: "oA", message }]);
});
