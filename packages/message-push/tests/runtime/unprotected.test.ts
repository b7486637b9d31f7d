// A push that could not be claimed because the database was down: what it may do, and what it does not try.
import type { PushStore } from "../../src/runtime/push-store";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { brokenStore, storeDown } from "../support/broken-store";
import { faultyStore } from "../support/faulty-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("it asks for the push once more before the first reply and at the end, and not before the other replies", async () => {
  let adds = 0;
  const store: PushStore = {
    ...brokenStore(storeDown),
    add() {
      adds += 1;
      return storeDown();
    },
  };
  const { main, clock, sentTexts, logEvents } = runFunction(
    { on: "text", handle: () => ["一", "二", "三"] },
    { store },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["一", "二", "三"]);
  // Four in the patience of the claim, one before the first reply, and one to record the end.
  expect(adds).toBe(6);
  expect(logEvents().filter((event) => event === "unprotected")).toHaveLength(1);
  expect(logEvents()).not.toContain("progress-unrecorded");
});

test.each([
  ["refuse", () => Promise.reject(unsentSend("ECONNREFUSED"))],
  ["break off", () => Promise.reject(failedSend(-501001))],
  ["hang", () => new Promise<never>(() => undefined)],
] as const)(
  "cut off from the database and from WeChat, whose calls %s, it asks for the push again",
  async (_, deliver) => {
    const { main, clock } = runFunction(
      { on: "text", handle: () => ["一", "二"] },
      { store: brokenStore(storeDown), messenger: { deliver } },
    );
    const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await clock.advance(4_000);
    await refused;
  },
);

test("one confirmed reply is enough to answer: another delivery would say it again", async () => {
  let sends = 0;
  const deliver = async () => {
    sends += 1;
    if (sends > 1) throw failedSend(undefined);
  };
  const { main, clock, logEvents } = runFunction(
    { on: "text", handle: () => ["一", "二"] },
    { store: brokenStore(storeDown), messenger: { deliver } },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  // A second try cannot be announced without a database, so none is made.
  expect(sends).toBe(2);
  expect(logEvents()).toContain("unconfirmed");
});

test("a database that is back when an answer gets lost hears of the second try before it is made", async () => {
  const { clock, store, faults } = faultyStore();
  faults.set("add", "before");
  let sends = 0;
  const deliver = async () => {
    sends += 1;
    if (sends > 1) return;
    faults.clear();
    throw failedSend(undefined);
  };
  const bench = runFunction({ on: "text", handle: () => "好" }, { clock, store, messenger: { deliver } });
  const answer = bench.main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(sends).toBe(2);
  const events = ["unprotected", "claimed-late", "send-retried", "send-announced", "sent", "completed"];
  expect(bench.logEvents().filter((event) => events.includes(event))).toEqual(events);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 1, unconfirmed: 0 });
});

test("where a handler has nothing to say, nobody else knows of the push either: it is asked for again", async () => {
  const { main, clock } = runFunction({ on: "text", handle: () => undefined }, { store: brokenStore(storeDown) });
  const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(4_000);
  await refused;
});

test("a push that is refused as known when it is claimed late, and has no record, is asked for again, and nothing is said", async () => {
  let adds = 0;
  const store: PushStore = {
    ...brokenStore(storeDown),
    async add() {
      adds += 1;
      if (adds < 5) return storeDown();
      return false;
    },
    find: async () => undefined,
  };
  const { main, clock, sentTexts } = runFunction({ on: "text", handle: () => "好" }, { store });
  const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(4_000);
  await refused;
  expect(sentTexts()).toEqual([]);
});

test("slow work is done at once, in the time that the push has", async () => {
  const { main, clock, platform, sentTexts } = runFunction(
    { on: "text", slow: true, handle: () => "好" },
    { store: brokenStore(storeDown) },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(platform.invocations).toEqual([]);
});

test("a function that takes payments besides is as careful with all it takes", async () => {
  let runs = 0;
  const { main, clock } = runFunction(
    {
      on: ["text", "event:xpay_goods_deliver_notify"],
      handle: () => {
        runs += 1;
      },
    },
    { store: brokenStore(storeDown) },
  );
  const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(4_000);
  await refused;
  expect(runs).toBe(0);
});
