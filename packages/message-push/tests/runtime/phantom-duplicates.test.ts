// The database says that a push is recorded, and has no record of it: a stale read, or another index. It must not count as answered.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { FunctionDefinition } from "../../src/runtime/definition";
import type { PushStore } from "../../src/runtime/push-store";
import { ack } from "../../src/wechat/acks";
import type { Pair } from "../../src/wechat/push-events";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { type Bench, runFunction } from "../support/run-function";

/** What `add` does: it claims, or says of anything that it is there, or cannot be reached. */
type Adding = "works" | "is a phantom" | "is down";

function benchOf<const P extends Pair>(definition: FunctionDefinition<P>, adding: { now: Adding }): Bench<P> {
  const clock = fakeClock();
  const memory = memoryStore(clock.nowMs);
  const store: PushStore = {
    ...memory,
    async add(record, leaseMs) {
      if (adding.now === "is a phantom") return false;
      return adding.now === "is down" ? storeDown() : memory.add(record, leaseMs);
    },
  };
  return runFunction(definition, { clock, store });
}

/** What a delivery comes to; it is given the time that WeChat gives it. */
async function deliver<P extends Pair>({ main, clock }: Bench<P>, packet: object): Promise<unknown> {
  const answer = main(packet).catch((error: unknown) => ({ threw: Object(error).code }));
  await clock.advance(4_000);
  return answer;
}

const SAY: FunctionDefinition<"text"> = { on: "text", handle: () => "好" };

test.each([
  ["a text", SAY, ["好"], 0],
  ["slow work", { ...SAY, slow: true }, [], 1],
  ["a push that is to come again", { ...SAY, onStoreDown: "redeliver" }, ["好"], 0],
] as const)("%s: the delivery fails, and the next one is answered, once", async (_, definition, said, invoked) => {
  const adding: { now: Adding } = { now: "is a phantom" };
  const bench = benchOf(definition, adding);
  expect(await deliver(bench, packets.text)).toEqual({ threw: "RECORD_MISSING" });
  expect([bench.sentTexts(), bench.platform.invocations]).toEqual([[], []]);

  adding.now = "works";
  expect(await deliver(bench, packets.text)).toBe("success");
  expect(await deliver(bench, packets.text)).toBe("success");
  expect(bench.sentTexts()).toEqual(said);
  expect(bench.platform.invocations).toHaveLength(invoked);
});

test("a payment is not acknowledged, and its handler does not run", async () => {
  let runs = 0;
  const handle = () => {
    runs += 1;
    return ack.done();
  };
  const adding: { now: Adding } = { now: "is a phantom" };
  const bench = benchOf({ on: "event:xpay_goods_deliver_notify", handle }, adding);
  const packet = packets["event:xpay_goods_deliver_notify"];
  expect(await deliver(bench, packet)).not.toMatchObject({ ErrCode: 0 });
  expect(runs).toBe(0);
  adding.now = "works";
  expect(await deliver(bench, packet)).toMatchObject({ ErrCode: 0 });
  expect(runs).toBe(1);
});

test("a claim that is made late, because the database was down, meets a phantom: the delivery fails, and the next one is answered, once", async () => {
  const adding: { now: Adding } = { now: "is down" };
  const definition: FunctionDefinition<"text"> = {
    on: "text",
    handle() {
      if (adding.now === "is down") adding.now = "is a phantom";
      return ["一", "二"];
    },
  };
  const bench = benchOf(definition, adding);
  expect(await deliver(bench, packets.text)).toEqual({ threw: "STORE_UNAVAILABLE" });
  expect(bench.sentTexts()).toEqual([]);

  adding.now = "works";
  expect(await deliver(bench, packets.text)).toBe("success");
  expect(bench.sentTexts()).toEqual(["一", "二"]);
});
