// After a deployment: a function is called with a packet that runs everything but the handler, and sends nothing.
import fc from "fast-check";
import { createDefineRelay } from "../../src/runtime/relay";
import { failedSend } from "../../src/wechat/send-errors";
import { brokenStore, storeDown } from "../support/broken-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const pairs = Object.keys(packets) as (keyof typeof packets)[];

function silent(on: keyof typeof packets, slow = false) {
  let runs = 0;
  const bench = runFunction({
    on,
    slow,
    handle: () => {
      runs += 1;
      return undefined as never;
    },
  });
  return { ...bench, runs: () => runs };
}

test.each(pairs)("the packet of %s is claimed and completed, and its handler does not run", async (pair) => {
  const { main, platform, recordOf, runs, logEvents } = silent(pair);
  const report = await main({ smokeTest: { packet: packets[pair] } }, { sources: [], timeLimitMs: 5_000 });
  expect(report).toEqual({ smokeTest: { pair, durationMs: 0, timeLimitMs: 5_000 } });
  expect(logEvents()).toEqual(["smoke-test", "claimed", "completed"]);
  expect(await recordOf(packets[pair])).toMatchObject({ state: "completed", sent: 0 });
  expect([runs(), platform.sent, platform.typing, platform.invocations]).toEqual([0, [], [], []]);
});

test("a slow function starts no second invocation", async () => {
  const { main, platform } = silent("text", true);
  await main({ smokeTest: { packet: packets.text } });
  expect(platform.invocations).toEqual([]);
});

test.each(["wx_client", "wx_devtools", "wx_crawler"])("a smoke test that %s asks for is refused", async (source) => {
  const { main, recordOf } = silent("text");
  const asked = main({ smokeTest: { packet: packets.text } }, { sources: [source] });
  await expect(asked).rejects.toMatchObject({ code: "CALLER_REFUSED" });
  expect(await recordOf(packets.text)).toBeUndefined();
});

test("another sender than the caller is refused, as in a push", async () => {
  const asked = silent("text").main({ smokeTest: { packet: packets.text } }, { sources: [], openid: "oOther" });
  await expect(asked).rejects.toMatchObject({ code: "CALLER_REFUSED" });
});

test.each([
  ["no packet", {}, "EVENT_INVALID"],
  ["no wrapping", null, "EVENT_INVALID"],
  ["a packet that is none", { packet: { MsgType: "text" } }, "EVENT_INVALID"],
  ["a packet of another function", { packet: packets.image }, "EVENT_PAIR_MISMATCH"],
])("a smoke test with %s is refused", async (_, smokeTest, code) => {
  await expect(silent("text").main({ smokeTest } as never)).rejects.toMatchObject({ code });
});

test.each([null, undefined, 7, "smokeTest", [], {}])("%p is neither a push nor a smoke test", async (event) => {
  await expect(silent("text").main(event)).rejects.toMatchObject({ code: "EVENT_INVALID" });
});

test("where the platform tells no timeout, the report names none", async () => {
  const report = await silent("text").main({ smokeTest: { packet: packets.text } });
  expect(report).toStrictEqual({ smokeTest: { pair: "text", durationMs: 0 } });
});

test("a push that has a field of that name is a push", async () => {
  const { main, runs } = silent("text");
  await expect(main({ ...packets.text, smokeTest: { packet: packets.text } })).resolves.toBe("success");
  expect(runs()).toBe(1);
});

test("a database that is down fails the smoke test, whatever onStoreDown says", async () => {
  const { main, clock } = runFunction({ on: "text", handle: () => "好" }, { store: brokenStore(storeDown) });
  const failure = main({ smokeTest: { packet: packets.text } }).catch((error: unknown) => error);
  await clock.advance(10_000);
  expect(await failure).toMatchObject({
    code: "STORE_UNAVAILABLE",
    fact: "The smoke test could not be claimed (unprotected) in the database.",
    fix: expect.stringContaining("message_pushes"),
  });
});

test("a record that was taken over meanwhile is no success", async () => {
  const { main, platform } = silent("text");
  platform.store.finish = async () => "lease-lost";
  await expect(main({ smokeTest: { packet: packets.text } })).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    fact: expect.stringContaining("could not be completed"),
  });
});

test("a smoke test that dies half-way leaves nothing that a handler would be run for", async () => {
  const { main, platform, clock, relay, runs } = silent("text");
  platform.store.finish = storeDown;
  await expect(main({ smokeTest: { packet: packets.text } })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  await clock.advance(60_000);
  await relay();
  expect(platform.invocations.map(({ functionName }) => functionName)).toEqual(["smoke-test"]);
  expect([runs(), platform.sent]).toEqual([0, []]);
});

test("the relay looks for what is due, and leaves it alone", async () => {
  const { main, platform, clock } = runFunction(
    { on: "text", handle: () => "好" },
    { messenger: { deliver: () => Promise.reject(failedSend(-1)) } },
  );
  void main(packets.text);
  await clock.advance(60_000);
  const smoked = createDefineRelay(platform)()({ smokeTest: {} }, { sources: [], timeLimitMs: 60_000 });
  await expect(smoked).resolves.toEqual({ smokeTest: { pair: "timer", durationMs: 0, timeLimitMs: 60_000 } });
  expect((await platform.store.findDue(2)).records).toHaveLength(1);
});

test.each(["wx_client"])("a smoke test of the relay that %s asks for is refused", async (source) => {
  const { platform } = silent("text");
  const asked = createDefineRelay(platform)()({ smokeTest: {} }, { sources: [source] });
  await expect(asked).rejects.toMatchObject({ code: "CALLER_REFUSED" });
});

test("nothing but the wrapping makes a smoke test", async () => {
  const { main, logEvents } = silent("text");
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.constant(packets.text)), async (event) => {
      await main(event).catch(() => undefined);
      expect(logEvents()).not.toContain("smoke-test");
    }),
  );
});
