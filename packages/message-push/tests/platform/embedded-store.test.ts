import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedStore, openEmbeddedStore } from "../../server/store/embedded-store";
import { newRecord } from "../contract/push-store";
import { claimOf, LEASE_MS, NOW_MS } from "../support/embedded-claims";
import { endScripts, root, runScript } from "../support/run-script";
import { until } from "../support/until";

let folder: string;
let store: EmbeddedStore | undefined;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "embedded-")), "data");
});
afterEach(async () => {
  endScripts();
  await store?.close();
  store = undefined;
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

async function open(nowMs = () => NOW_MS): Promise<EmbeddedStore> {
  store = await openEmbeddedStore({ folder, nowMs });
  return store;
}

const startWriter = () =>
  runScript("embedded-writer.ts", [folder], { scriptsDir: join(root, "packages/message-push/tests/support") });
const done = { state: "completed", passiveReply: "success" } as const;

test("what was written before a restart is there after it: records, leases, backlog flags", async () => {
  const claim = newRecord({ touser: "oRestart" });
  const before = await open();
  await before.add(claim, LEASE_MS);
  await before.flagBacklog("oRestart");
  const record = await before.find(claim.key);
  await before.close();
  const early = await open(() => NOW_MS + LEASE_MS - 1);
  expect(await early.find(claim.key)).toEqual(record);
  expect((await early.findDue(10)).records).toEqual([]);
  await early.close();
  const late = await open(() => NOW_MS + LEASE_MS);
  expect((await late.findDue(10)).records).toEqual([record]);
  expect(await late.finish(claim, "oRestart", done)).toBe("backlog");
});

test("a close waits for the verbs before it; what comes after it is refused", async () => {
  const claims = Array.from({ length: 20 }, () => newRecord());
  const first = await open();
  const added = claims.map((claim) => first.add(claim, LEASE_MS));
  await first.close();
  await expect(first.find("any")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await expect(first.add(newRecord(), 1)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await first.close();
  expect(await Promise.all(added)).not.toContain(false);
  const again = await open();
  expect((await Promise.all(claims.map(({ key }) => again.find(key)))).every(Boolean)).toBe(true);
});

test("a process killed in the middle of its writes loses nothing that was acknowledged, and leaves nothing half", async () => {
  const { child, output, prints, ended } = startWriter();
  await prints(/^finished 200$/m);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");

  const after = await open(() => NOW_MS + LEASE_MS);
  const acknowledged = (what: string) =>
    [...output().matchAll(new RegExp(`^${what} (\\d+)$`, "gm"))].map(([, n]) => Number(n));
  const finished = new Set(acknowledged("finished"));
  // Beyond what was acknowledged, each of the eight writers may have had one more under way.
  const last = Math.max(...acknowledged("added")) + 8;
  const due = new Set((await after.findDue(1_000)).records.map(({ key }) => key));
  for (let number = 1; number <= last; number += 1) {
    const { packet, ...claim } = claimOf(number);
    const record = await after.find(claim.key);
    const opened = { ...claim, writeNumber: 0, sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0, reserved: 0 };
    if (record?.state === "completed") expect(record).toEqual({ ...opened, ...done });
    else if (record !== undefined) expect(record).toEqual({ ...opened, packet, state: "leased" });
    expect(due.has(claim.key)).toBe(record?.state === "leased");
    if (finished.has(number)) expect(record?.state).toBe("completed");
  }
  for (const number of acknowledged("added")) expect(await after.find(claimOf(number).key)).toBeDefined();
});

test("a second process that opens the folder is told so, and the first goes on", async () => {
  const { child, output, prints, ended } = startWriter();
  await prints(/finished/);
  await expect(open()).rejects.toMatchObject({ code: "DATA_FOLDER_IN_USE", fix: expect.stringMatching(/\.$/) });
  const seen = output().length;
  await until(() => output().length > seen);
  child.kill("SIGKILL");
  await ended;
  await expect(open()).resolves.toBeDefined();
});

test("within one process, too, a folder is opened once", async () => {
  const first = await open();
  await expect(openEmbeddedStore({ folder, nowMs: () => NOW_MS })).rejects.toMatchObject({
    code: "DATA_FOLDER_IN_USE",
  });
  expect(await first.add(newRecord(), 1)).toBe(true);
});

test("a folder that is a file is refused", async () => {
  writeFileSync(folder, "");
  await expect(open()).rejects.toMatchObject({
    code: "DATA_FOLDER_UNUSABLE",
    fact: expect.stringContaining("is no folder (ENOTDIR)"),
    fix: expect.stringMatching(/\.$/),
  });
});

// Nothing is forbidden to root, and Windows has no such bits.
const isBound = process.platform !== "win32" && process.getuid?.() !== 0;
(isBound ? test : test.skip)("a folder that may not be written is refused", async () => {
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  await expect(open()).rejects.toMatchObject({ code: "DATA_FOLDER_UNUSABLE" });
});

test.each(["CURRENT", "MANIFEST"])("a folder whose %s is damaged is refused, and stays as it is", async (name) => {
  const first = await open();
  await first.add(newRecord(), 1);
  await first.close();
  const file = readdirSync(folder).find((entry) => entry.startsWith(name)) ?? name;
  writeFileSync(join(folder, file), "rubbish");
  await expect(open()).rejects.toMatchObject({ code: "DATA_FOLDER_DAMAGED", fix: expect.stringMatching(/\.$/) });
  expect(readdirSync(folder)).toContain(file);
});

test("a customer is in no file's name, and in no text of an error", async () => {
  const first = await open();
  await first.add(newRecord({ touser: "oSecretCustomer" }), 1);
  await first.flagBacklog("oSecretCustomer");
  await first.close();
  expect(readdirSync(folder).join()).not.toContain("oSecret");
  const refused = await first.flagBacklog("oSecretCustomer").catch(String);
  expect(refused).toContain("flagBacklog");
  expect(refused).not.toContain("oSecret");
});

test("what is purged leaves nothing behind that could be found", async () => {
  let nowMs = NOW_MS;
  const first = await open(() => nowMs);
  const claims = Array.from({ length: 5 }, () => newRecord({ touser: "oPurged" }));
  await Promise.all(claims.map((claim) => first.add(claim, 0)));
  await Promise.all(claims.map((claim) => first.finish(claim, "oPurged", done)));
  nowMs += 1_000;
  expect(await first.purge("completed", 1_001, 10)).toBe(0);
  expect([await first.purge("completed", 1_000, 3), await first.purge("completed", 1_000, 3)]).toEqual([3, 2]);
  expect(await first.findRecent("oPurged", 10)).toEqual([]);
  expect(await first.purge("completed", 0, 10)).toBe(0);
  expect(await first.add(claims[0] ?? newRecord(), 1)).toBe(true);
});
