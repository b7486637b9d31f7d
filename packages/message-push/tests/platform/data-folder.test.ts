import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { type DataFolder, openDataFolder } from "../../server/store/data-folder";
import { embeddedStore } from "../../server/store/embedded-store";
import { newRecord } from "../contract/push-store";

const NOW_MS = 1_700_000_000_000;
let folder: string;
let data: DataFolder;
let isDiskFull: boolean;
let batches: number;
let opened: number;

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
  data = await openDataFolder(folder, Object.assign(level, { batch }));
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

test("of two purges at once, each old record is counted by one", async () => {
  const store = embeddedStore(data, () => NOW_MS);
  const claims = Array.from({ length: 10 }, () => newRecord());
  await Promise.all(claims.map((claim) => store.add(claim, 1)));
  await Promise.all(claims.map((claim) => store.finish(claim, claim.touser, { state: "dead" })));
  const purged = await Promise.all([store.purge("dead", 0, 100), store.purge("dead", 0, 100)]);
  expect(purged).toEqual([10, 0]);
});
