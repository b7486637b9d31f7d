import { createClock } from "../../simulator/clock";

/** The order in which these waits ended, once all of them have. */
async function orderOf(waits: Readonly<Record<string, Promise<void>>>): Promise<string[]> {
  const order: string[] = [];
  await Promise.all(Object.entries(waits).map(([name, wait]) => wait.then(() => order.push(name))));
  return order;
}

test("a jump ends every wait that is due then, in the order they are due", async () => {
  const clock = createClock();
  const order = orderOf({ later: clock.after(50_000), sooner: clock.after(10_000) });
  clock.advance(50_000);
  expect(await order).toEqual(["sooner", "later"]);
});

test("a jump brings a wait nearer that is not due yet", async () => {
  const clock = createClock();
  const wait = clock.after(3_600_000);
  clock.advance(3_599_980);
  await wait;
  expect(clock.offsetMs).toBe(3_599_980);
});

test("a wait of years does not end at once", async () => {
  const clock = createClock();
  const order = orderOf({ years: clock.after(2 ** 40), moment: clock.after(20) });
  const end = clock.after(40).then(() => clock.advance(2 ** 40));
  await end;
  expect(await order).toEqual(["moment", "years"]);
});

test("a wait ends at once when its signal aborts", async () => {
  const clock = createClock();
  const controller = new AbortController();
  const wait = clock.after(3_600_000, controller.signal);
  controller.abort();
  await wait;
  await clock.after(3_600_000, controller.signal);
});

test("a slow clock waits longer by the machine, and as long as was asked for by itself", async () => {
  const clock = createClock(0.1);
  const [startedAtMs, machineStartedAtMs] = [clock.nowMs(), performance.now()];
  await clock.after(20);
  // Timers never end early, whatever the machine is busy with.
  expect(clock.nowMs() - startedAtMs).toBeGreaterThanOrEqual(20);
  expect(performance.now() - machineStartedAtMs).toBeGreaterThan(190);
  clock.advance(1_000);
  expect(clock.nowMs() - startedAtMs).toBeGreaterThanOrEqual(1_020);
});

test("while it stands still it says the same time at every look, though the machine's goes on with each", () => {
  const machine = jest.spyOn(Date, "now");
  try {
    let [machineMs, looks] = [1_000_000, 0];
    machine.mockImplementation(() => {
      looks += 1;
      machineMs += looks;
      return machineMs;
    });
    const clock = createClock();
    const goOn = clock.pause();
    const standsAtMs = clock.nowMs();
    expect([clock.nowMs(), clock.nowMs()]).toEqual([standsAtMs, standsAtMs]);
    goOn();
    expect(clock.nowMs()).toBeGreaterThan(standsAtMs);
  } finally {
    machine.mockRestore();
  }
});

test("while it stands still no wait ends, however the pauses overlap; what is left of each comes afterwards", async () => {
  const clock = createClock();
  const [first, second] = [clock.pause(), clock.pause()];
  const standsAtMs = clock.nowMs();
  const ended: string[] = [];
  const wait = clock.after(1).then(() => ended.push("wait"));
  first();
  // Twice the same end is one.
  first();
  await createClock().after(10);
  expect([ended, clock.nowMs()]).toEqual([[], standsAtMs]);
  clock.advance(60_000);
  await wait;
  expect(clock.nowMs()).toBe(standsAtMs + 60_000);
  const rest = clock.after(5);
  second();
  await rest;
  expect(clock.nowMs()).toBeGreaterThanOrEqual(standsAtMs + 60_005);
  expect(clock.heldBeforeMs).toBeGreaterThanOrEqual(9);
});

test("a wait that began before the pause goes on by itself after it, and who follows hears of both ends", async () => {
  const clock = createClock();
  const heard: boolean[] = [];
  const stop = clock.onPause(() => heard.push(clock.heldSinceMs !== undefined));
  const wait = clock.after(20);
  const goOn = clock.pause();
  await createClock().after(40);
  goOn();
  await wait;
  stop();
  clock.pause()();
  expect(heard).toEqual([true, false]);
});
