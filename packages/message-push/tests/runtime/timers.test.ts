// No timer is left behind: an instance that thaws for the next push must not be woken by the last one.
import { failedSend } from "../../src/wechat/send-errors";
import { brokenStore, storeDown } from "../support/broken-store";
import { type FakeClock, fakeClock, settle } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

/** Counts the waits that have not ended. */
function countingClock(): FakeClock & { readonly waiting: () => number } {
  const clock = fakeClock();
  let waiting = 0;
  return {
    ...clock,
    waiting: () => waiting,
    async after(delayMs, signal) {
      waiting += 1;
      await clock.after(delayMs, signal);
      waiting -= 1;
    },
  };
}

test.each([
  ["answers", () => "好", {}],
  ["fails", () => Promise.reject(new Error("x")), {}],
  ["is refused", () => "好", { messenger: { deliver: () => Promise.reject(failedSend(45047)) } }],
])("a push whose handler %s at once leaves no timer behind", async (_, handle, options) => {
  const clock = countingClock();
  const { main } = runFunction({ on: "text", handle }, { clock, ...options });
  await expect(main(packets.text)).resolves.toBe("success");
  await settle();
  expect(clock.waiting()).toBe(0);
});

test("neither does slow work in the background, nor a push that could not be claimed", async () => {
  const clock = countingClock();
  const slow = runFunction({ on: "text", slow: true, handle: () => "好" }, { clock });
  await slow.main(packets.text);
  await settle();
  expect(clock.waiting()).toBe(0);
  const unclaimed = runFunction({ on: "text", handle: () => "好" }, { clock, store: brokenStore(storeDown) });
  const answer = unclaimed.main(packets.text);
  await clock.advance(700);
  await answer;
  await settle();
  expect(clock.waiting()).toBe(0);
});

test("a handler that was done in time gets no word of the deadline", async () => {
  let signal: AbortSignal | undefined;
  const { main, clock, platform } = runFunction({
    on: "text",
    handle: (_, context) => {
      signal = context.signal;
      return "好";
    },
  });
  await main(packets.text);
  await clock.advance(60_000);
  expect(signal?.aborted).toBe(false);
  expect(platform.logged.filter(({ level }) => level === "error")).toEqual([]);
});
