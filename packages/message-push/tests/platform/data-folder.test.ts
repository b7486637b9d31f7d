import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { type DataFolder, openDataFolder } from "../../server/store/data-folder";
import { embeddedStore } from "../../server/store/embedded-store";
import { flushLogs } from "../../server/store/flush-logs";
import { newRecord } from "../contract/push-store";

const NOW_MS = 1_700_000_000_000;
let folder: string;
let data: DataFolder;
let isDiskFull: boolean;
let batches: number;
let opened: number;
let flush: (folder: string) => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "data-folder-"));
  [isDiskFull, batches, opened] = [false, 0, 0];
  const level = new ClassicLevel(folder);
  level.on("open", () => {
    opened += 1;
  });
  const write = level.batch.bind(level);
  const batch = async (...given: Parameters<typeof write>) => {
    batches += 1;
    if (isDiskFull) throw Object.assign(new Error("IO error: oSecret"), { code: "LEVEL_IO_ERROR" });
    await write(...given);
  };
  flush = async () => undefined;
  data = await openDataFolder(folder, Object.assign(level, { batch }), (place) => flush(place));
});
afterEach(async () => {
  await data.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a write that fails is STORE_UNAVAILABLE for everybody who waited for it, without the database's words", async () => {
  const store = embeddedStore(data, () => NOW_MS);
  isDiskFull = true;
  const refused = await Promise.all([1, 2, 3].map(() => store.add(newRecord(), 1).catch((error) => error)));
  for (const error of refused) {
    expect(error).toMatchObject({ code: "STORE_UNAVAILABLE", fact: expect.stringContaining("LEVEL_IO_ERROR") });
    expect(String(error)).not.toContain("oSecret");
  }
});

test("after a failed write the folder is opened anew before anything else, and everything works again", async () => {
  const store = embeddedStore(data, () => NOW_MS);
  const [before, during] = [newRecord(), newRecord()];
  await store.add(before, 1);
  isDiskFull = true;
  await expect(store.add(during, 1)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(opened).toBe(1);
  isDiskFull = false;
  const found = await Promise.all([store.find(before.key), store.find(during.key), store.findDue(10)]);
  expect(found.map(Boolean)).toEqual([true, false, true]);
  expect(opened).toBe(2);
  expect(await store.add(during, 1)).toBe(true);
  expect(opened).toBe(2);
});

test("writes that come while one is under way go to disk together", async () => {
  const store = embeddedStore(data, () => NOW_MS);
  const added = await Promise.all(Array.from({ length: 100 }, () => store.add(newRecord(), 1)));
  expect(added).not.toContain(false);
  expect(batches).toBeLessThan(50);
});

test("a write is handed to the system while the disk is busy with an earlier one, and answered after a flush of its own", async () => {
  const ends: ((error?: Error) => void)[] = [];
  let begun = () => undefined as unknown;
  const isFlushing = () => new Promise<void>((resolve) => (begun = resolve));
  flush = () =>
    new Promise((resolve, reject) => {
      ends.push((error) => (error === undefined ? resolve() : reject(error)));
      begun();
    });
  const answered: string[] = [];
  const put = (key: string) =>
    data.write([{ type: "put", key, value: key }]).then(
      () => answered.push(key),
      () => answered.push(`${key} failed`),
    );
  const first = isFlushing();
  const a = put("a");
  await first;
  const b = put("b");
  // It can be read, so a process that dies now has left it behind.
  while ((await data.get("b")) === undefined) await new Promise(setImmediate);
  expect([batches, ends.length, answered]).toEqual([2, 1, []]);
  const second = isFlushing();
  ends[0]?.();
  await a;
  await second;
  expect(answered).toEqual(["a"]);
  const c = put("c");
  while ((await data.get("c")) === undefined) await new Promise(setImmediate);
  const third = isFlushing();
  // What was appended before a flush that fails counts as failed, even if the next flush says otherwise.
  ends[1]?.(new Error("EIO"));
  await b;
  await third;
  ends[2]?.();
  await c;
  expect(answered).toEqual(["a", "b failed", "c failed"]);
  expect(await data.get("a")).toBe("a");
  expect(opened).toBe(2);
});

test("flushing takes every log that LevelDB has", async () => {
  await data.write([{ type: "put", key: "a", value: "a" }]);
  await expect(flushLogs?.(folder)).resolves.toBeUndefined();
  await expect(flushLogs?.(join(folder, "gone"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("of two purges at once, each old record is counted by one", async () => {
  const store = embeddedStore(data, () => NOW_MS);
  const claims = Array.from({ length: 10 }, () => newRecord());
  await Promise.all(claims.map((claim) => store.add(claim, 1)));
  await Promise.all(claims.map((claim) => store.finish(claim, claim.touser, { state: "dead" })));
  const purged = await Promise.all([store.purge("dead", 0, 100), store.purge("dead", 0, 100)]);
  expect(purged).toEqual([10, 0]);
});
