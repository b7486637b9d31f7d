// How a server ends: what is under way is finished and recorded, and nothing is taken over any more.
import { workUnderWay } from "../../server/work-under-way";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { newRecord } from "../contract/push-store";

test("ending waits for background work, and for what that began", async () => {
  const work = workUnderWay();
  const ended: string[] = [];
  let release: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    release = resolve;
  }).then(() => {
    ended.push("first");
    work.add(new Promise(setImmediate).then(() => ended.push("second")));
  });
  work.add(first);
  const finished = work.finish().then(() => ended.push("finished"));
  release();
  await finished;
  expect(ended).toEqual(["first", "second", "finished"]);
});

test("while the server ends, nothing is due or can be taken over, and owners still record", async () => {
  const work = workUnderWay();
  const store = work.limited(memoryStore(() => 1_700_000_000_000));
  const record = newRecord();
  await store.add(record, 0);
  const [due] = (await store.findDue(1)).records;
  expect(due).toMatchObject({ key: record.key });
  await work.finish();
  const next = { fencingToken: "next", runs: 1, tries: 0, leaseMs: 1_000 };
  expect(await store.findDue(1)).toEqual({ records: [], damaged: [] });
  if (due !== undefined) expect(await store.takeOver(due, next)).toBe(false);
  if (due !== undefined) expect(await store.takeOverByToken(due, next)).toBe(false);
  const ending = { state: "completed", passiveReply: "success", sent: 0, sentAtMs: [], reserved: 0 } as const;
  expect(await store.finish({ ...record, attempt: 1 }, record.touser, ending)).toBe("recorded");
});
