// An instance that stands still and runs on much later: time has passed, and none of its timers has fired yet.
import { brokenStore, storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("an instance that thaws without knowing whether it has the push sends nothing any more", async () => {
  const clock = fakeClock();
  let stoodStillMs = 0;
  const nowMs = () => clock.nowMs() + stoodStillMs;
  // As timers do, even one that is due waits for its turn.
  const after = (delayMs: number, signal?: AbortSignal) =>
    delayMs > 0 ? clock.after(delayMs, signal) : new Promise<void>((resolve) => setImmediate(resolve));
  const store = brokenStore(() => {
    stoodStillMs = 20 * 60_000;
    return storeDown();
  });
  const { main, sentTexts } = runFunction(
    { on: "text", handle: () => "好" },
    { store, clock: { ...clock, nowMs, after } },
  );
  // Nothing was said and nothing remembered: WeChat, should it still listen, may ask another instance.
  await expect(main(packets.text)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(sentTexts()).toEqual([]);
});
