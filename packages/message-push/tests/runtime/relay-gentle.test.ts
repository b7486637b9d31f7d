// What one run of the relay leaves alone: WeChat while it is down, a database that fails, pushes that it has had.
import { same } from "../../src/language";
import { PushError } from "../../src/push-error";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { storeDown } from "../support/broken-store";
import { leftOver, OUTBOX } from "../support/left-over";

const attemptsOf = (stored: ReturnType<typeof leftOver>["stored"]) =>
  [...stored.values()].filter(({ record }) => record.attempt > 1).length;

async function run(bench: ReturnType<typeof leftOver>) {
  const report = bench.relay();
  await bench.clock.advance(60_000);
  return report;
}

test.each([
  ["is busy", failedSend(-1)],
  ["cannot be reached", unsentSend("ECONNREFUSED")],
])("while WeChat %s, a few outboxes are tried, and the others stay due and untouched", async (_, failure) => {
  let sends = 0;
  const bench = leftOver({
    messenger: {
      async deliver() {
        sends += 1;
        throw failure;
      },
    },
  });
  bench.leave(500, { outbox: OUTBOX });
  const { waiting, completed } = await run(bench);
  expect({ completed, isGentle: waiting >= 5 && waiting <= 8 }).toEqual({ completed: 0, isGentle: true });
  // Each of them is tried as often as any reply.
  expect(sends).toBe(3 * waiting);
  expect(attemptsOf(bench.stored)).toBe(waiting);
  expect(await bench.store.countDue()).toBe(500);
});

test("when WeChat is back, the next run says everything", async () => {
  let isDown = true;
  const bench = leftOver({
    messenger: {
      async deliver() {
        if (isDown) throw failedSend(-1);
      },
    },
  });
  bench.leave(500, { outbox: OUTBOX });
  const { waiting } = await run(bench);
  isDown = false;
  expect(await run(bench)).toMatchObject({ completed: 500, waiting: 0 });
  expect(waiting).toBeLessThan(10);
});

test("while WeChat is busy handlers are left alone as well; where it cannot be reached they run", async () => {
  const invoked: number[] = [];
  for (const failure of [failedSend(-1), unsentSend("ECONNREFUSED")]) {
    const bench = leftOver({ messenger: { deliver: () => Promise.reject(failure) } });
    bench.leave(200, { outbox: OUTBOX });
    bench.leave(300);
    invoked.push((await run(bench)).invoked);
  }
  expect(invoked).toEqual([0, 300]);
});

test("a refusal that concerns one customer keeps nobody waiting", async () => {
  const bench = leftOver({
    messenger: {
      async deliver(touser) {
        if (Number(touser.slice("oCustomer".length)) % 2 === 0) throw failedSend(45015);
      },
    },
  });
  bench.leave(200, { outbox: OUTBOX });
  expect(await run(bench)).toMatchObject({ completed: 100, dead: 100, waiting: 0 });
});

test("a customer whose places are used up says nothing about WeChat", async () => {
  const bench = leftOver();
  const arrivedAtMs = bench.clock.nowMs() - 1_000;
  bench.leave(20, { outbox: OUTBOX, sent: 5, sentAtMs: [1, 2, 3, 4, 5].map((ms) => arrivedAtMs + ms), arrivedAtMs });
  bench.leave(20, { outbox: OUTBOX });
  expect((await run(bench)).completed).toBe(20);
});

test("whether WeChat can be reached is asked once in a run", async () => {
  const { leave, relay, platform } = leftOver();
  leave(300, { outbox: OUTBOX });
  expect(await relay()).toMatchObject({ completed: 300 });
  expect(platform.typing).toHaveLength(1);
  await relay();
  expect(platform.typing).toHaveLength(1);
});

test("a database that fails ends the run soon, instead of failing for each push", async () => {
  let calls = 0;
  const { leave, relay, platform } = leftOver({
    wrap: (store) => ({
      ...store,
      takeOver() {
        calls += 1;
        return storeDown();
      },
    }),
  });
  leave(1_000, { outbox: OUTBOX });
  const { failed } = await relay();
  expect(calls).toBeLessThan(20);
  expect(failed).toBe(calls);
  expect(platform.sent).toEqual([]);
});

test("each push is begun at most once in a run, however often it comes back", async () => {
  const taken: string[] = [];
  const { leave, relay } = leftOver({
    wrap: (store) => ({
      ...store,
      async takeOver(record) {
        taken.push(record.key);
        throw new Error("x");
      },
    }),
  });
  leave(250);
  expect(await relay()).toMatchObject({ failed: 250 });
  expect(new Set(taken).size).toBe(250);
  expect(taken).toHaveLength(250);
});

test("a push that waits is not tried again before it is due, and then not together with those it failed with", async () => {
  let isDown = true;
  let drawn = 0;
  const bench = leftOver({
    random: () => {
      drawn += 1;
      return (drawn % 5) / 5;
    },
    messenger: {
      async deliver() {
        if (isDown) throw failedSend(-1);
      },
    },
  });
  bench.leave(4, { outbox: OUTBOX, attempt: 4 });
  await run(bench);
  isDown = false;
  const dueAtMs = [...bench.stored.values()].map((stored) => stored.dueAtMs);
  expect(new Set(dueAtMs).size).toBe(4);
  const firstMs = Math.min(...dueAtMs);
  const before = bench.clock.nowMs();
  if (firstMs > before) {
    await bench.clock.advance(firstMs - before - 1);
    expect(await bench.relay()).toMatchObject({ completed: 0 });
  }
});

test("an error of the database in the log has a code, and nothing else", async () => {
  const down = new PushError("STORE_UNAVAILABLE", same("oSecret"), same("wait"), { errCode: -501001 });
  const { relay, platform } = leftOver({ wrap: (store) => ({ ...store, findDue: () => Promise.reject(down) }) });
  await relay();
  const line = platform.logged.find(({ event }) => event === "relay-failed");
  expect(line).toEqual({ level: "error", event: "relay-failed", code: "STORE_UNAVAILABLE", errCode: -501001 });
});
