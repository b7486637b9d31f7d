// A database that is down for a while: at the claim, during the work, at the end.

import { memoryStore } from "../../src/platform/memory/memory-store";
import type { PushStore } from "../../src/runtime/push-store";
import { failedSend } from "../../src/wechat/send-errors";
import { brokenStore, storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { faultyStore } from "../support/faulty-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("a database that comes back within a second and a half only delays the answer", async () => {
  const { store, faults, calls, clock } = faultyStore();
  faults.set("add", "before");
  const { main, sentTexts, logEvents } = runFunction({ on: "text", handle: () => "好" }, { store, clock });
  const answer = main(packets.text);
  await clock.advance(500);
  faults.clear();
  await clock.advance(500);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(logEvents()).toEqual(["arrived", "claimed", "sent", "completed"]);
  expect(calls.filter((verb) => verb === "add").length).toBeGreaterThan(1);
});

test("a claim whose answer got lost is recognised as our own", async () => {
  const { store, faults, plain, clock } = faultyStore();
  faults.set("add", "after");
  const { main, sentTexts, recordOf } = runFunction({ on: "text", handle: () => "好" }, { store, clock });
  const answer = main(packets.text);
  await clock.advance(1_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", attempt: 1 });
  expect((await plain.findDue(10)).records).toEqual([]);
});

test("a take-over whose answer got lost is recognised as our own, too", async () => {
  const { store, faults, clock } = faultyStore();
  const { main, otherInstance, sentTexts, recordOf } = runFunction(
    { on: "text", handle: () => "好" },
    { store, clock },
  );
  faults.set("finish", "before");
  faults.set("change", "before");
  void main(packets.text);
  await clock.advance(61_000);
  faults.clear();
  faults.set("takeOver", "after");
  const answer = otherInstance(packets.text);
  await clock.advance(1_000);
  await expect(answer).resolves.toBe("success");
  // The first instance could not record what it said: the declared gap.
  expect(sentTexts()).toEqual(["好", "好"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", attempt: 2 });
});

test("a database that is back before the first reply is asked once more, so that no other delivery answers too", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("add", "before");
  const { main, logEvents, recordOf } = runFunction(
    {
      on: "text",
      handle: async () => {
        await clock.after(1_000);
        return "好";
      },
    },
    { store, clock },
  );
  const answer = main(packets.text);
  await clock.advance(1_600);
  faults.clear();
  await clock.advance(2_000);
  await expect(answer).resolves.toBe("success");
  expect(logEvents()).toEqual(["arrived", "claim-unavailable", "claimed-late", "sent", "completed"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed" });
});

test("when another delivery has claimed it meanwhile, the late one says nothing", async () => {
  const { store, faults, clock } = faultyStore();
  const { main, otherInstance, sentTexts } = runFunction(
    {
      on: "text",
      handle: async () => {
        await clock.after(1_000);
        return "好";
      },
    },
    { store, clock },
  );
  faults.set("add", "before");
  const late = main(packets.text);
  await clock.advance(1_000);
  faults.clear();
  const other = otherInstance(packets.text);
  await clock.advance(3_000);
  expect([await late, await other]).toEqual(["success", "success"]);
  expect(sentTexts()).toEqual(["好"]);
});

test('with onStoreDown: "redeliver" the push fails, nothing runs, and WeChat pushes again', async () => {
  const { store, faults, clock } = faultyStore();
  let runs = 0;
  const { main, sentTexts } = runFunction(
    {
      on: "text",
      onStoreDown: "redeliver",
      handle: () => {
        runs += 1;
        return "好";
      },
    },
    { store, clock },
  );
  faults.set("add", "before");
  const answer = main(packets.text);
  const refused = expect(answer).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(2_000);
  await refused;
  expect(runs).toBe(0);
  faults.clear();
  await main(packets.text);
  expect(sentTexts()).toEqual(["好"]);
});

test("an end that cannot be recorded at first is recorded as soon as the database is back, within the deadline", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("finish", "before");
  const { main, recordOf } = runFunction({ on: "text", handle: () => "好" }, { store, clock });
  const answer = main(packets.text);
  await clock.advance(2_000);
  faults.clear();
  await clock.advance(2_000);
  await expect(answer).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed" });
});

test("an end that cannot be recorded at all does not delay the answer beyond the deadline", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("finish", "before");
  const { main, logEvents } = runFunction({ on: "text", handle: () => "好" }, { store, clock });
  let answeredAfterMs = -1;
  const startedAtMs = clock.nowMs();
  void main(packets.text).then(() => {
    answeredAfterMs = clock.nowMs() - startedAtMs;
  });
  await clock.advance(10_000);
  // After 3.1 s the next try would begin beyond the deadline.
  expect(answeredAfterMs).toBe(3_100);
  expect(logEvents()).toContain("outcome-unrecorded");
});

test("a budget that cannot be read does not stop the replies", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("findRecent", "before");
  const { main, sentTexts, logEvents } = runFunction(
    { on: "text", handle: () => ["一", "二", "三"] },
    { store, clock },
  );
  await expect(main(packets.text)).resolves.toBe("success");
  expect(sentTexts()).toEqual(["一", "二", "三"]);
  expect(logEvents()).toEqual(expect.arrayContaining(["budget-unknown", "completed"]));
});

test("a flag that cannot be raised changes nothing for the customer", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("flagBacklog", "before");
  const { main, otherInstance } = runFunction(
    { on: "text", handle: () => new Promise<never>(() => undefined) },
    { store, clock },
  );
  const answers = [main(packets.text), otherInstance(packets.text)];
  await clock.advance(4_000);
  expect(await Promise.all(answers)).toEqual(["success", "success"]);
});

const bothDown: readonly (readonly [string, () => unknown, () => Promise<void>])[] = [
  ["WeChat is busy, too", () => "好", () => Promise.reject(failedSend(-1))],
  ["the handler fails", () => Promise.reject(new Error("x")), async () => undefined],
];

test.each(bothDown)(
  "when the database is down and %s, the push would be recorded nowhere: WeChat is asked to push it again",
  async (_, handle, deliver) => {
    const { main, clock } = runFunction(
      { on: "text", handle: handle as () => never },
      { store: brokenStore(storeDown), messenger: { deliver } },
    );
    const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await clock.advance(4_000);
    await refused;
  },
);

test("a record of progress that was given up and arrives late undoes nothing: no reply is said again", async () => {
  const clock = fakeClock();
  const plain = memoryStore(clock.nowMs);
  let writes = 0;
  const store: PushStore = {
    ...plain,
    async change(owner, change) {
      writes += 1;
      if (writes > 1) return plain.change(owner, change);
      // Given up by the SDK after 1.5 s, and on its way all the same.
      void clock.after(2_300).then(() => plain.change(owner, change));
      await clock.after(1_500);
      return storeDown();
    },
  };
  const accepted: string[] = [];
  let isBusy = true;
  const { main, relay } = runFunction(
    { on: "text", handle: () => ["一", "二", "三"] },
    {
      clock,
      store,
      messenger: {
        async deliver(_, message) {
          const content = message.msgtype === "text" ? message.text.content : "";
          if (content === "三" && isBusy) throw failedSend(-1);
          accepted.push(content);
        },
      },
    },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  isBusy = false;
  await clock.advance(10_000);
  await relay();
  expect(accepted).toEqual(["一", "二", "三"]);
});

test.each([
  ["something was said", ["一", "二"], [undefined, -1, -1, -1], "success"],
  [
    "the customer is handed over",
    ["一", { kind: "transfer-to-agent" }],
    [-1, -1, -1],
    { MsgType: "transfer_customer_service" },
  ],
])("when the database is down and %s, the push is not asked for again", async (_, said, fates, answer) => {
  const remaining = [...fates];
  const { main, clock } = runFunction(
    { on: "text", handle: (() => said) as () => never },
    {
      store: brokenStore(storeDown),
      messenger: {
        async deliver() {
          const errCode = remaining.shift();
          if (errCode !== undefined) throw failedSend(errCode);
        },
      },
    },
  );
  const answered = main(packets.text);
  await clock.advance(4_000);
  if (typeof answer === "string") await expect(answered).resolves.toBe(answer);
  else await expect(answered).resolves.toMatchObject(answer);
});
