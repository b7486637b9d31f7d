// A delivery that finds its push with another owner and cannot wait any longer: what it leaves for later ones.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { parsePush } from "../../src/wechat/parse-push";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);

/** A store in which the push belongs to an instance that died, for so long. */
async function heldByTheDead(leaseMs: number) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const { key, pair, touser, packet } = parsePush(packets.text);
  const claim = { attempt: 1, fencingToken: "dead", runs: 1, arrivedAtMs: clock.nowMs() } as const;
  await store.add({ key, pair, touser, packet, functionName: "text", onUnknownSend: "assume-sent", ...claim }, leaseMs);
  return { clock, store, touser };
}

test("what a redelivery waited for in vain is finished by the customer's next push", async () => {
  const { clock, store } = await heldByTheDead(20_000);
  const { main, platform } = runFunction({ on: "text", handle: () => "好" }, { clock, store });
  void main(packets.text);
  await clock.advance(20_000);
  expect(platform.invocations).toEqual([]);
  await main({ ...packets.text, MsgId: "next" });
  expect(platform.invocations).toMatchObject([{ functionName: "text" }]);
});

test("it waits until half a second before its deadline, and raises the flag in that", async () => {
  const { clock, store } = await heldByTheDead(20_000);
  const notedAtMs: number[] = [];
  const flagBacklog = async () => void notedAtMs.push(clock.nowMs());
  const { main, logEvents } = runFunction(
    { on: "text", handle: () => "好" },
    { clock, store: { ...store, flagBacklog: flagBacklog } },
  );
  const startedAtMs = clock.nowMs();
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(notedAtMs).toEqual([startedAtMs + 3_500]);
  expect(logEvents()).toEqual(["arrived", "in-progress"]);
});

test("a flag that hangs does not delay the answer", async () => {
  const { clock, store } = await heldByTheDead(20_000);
  const { main } = runFunction({ on: "text", handle: () => "好" }, { clock, store: { ...store, flagBacklog: never } });
  const startedAtMs = clock.nowMs();
  let answeredAtMs = 0;
  void main(packets.text).then(() => {
    answeredAtMs = clock.nowMs();
  });
  await clock.advance(10_000);
  expect(answeredAtMs - startedAtMs).toBe(4_000);
});

test("a push that is purged while a redelivery waits is left alone", async () => {
  const { clock, store } = await heldByTheDead(20_000);
  let looks = 0;
  const find = async (key: string) => {
    looks += 1;
    return looks > 1 ? undefined : store.find(key);
  };
  const { main, sentTexts } = runFunction({ on: "text", handle: () => "好" }, { clock, store: { ...store, find } });
  const answer = main(packets.text);
  await clock.advance(400);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual([]);
  expect(looks).toBe(2);
});
