import fc from "fast-check";
import type { NewRecord } from "../../src/runtime/push-store";
import { parsePush } from "../../src/wechat/parse-push";
import { reply } from "../../src/wechat/replies";
import { brokenStore, storeDown } from "../support/broken-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("a redelivered push is answered the same without running the handler again", async () => {
  let runs = 0;
  const { main, otherInstance, platform } = runFunction({
    on: "text",
    handle: () => {
      runs += 1;
      return ["好", reply.transferToAgent()];
    },
  });
  const first = await main(packets.text);
  await expect(main(packets.text)).resolves.toEqual(first);
  await expect(otherInstance(packets.text)).resolves.toEqual(first);
  expect(runs).toBe(1);
  expect(platform.sent).toHaveLength(1);
});

test("a redelivery that overlaps waits for the answer of the first", async () => {
  const { main, otherInstance, clock, platform } = runFunction({
    on: "text",
    handle: async () => {
      await clock.after(3_000);
      return reply.transferToAgent();
    },
  });
  const first = main(packets.text);
  await clock.advance(1_000);
  const redelivery = otherInstance(packets.text);
  await clock.advance(2_500);
  expect(await redelivery).toEqual(await first);
  expect(platform.logged.filter(({ event }) => event === "claimed")).toHaveLength(1);
});

test("a redelivery that waits in vain answers success inside its own deadline", async () => {
  const { main, clock, platform } = runFunction({ on: "text", handle: () => "好" });
  await platform.store.add(await claimOfTheDead(), 20_000);
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(platform.sent).toEqual([]);
});

test("a push whose claimer died is taken over once its lease has ended", async () => {
  const { main, clock, sentTexts, platform } = runFunction({ on: "text", handle: () => "好" });
  await platform.store.add(await claimOfTheDead(), 1_000);
  const redeliveries = [main(packets.text), main(packets.text), main(packets.text)];
  await clock.advance(999);
  expect(sentTexts()).toEqual([]);
  await clock.advance(1_000);
  expect(await Promise.all(redeliveries)).toEqual(["success", "success", "success"]);
  expect(sentTexts()).toEqual(["好"]);
});

test.each([
  [1_400, ["好"]],
  [1_500, []],
])(
  "a lease that ends %i ms into a delivery of 4000 ms is taken over only while 2000 ms are left to the handler",
  async (leaseMs, texts) => {
    const { main, clock, sentTexts, platform } = runFunction({ on: "text", handle: () => "好" });
    await platform.store.add(await claimOfTheDead(), leaseMs);
    const redelivery = main(packets.text);
    await clock.advance(4_000);
    await expect(redelivery).resolves.toBe("success");
    expect(sentTexts()).toEqual(texts);
  },
);

test("a store that refuses a push as known and never shows the record does not hold up the delivery, which fails", async () => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  const never = () => new Promise<never>(() => undefined);
  const { main, clock } = runFunction(
    { on: "text", handle: () => "好" },
    { store: { ...platform.store, add: async () => false, find: never } },
  );
  const refused = expect(main(packets.text)).rejects.toMatchObject({ code: "RECORD_MISSING" });
  await clock.advance(4_000);
  await refused;
});

test("however many deliveries come and however they interleave, the handler runs once and its replies are sent once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 3_000 }), { minLength: 1, maxLength: 8 }),
      fc.nat({ max: 3_000 }),
      async (arrivalsMs, handlerMs) => {
        let runs = 0;
        const { main, clock, sentTexts } = runFunction({
          on: "text",
          handle: async () => {
            runs += 1;
            await clock.after(handlerMs);
            return ["一", "二"];
          },
        });
        const deliveries = arrivalsMs.map(async (atMs) => {
          await clock.after(atMs);
          return main(packets.text);
        });
        await clock.advance(10_000);
        expect(new Set(await Promise.all(deliveries))).toEqual(new Set(["success"]));
        expect(runs).toBe(1);
        expect(sentTexts()).toEqual(["一", "二"]);
      },
    ),
  );
});

test("a failed push is not run again by a redelivery", async () => {
  let runs = 0;
  const { main } = runFunction({
    on: "text",
    handle: () => {
      runs += 1;
      throw new Error("broken");
    },
  });
  await main(packets.text);
  await main(packets.text);
  expect(runs).toBe(1);
});

test("a store that is down at the claim does not keep the customer waiting: the push is answered, and the log says so", async () => {
  const { main, platform, clock, sentTexts } = runFunction(
    { on: "text", handle: () => "好" },
    { store: brokenStore(storeDown) },
  );
  const answer = main(packets.text);
  await clock.advance(1_500);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ event: "claim-unavailable", code: "STORE_UNAVAILABLE" }),
  );
  expect(platform.logged.map(({ event }) => event)).toContain("unprotected");
});

test("two pushes of one customer in one second are both handled", async () => {
  const { main, sentTexts } = runFunction({
    on: "event:user_enter_tempsession",
    handle: ({ SessionFrom }) => SessionFrom,
  });
  const packet = packets["event:user_enter_tempsession"];
  await main({ ...packet, SessionFrom: "a" });
  await main({ ...packet, SessionFrom: "b" });
  expect(sentTexts()).toEqual(["a", "b"]);
});

/** The record of a delivery whose instance died before it could say anything. */
async function claimOfTheDead(): Promise<NewRecord> {
  const { key, pair, touser, packet } = parsePush(packets.text);
  const claim = { attempt: 1, fencingToken: "dead", runs: 1, arrivedAtMs: 1_700_000_000_000 } as const;
  return { key, pair, touser, packet, functionName: "text", onUnknownSend: "assume-sent", ...claim };
}
