// The part of the PushStore suite that is about customers and about forgetting.
import type { DueScope, NewRecord, PushRecord } from "../../src/runtime/push-store";
import type { MessageBody } from "../../src/wechat/messages";
import type { StoreBench } from "./push-store";

const outbox: readonly MessageBody[] = [{ msgtype: "text", text: { content: "二" } }];

export function describeCustomerVerbs(
  open: () => StoreBench,
  added: (fields?: Partial<NewRecord>) => Promise<PushRecord>,
): void {
  test("a customer's newest records come without what was said", async () => {
    const touser = "oRecent";
    const [old, recent] = [await added({ touser }), await added({ touser })];
    await open().store.change(recent, { writeNumber: 1, sent: 1, sentAtMs: [3], outbox });
    const found = await open().store.findRecent(touser, 10);
    expect(found.map(({ key }) => key)).toEqual([recent.key, old.key]);
    expect(found[0]).toMatchObject({ sent: 1, sentAtMs: [3], pair: "text", arrivedAtMs: recent.arrivedAtMs });
    expect(JSON.stringify(found)).not.toMatch(/二|一/);
    expect(await open().store.findRecent(touser, 1)).toHaveLength(1);
  });

  test("a customer's newest records are the last to arrive, in whatever order they were added, and nobody else's", async () => {
    const touser = "oOrder";
    const times = [5_000, 9_000, 7_000];
    for (const arrivedAtMs of times) await added({ touser, arrivedAtMs });
    await added({ arrivedAtMs: 10_000 });
    const found = await open().store.findRecent(touser, 10);
    expect(found.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual([9_000, 7_000, 5_000]);
    expect((await open().store.findRecent(touser, 1))[0]?.arrivedAtMs).toBe(9_000);
  });

  test("what is due longest comes first, in whatever order it was added", async () => {
    const touser = "oDueOrder";
    const records = [await added({ touser }), await added({ touser }), await added({ touser })];
    for (const [i, dueInMs] of [2_000, 3_000, 1_000].entries()) {
      const record = records[i];
      if (record) await open().store.change(record, { writeNumber: 1, dueInMs });
    }
    open().advance(3_000);
    const expected = [records[2], records[0], records[1]].map((record) => record?.key);
    expect((await open().store.findDue(10, { touser })).records.map(({ key }) => key)).toEqual(expected);
    expect((await open().store.findDue(1, { touser })).records.map(({ key }) => key)).toEqual(expected.slice(0, 1));
  });

  test("of what is due, those of a range of keys are found, and those whose handler has to run", async () => {
    const touser = "oScope";
    const keys = ["01-scope", "7f-scope", "80-scope", "ff-scope", "zz-scope"];
    const records: PushRecord[] = [];
    for (const key of keys) records.push(await added({ key, touser }));
    const [first] = records;
    if (first) await open().store.change(first, { writeNumber: 1, outbox });
    open().advance(8_000);
    const found = async (scope: DueScope, limit = 10) =>
      (await open().store.findDue(limit, { ...scope, touser })).records.map(({ key }) => key).sort();
    expect(await found({})).toEqual(keys);
    expect(await found({ keys: {} })).toEqual(keys);
    expect(await found({ keys: { below: "7f-scope" } })).toEqual(keys.slice(0, 1));
    expect(await found({ keys: { from: "7f-scope", below: "ff" } })).toEqual(keys.slice(1, 3));
    expect(await found({ keys: { from: "ff" } })).toEqual(keys.slice(3));
    expect(await found({ keys: { from: "7f" } }, 2)).toHaveLength(2);
    expect(await found({ withoutOutbox: true })).toEqual(keys.slice(1));
    expect(await found({ withoutOutbox: true }, 1)).toHaveLength(1);
  });

  test("what is due is counted, whatever is in it", async () => {
    const { store, advance } = open();
    const before = await store.countDue();
    const [done] = [await added(), await added()];
    expect(await store.countDue()).toBe(before);
    advance(8_000);
    expect(await store.countDue()).toBe(before + 2);
    await store.finish(done, done.touser, { state: "dead" });
    expect(await store.countDue()).toBe(before + 1);
  });

  test("a take-over may announce messages; the next one that does not takes that back", async () => {
    const record = await added();
    const { store, advance } = open();
    advance(8_000);
    await store.takeOver(record, { fencingToken: "second", leaseMs: 8_000, runs: 1, tries: 0, reserved: 3 });
    expect(await store.find(record.key)).toMatchObject({ attempt: 2, reserved: 3 });
    await store.takeOverByToken(
      { ...record, attempt: 2, fencingToken: "second" },
      { fencingToken: "third", leaseMs: 1, runs: 1, tries: 0 },
    );
    expect(await store.find(record.key)).toMatchObject({ attempt: 3, reserved: 0 });
  });

  test("a change that says nothing of time leaves the lease as it was", async () => {
    const touser = "oLease";
    const record = await added({ touser });
    await open().store.change(record, { writeNumber: 1, sent: 1 });
    open().advance(7_000);
    expect((await open().store.findDue(10, { touser })).records).toEqual([]);
    open().advance(1_000);
    expect((await open().store.findDue(10, { touser })).records).toHaveLength(1);
  });

  test("a backlog flag is lowered by the customer's next push that completes, by one of several", async () => {
    const touser = "oNote";
    const [first, second, other] = [await added({ touser }), await added({ touser }), await added()];
    await open().store.flagBacklog(touser);
    await open().store.flagBacklog(touser);
    const done = { state: "completed", passiveReply: "success" } as const;
    expect(await open().store.finish(other, other.touser, done)).toBe("recorded");
    const results = await Promise.all([first, second].map((record) => open().store.finish(record, touser, done)));
    expect(results.sort()).toEqual(["backlog", "recorded"]);
  });

  test("a flag that was lowered can be raised again", async () => {
    const touser = "oNoteAgain";
    for (const _ of [1, 2]) {
      const record = await added({ touser });
      await open().store.flagBacklog(touser);
      expect(await open().store.finish(record, touser, { state: "completed", passiveReply: "success" })).toBe(
        "backlog",
      );
    }
  });

  test("a push that ends as a dead letter leaves the flag up", async () => {
    const touser = "oNoteDead";
    const [dead, next] = [await added({ touser }), await added({ touser })];
    await open().store.flagBacklog(touser);
    expect(await open().store.finish(dead, touser, { state: "dead" })).toBe("recorded");
    expect(await open().store.finish(next, touser, { state: "completed", passiveReply: "success" })).toBe("backlog");
  });

  test("finished records are purged by state and age, in bounded steps; open ones never are", async () => {
    const [open1, done1, done2, dead] = [await added(), await added(), await added(), await added()];
    const { store } = open();
    await store.finish(done1, done1.touser, { state: "completed", passiveReply: "success" });
    await store.finish(dead, dead.touser, { state: "dead" });
    open().advance(100_000);
    await store.finish(done2, done2.touser, { state: "completed", passiveReply: "success" });
    let purged = 0;
    for (
      let step = await store.purge("completed", 50_000, 2);
      step > 0;
      step = await store.purge("completed", 50_000, 2)
    ) {
      expect(step).toBeLessThanOrEqual(2);
      purged += step;
    }
    expect(purged).toBeGreaterThan(0);
    const left = await Promise.all([open1, done1, done2, dead].map(({ key }) => store.find(key)));
    expect(left.map((record) => record !== undefined)).toEqual([true, false, true, true]);
    await store.purge("dead", 50_000, 100);
    expect(await store.find(dead.key)).toBeUndefined();
  });

  test("old records of a range of keys are purged, and no others", async () => {
    const { store, advance } = open();
    while ((await store.purge("dead", 0, 100)) > 0);
    for (const key of ["11-old", "77-old", "dd-old"]) {
      const record = await added({ key });
      await store.finish(record, record.touser, { state: "dead" });
    }
    advance(1);
    expect(await store.purge("dead", 0, 100, { from: "22", below: "88" })).toBe(1);
    expect(await store.find("77-old")).toBeUndefined();
    expect(await store.purge("dead", 0, 100, { below: "22" })).toBe(1);
    expect(await store.find("dd-old")).toBeDefined();
    expect(await store.purge("dead", 0, 100, { from: "22" })).toBe(1);
  });

  test("a flag that has been up for so long is purged, a younger one is not", async () => {
    const [old, young] = [await added(), await added()];
    const { store } = open();
    await store.flagBacklog(old.touser);
    await store.flagBacklog(young.touser);
    open().advance(100_000);
    await store.flagBacklog(young.touser);
    while ((await store.purge("dead", 50_000, 2)) > 0);
    const done = { state: "completed", passiveReply: "success" } as const;
    expect(await store.finish(old, old.touser, done)).toBe("recorded");
    expect(await store.finish(young, young.touser, done)).toBe("backlog");
  });
}
