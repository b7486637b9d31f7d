// What every PushStore must do, as tests over a factory: run on memory and on the real SDK.
import fc from "fast-check";
import type { NewRecord, PushRecord, PushStore, RecordEnding } from "../../src/runtime/push-store";
import type { MessageBody } from "../../src/wechat/messages";
import { describeAnswers, transfer } from "./push-store-answers";
import { describeCustomerVerbs } from "./push-store-customers";

const LEASE_MS = 8_000;
const outbox: readonly MessageBody[] = [
  { msgtype: "text", text: { content: "二" } },
  { msgtype: "image", image: { media_id: "M" } },
];
const endings: readonly RecordEnding[] = [
  { state: "completed", passiveReply: "success", sent: 1, sentAtMs: [5], reserved: 0 },
  { state: "completed", passiveReply: transfer, sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0, reserved: 0 },
  {
    state: "completed",
    passiveReply: { ErrCode: 0, ErrMsg: "success" },
    sent: 0,
    sentAtMs: [],
    unconfirmed: 0,
    tries: 0,
    reserved: 0,
  },
  {
    state: "dead",
    passiveReply: "success",
    reason: "SEND_REFUSED",
    errCode: 45047,
    sent: 1,
    sentAtMs: [5],
    outbox,
    reserved: 0,
  },
];

let keys = 0;
export function newRecord(fields: Partial<NewRecord> = {}): NewRecord {
  keys += 1;
  return {
    key: `key-${keys}`,
    pair: "text",
    functionName: "text",
    touser: `oUser${keys}`,
    packet: '{"MsgId":"9007199254740993","Content":"一"}',
    attempt: 1,
    fencingToken: `fencing-token-${keys}`,
    runs: 1,
    arrivedAtMs: 1_700_000_000_000 + keys,
    onUnknownSend: "assume-sent",
    ...fields,
  };
}

/** The record as it is found after it was added. */
function leased(record: NewRecord): PushRecord {
  return { ...record, state: "leased", writeNumber: 0, sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0, reserved: 0 };
}

export interface StoreBench {
  readonly store: PushStore;
  /** Moves the database's clock. */
  advance(deltaMs: number): void;
}

export function describePushStore(open: () => StoreBench): void {
  const takeover = (fencingToken: string) => ({ fencingToken, leaseMs: LEASE_MS, runs: 2, tries: 0 });
  async function added(fields: Partial<NewRecord> = {}): Promise<PushRecord> {
    const record = newRecord(fields);
    expect(await open().store.add(record, LEASE_MS)).toBe(true);
    return leased(record);
  }

  test("a record that was added is found as it was, leased and with nothing sent", async () => {
    const record = await added();
    expect(await open().store.find(record.key)).toEqual(record);
  });

  test("an unknown key is not found", async () => {
    expect(await open().store.find("nobody")).toBeUndefined();
  });

  test("of many concurrent claims of one key, exactly one is added", async () => {
    const { store } = open();
    const record = newRecord();
    const claims = Array.from({ length: 20 }, (_, i) => ({ ...record, fencingToken: `t${i}` }));
    const results = await Promise.all(claims.map((claim) => store.add(claim, LEASE_MS)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect((await store.find(record.key))?.fencingToken).toBe(`t${results.indexOf(true)}`);
  });

  test("a second claim of a key leaves the first as it was", async () => {
    const record = await added();
    expect(await open().store.add(newRecord({ key: record.key, pair: "image" }), LEASE_MS)).toBe(false);
    expect(await open().store.find(record.key)).toEqual(record);
  });

  test.each(endings)("the ending $state with $passiveReply is recorded whole", async (ending) => {
    const { packet, ...record } = await added();
    expect(await open().store.finish(record, record.touser, ending)).toBe("recorded");
    expect(await open().store.find(record.key)).toEqual({
      ...record,
      // What the customer wrote is kept only where somebody has to look at it.
      ...(ending.state === "dead" ? { packet } : {}),
      ...ending,
    });
  });

  test("a completed push keeps neither packet nor outbox", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 1, outbox });
    await open().store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
    expect(Object.keys((await open().store.find(record.key)) ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(packet|outbox)$/)]),
    );
  });

  test("a push ends once", async () => {
    const record = await added();
    const results = await Promise.all(endings.map((ending) => open().store.finish(record, record.touser, ending)));
    expect(results.filter((result) => result === "recorded")).toHaveLength(1);
  });

  test("nothing is recorded for a key that was not claimed", async () => {
    const nobody = newRecord();
    expect(await open().store.change(nobody, { writeNumber: 1, sent: 1 })).toBe(false);
    expect(await open().store.finish(nobody, nobody.touser, { state: "completed", passiveReply: "success" })).toBe(
      "lease-lost",
    );
    expect(await open().store.find(nobody.key)).toBeUndefined();
  });

  test("a change is seen, and the same change again counts as done", async () => {
    const record = await added();
    const change = { writeNumber: 1, sent: 1, sentAtMs: [7], reserved: 1, outbox, passiveReply: "success" } as const;
    expect(await open().store.change(record, change)).toBe(true);
    expect(await open().store.change(record, change)).toBe(true);
    expect(await open().store.find(record.key)).toEqual({ ...record, ...change });
  });

  test("a change that arrives late undoes nothing that its owner wrote later", async () => {
    const record = await added();
    expect(await open().store.change(record, { writeNumber: 2, sent: 2, outbox: [], dueInMs: 60_000 })).toBe(true);
    expect(await open().store.change(record, { writeNumber: 1, sent: 1, outbox })).toBe(false);
    expect(await open().store.find(record.key)).toEqual({
      ...record,
      state: "waiting",
      writeNumber: 2,
      sent: 2,
      outbox: [],
    });
  });

  test("a new owner counts its own writes", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 5, sent: 1 });
    await open().store.takeOverByToken(record, takeover("second"));
    const second = { ...record, attempt: 2, fencingToken: "second" };
    expect(await open().store.change(second, { writeNumber: 1, sent: 2 })).toBe(true);
  });

  test("a shorter outbox takes the place of a longer one", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 1, outbox });
    await open().store.change(record, { writeNumber: 1, outbox: outbox.slice(1) });
    await open().store.change(record, { writeNumber: 1, outbox: [] });
    expect((await open().store.find(record.key))?.outbox).toEqual([]);
  });

  test("a push cannot be taken over before its lease has ended by the database's clock, and once after", async () => {
    const record = await added();
    open().advance(LEASE_MS - 1_000);
    expect(await open().store.takeOver(record, takeover("new"))).toBe(false);
    open().advance(1_000);
    const fencingTokens = Array.from({ length: 10 }, (_, i) => `new-${i}`);
    const taken = await Promise.all(
      fencingTokens.map((fencingToken) => open().store.takeOver(record, takeover(fencingToken))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const fencingToken = fencingTokens[taken.indexOf(true)];
    expect(await open().store.find(record.key)).toEqual({ ...record, attempt: 2, runs: 2, fencingToken });
  });

  test("a take-over starts a new lease", async () => {
    const record = await added();
    open().advance(LEASE_MS);
    await open().store.takeOver(record, takeover("second"));
    const second = { ...record, attempt: 2, fencingToken: "second" };
    expect(await open().store.takeOver(second, takeover("third"))).toBe(false);
    open().advance(LEASE_MS);
    expect(await open().store.takeOver(second, takeover("third"))).toBe(true);
  });

  test("an invocation with the fencing token need not wait for the lease to end", async () => {
    const record = await added();
    expect(await open().store.takeOverByToken({ ...record, fencingToken: "guessed" }, takeover("thief"))).toBe(false);
    expect(await open().store.takeOverByToken(record, takeover("second"))).toBe(true);
    expect(await open().store.takeOverByToken(record, takeover("late"))).toBe(false);
  });

  test("after a take-over the older owner can write nothing", async () => {
    const record = await added();
    await open().store.takeOverByToken(record, takeover("second"));
    expect(await open().store.change(record, { writeNumber: 1, sent: 9 })).toBe(false);
    expect(await open().store.finish(record, record.touser, { state: "dead" })).toBe("lease-lost");
    const second = { ...record, attempt: 2, fencingToken: "second" };
    expect(await open().store.finish(second, record.touser, { state: "completed", passiveReply: "success" })).toBe(
      "recorded",
    );
  });

  test("a finished push cannot be taken over", async () => {
    const record = await added();
    await open().store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
    open().advance(LEASE_MS);
    expect(await open().store.takeOver(record, takeover("new"))).toBe(false);
    expect(await open().store.takeOverByToken(record, takeover("new"))).toBe(false);
  });

  test("a push whose owner gives it up waits until it is due, not longer", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 1, dueInMs: 60_000 });
    expect(await open().store.find(record.key)).toEqual({ ...record, state: "waiting", writeNumber: 1 });
    open().advance(LEASE_MS);
    expect(await dueKeys(record.touser)).toEqual([]);
    open().advance(60_000 - LEASE_MS);
    expect(await dueKeys(record.touser)).toEqual([record.key]);
  });

  test("a push that waits is leased again once it is taken over", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 3, reserved: 2, dueInMs: 1_000 });
    open().advance(1_000);
    expect(await open().store.takeOver(record, takeover("second"))).toBe(true);
    expect(await open().store.find(record.key)).toEqual({ ...record, attempt: 2, fencingToken: "second", runs: 2 });
  });

  test("an owner that gave its push up may repeat that write, and finish it, until it is taken over", async () => {
    const record = await added();
    const waits = { writeNumber: 1, sent: 1, dueInMs: 1_000 };
    expect(await open().store.change(record, waits)).toBe(true);
    expect(await open().store.change(record, waits)).toBe(true);
    expect(await open().store.finish(record, record.touser, { state: "dead" })).toBe("recorded");
  });

  test("what is due comes longest due first, at most so many, and nothing that is finished", async () => {
    const touser = "oDue";
    const first = await added({ touser });
    open().advance(1);
    const second = await added({ touser });
    open().advance(1);
    const third = await added({ touser });
    await added();
    open().advance(LEASE_MS);
    expect(await dueKeys(touser)).toEqual([first.key, second.key, third.key]);
    expect((await open().store.findDue(2, { touser })).records.map(({ key }) => key)).toEqual([first.key, second.key]);
    await open().store.finish(first, touser, { state: "dead" });
    expect(await dueKeys(touser)).toEqual([second.key, third.key]);
    expect((await open().store.findDue(1_000)).records.map(({ key }) => key)).toEqual(
      expect.arrayContaining([second.key, third.key]),
    );
  });

  async function dueKeys(touser: string): Promise<string[]> {
    return (await open().store.findDue(100, { touser })).records.map(({ key }) => key);
  }

  describeAnswers(open, added);
  describeCustomerVerbs(open, added);

  test("keys do not touch each other, whatever they are made of", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{32}$/), { minLength: 2, maxLength: 4 }),
        async (names) => {
          const records = names.map((key, index) => newRecord({ key, arrivedAtMs: index }));
          const { store } = open();
          const isNew = await Promise.all(records.map((record) => store.add(record, LEASE_MS)));
          const found = await Promise.all(names.map((key) => store.find(key)));
          return isNew.every(Boolean) && found.every((record, index) => record?.arrivedAtMs === index);
        },
      ),
      { numRuns: 20 },
    );
  });
}
