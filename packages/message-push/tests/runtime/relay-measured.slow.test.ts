// What the relay gets done where every call takes 30 ms, by a clock that the test holds: figures of docs/reliability-and-security.md.

import { createDefineFunction } from "../../src/runtime/define-function";
import type { PushStore } from "../../src/runtime/push-store";
import { createDefineRelay } from "../../src/runtime/relay";
import { failedSend } from "../../src/wechat/send-errors";
import { leftOver, OUTBOX, TIMER } from "../support/left-over";
import { packets } from "../support/packets";

const CALL_MS = 30;
const MINUTE_MS = 60_000;

/** A relay whose database and WeChat take their time; `calls` counts what the database is asked. */
function slowed(options: { readonly isDown?: () => boolean; readonly invokeMs?: number } = {}) {
  const calls: Record<string, number> = {};
  const bench = leftOver({
    wrap(store) {
      const verbs = Object.entries(store).map(([verb, run]) => [
        verb,
        async (...given: unknown[]) => {
          calls[verb] = (calls[verb] ?? 0) + 1;
          await bench.clock.after(CALL_MS);
          return (run as (...args: unknown[]) => unknown)(...given);
        },
      ]);
      return Object.fromEntries(verbs) as unknown as PushStore;
    },
    messenger: {
      showTyping: () => bench.clock.after(CALL_MS),
      async deliver() {
        await bench.clock.after(CALL_MS);
        if (options.isDown?.() === true) throw failedSend(-1);
        said += 1;
      },
    },
    // A function that is busy does not answer before the wait for an early failure is over.
    invokeAsync: () => bench.clock.after(options.invokeMs ?? 400),
  });
  let said = 0;
  return { ...bench, calls, said: () => said };
}

const databaseCalls = ({ calls }: ReturnType<typeof slowed>) =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

/** One run of the relay that calls nobody, a minute. */
async function runAlone(bench: ReturnType<typeof slowed>) {
  const report = bench.main({}, { sources: TIMER.sources, timeLimitMs: TIMER.timeLimitMs });
  await bench.clock.advance(MINUTE_MS);
  return report;
}

test("left-over outboxes are said at a rate of 10,000 in five minutes, and more, by one relay alone", async () => {
  const bench = slowed();
  bench.leave(2_000, { outbox: OUTBOX });
  expect(await runAlone(bench)).toMatchObject({ completed: 2_000 });
  const line = bench.platform.logged.find(({ event }) => event === "relay");
  expect(Number(line?.durationMs)).toBeLessThan((5 * MINUTE_MS * 2_000) / 10_000 / 4);
  // Of each: taken over, counted with the customer's others, finished; and the batches.
  expect(databaseCalls(bench) / 2_000).toBeLessThan(4.1);
}, 120_000);

test("at least 3,000 handlers a minute are begun again, and the purge has its time meanwhile", async () => {
  const bench = slowed();
  bench.leave(4_500);
  bench.leave(10_000, { state: "completed" }, { changedAtMs: bench.clock.nowMs() - 4 * 86_400_000 });
  const { invoked, purged } = await runAlone(bench);
  expect(invoked).toBeGreaterThan(3_000);
  expect(purged).toBe(10_000);
  // Ten batches, and the search after each kind of record, took so long: the twelve seconds that are kept are enough for 30,000.
  expect((bench.calls.purge ?? 0) * CALL_MS * 3).toBeLessThan(12_000);
}, 120_000);

test("a push of an outage of ten minutes costs at most eight calls of the database, from its claim to its end", async () => {
  let isDown = true;
  const bench = slowed({ isDown: () => isDown });
  const main = createDefineFunction(bench.platform)({ on: "text", handle: () => "好" });
  const relay = createDefineRelay(bench.platform)();
  let pushes = 0;
  for (let minute = 0; minute < 10; minute += 1) {
    const running: Promise<unknown>[] = [relay({}, TIMER)];
    // 200 a minute.
    for (let batch = 0; batch < 10; batch += 1) {
      for (let i = 0; i < 20; i += 1) {
        pushes += 1;
        running.push(main({ ...packets.text, FromUserName: `oOutage${pushes}`, MsgId: `outage${pushes}` }));
      }
      await bench.clock.advance(MINUTE_MS / 10);
    }
    await Promise.all(running);
  }
  expect(bench.said()).toBe(0);
  isDown = false;
  let minutes = 0;
  while (bench.said() < pushes && minutes < 10) {
    const running = relay({}, TIMER);
    await bench.clock.advance(MINUTE_MS);
    await running;
    minutes += 1;
  }
  expect({ pushes, said: bench.said() }).toEqual({ pushes: 2_000, said: 2_000 });
  expect(databaseCalls(bench) / pushes).toBeLessThanOrEqual(8);
  expect(minutes).toBeLessThanOrEqual(6);
}, 120_000);
