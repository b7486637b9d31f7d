// Instances that die, freeze, start badly or have a wrong clock, with the real SDK in processes of their own.
import { existsSync, readFileSync } from "node:fs";
import { CAN_FREEZE } from "../../../simulator/can-freeze";
import { createFaultFreeze } from "../../../simulator/runner/fault-freeze";
import { closeClouds, openCloud } from "../../support/cloud-bench";
import { removeTinyFunctions, signalFile } from "../../support/tiny-functions";
import { until } from "../../support/until";

afterEach(closeClouds);
afterAll(removeTinyFunctions);

const INSERT = "database.insertDocument";
const whereStoppable = CAN_FREEZE ? test : test.skip;
const NEVER_ENDS = "exports.main = () => new Promise(() => {})";

test.each([
  ["before", [], []],
  ["after", ["a"], []],
  ["later", ["a"], ["heard a"]],
] as const)("an instance that dies %s its request has done %p and heard %p", async (when, done, heard) => {
  const { faults, invoke, added } = await openCloud();
  faults.inject({ on: INSERT, kind: "die", phase: when });
  expect(await invoke({ ids: ["a", "b"] })).toMatchObject({
    status: "crashed",
    error: { message: "The instance was taken away." },
    logs: heard,
  });
  expect(added()).toEqual(done);
  expect(await invoke({ ids: ["b"] })).toMatchObject({ status: "returned", coldStart: true });
});

test("an instance that dies after its last answer never gets to return", async () => {
  const { faults, invoke, added } = await openCloud();
  faults.inject({ on: INSERT, kind: "die", phase: "later" });
  expect(await invoke({ ids: ["a"] })).toMatchObject({ status: "crashed", logs: ["heard a"] });
  expect(added()).toEqual(["a"]);
});

test("an instance whose kill is scheduled and that does nothing more is gone all the same", async () => {
  const { faults, invoke } = await openCloud();
  faults.inject({ on: INSERT, kind: "die", phase: "later" });
  expect(await invoke({ ids: ["a"], thenHang: true })).toMatchObject({ status: "crashed" });
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("an instance that freezes stands still until the simulator's clock lets it go", async () => {
  const { faults, invoke, runner, clock, added } = await openCloud({ timeout: 900 });
  faults.inject({ on: INSERT, kind: "freeze", freezeMs: 300_000 });
  const outcome = invoke({ ids: ["a"] });
  const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${runner.instances()[0]?.pid}/status`, "utf8"))?.[1];
  await until(() => state() === "T");
  clock.advance(200_000);
  expect([state(), added()]).toEqual(["T", []]);
  clock.advance(100_000);
  expect(await outcome).toMatchObject({ status: "returned", logs: ["heard a"] });
});

whereStoppable.each([
  ["before", []],
  ["after", ["a"]],
] as const)(
  "what froze %s its request is no other event's, outlives its timeout, and runs on when it thaws",
  async (when, done) => {
    const { faults, invoke, runner, clock, added } = await openCloud({ timeout: 5 });
    faults.inject({ on: INSERT, kind: "freeze", freezeMs: 60_000, phase: when });
    const outcome = invoke({ ids: ["a", "b"], thenHang: true });
    await until(() => faults.injected().length === 1);
    clock.advance(5_000);
    expect(await outcome).toMatchObject({ status: "timed-out" });
    expect(added()).toEqual(done);
    const frozen = runner.instances()[0]?.id;
    expect(await invoke({ ids: ["c"] })).toMatchObject({ status: "returned", coldStart: true });
    clock.advance(55_000);
    await until(() => added().includes("b"));
    expect(added().sort()).toEqual(["a", "b", "c"]);
    expect(runner.instances().map(({ id }) => id)).toContain(frozen);
    clock.advance(1_000);
    await until(() => !runner.instances().some(({ id }) => id === frozen));
  },
);

whereStoppable("what thaws in time returns as if nothing had been, and knows how late it is", async () => {
  const { faults, invoke, clock } = await openCloud({ timeout: 900 });
  faults.inject({ on: INSERT, kind: "freeze", freezeMs: 600_000, phase: "after" });
  const outcome = invoke({ ids: ["a"] });
  await until(() => faults.injected().length === 1);
  const frozenAtMs = clock.nowMs();
  clock.advance(600_000);
  const { status, result, coldStart } = await outcome;
  expect([status, coldStart]).toEqual(["returned", true]);
  expect(Number(result)).toBeGreaterThanOrEqual(frozenAtMs + 600_000);
  expect(await invoke({ ids: ["b"] })).toMatchObject({ status: "returned", coldStart: false });
});

whereStoppable.each([
  ["before", []],
  ["after", ["a"]],
] as const)("what froze %s its request may find its connection broken when it thaws", async (when, done) => {
  const { faults, invoke, clock, added } = await openCloud({ timeout: 900 });
  faults.inject({ on: INSERT, kind: "freeze", freezeMs: 100_000, thaw: "reset", phase: when });
  const outcome = invoke({ ids: ["a"] });
  await until(() => faults.injected().length === 1);
  clock.advance(100_000);
  expect(await outcome).toMatchObject({
    status: "threw",
    error: { message: expect.stringContaining("socket hang up") },
  });
  expect(added()).toEqual(done);
});

whereStoppable("an instance that froze just after it had answered takes no other event until it thaws", async () => {
  const answered = signalFile();
  const source = `exports.main = () => { require("node:fs").writeFileSync(${JSON.stringify(answered)}, ""); return process.pid }`;
  const { runner, invoke, clock } = await openCloud({ source });
  const first = runner.invoke({ functionName: "tiny", event: {}, caller: {}, invocationId: "first" });
  // Nothing the process says is heard here while this blocks, so the answer is on its way when it is stopped.
  while (!existsSync(answered));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  void runner.freezeInvocation("first", 60_000);
  const { status, result } = await first;
  expect(status).toBe("returned");
  expect((await invoke()).result).not.toBe(result);
  clock.advance(60_000);
  await new Promise(setImmediate);
  const [second, third] = await Promise.all([invoke(), invoke()]);
  expect([second.result, third.result]).toContain(result);
});

test("two requests that hold one instance both have to let it go", async () => {
  const [stop, goOn, freed] = [jest.fn(), jest.fn(), jest.fn()];
  const standstill = createFaultFreeze(stop, goOn);
  expect(standstill.thawedAtMs).toBeUndefined();
  standstill.freeze();
  standstill.freeze();
  void standstill.whenThawed().then(freed);
  standstill.thaw(5);
  await new Promise(setImmediate);
  expect([goOn.mock.calls.length, freed.mock.calls.length, standstill.thawedAtMs]).toEqual([0, 0, Infinity]);
  standstill.thaw(7);
  await standstill.whenThawed();
  expect([goOn.mock.calls.length, freed.mock.calls.length, standstill.thawedAtMs]).toEqual([1, 1, 7]);
});

test("a fault on an invocation that has ended leaves its instance alone", async () => {
  const { invoke, runner } = await openCloud({ source: "exports.main = () => process.pid" });
  const { invocation, result } = await invoke();
  await runner.killInvocation(invocation.id);
  await runner.freezeInvocation(invocation.id, 1_000_000);
  runner.scheduleKill(invocation.id);
  expect(runner.isKillScheduled(invocation.id)).toBe(false);
  expect(await invoke()).toMatchObject({ result, coldStart: false });
});

test("a slow cold start delays the event, and its function's timeout begins after it", async () => {
  const { faults, invoke, clock } = await openCloud({ source: "exports.main = () => 'ran'", timeout: 3 });
  faults.inject({ on: "start", kind: "delay", delayMs: 60_000 });
  const ended = jest.fn();
  const outcome = invoke().finally(ended);
  clock.advance(40_000);
  await new Promise(setImmediate);
  expect(ended).not.toHaveBeenCalled();
  clock.advance(20_000);
  const { status, result, durationMs } = await outcome;
  expect([status, result]).toEqual(["returned", "ran"]);
  expect(durationMs).toBeGreaterThanOrEqual(60_000);
  expect(await invoke()).toMatchObject({ status: "returned", coldStart: false });
});

test("an instance that starts too slowly ends with the simulator", async () => {
  const { faults, invoke, runner } = await openCloud({ source: NEVER_ENDS });
  faults.inject({ on: "start", kind: "delay", delayMs: 1_000_000 });
  const outcome = invoke();
  expect(faults.injected()).toMatchObject([{ kind: "delay", place: "start" }]);
  await runner.stop();
  expect(await outcome).toMatchObject({ status: "crashed", error: { message: "The simulator stopped." } });
});

test("an instance that dies while loading fails its event, and the next one gets another", async () => {
  const { faults, invoke } = await openCloud({ source: "exports.main = () => 'ran'" });
  faults.inject({ on: "start", kind: "die" });
  expect(await invoke()).toMatchObject({ status: "crashed", error: { message: expect.stringContaining("loading") } });
  expect(await invoke()).toMatchObject({ status: "returned", coldStart: true });
});

test.each([-3_600_000, 90_000])("an instance whose clock is %d ms off stays so for its whole life", async (skewMs) => {
  const source = "const loadedAtMs = Date.now(); exports.main = () => [Date.now(), loadedAtMs]";
  const { faults, invoke, clock } = await openCloud({ source });
  clock.advance(7_000_000);
  faults.inject({ on: "start", kind: "skew", skewMs });
  const offBy = async () => ((await invoke()).result as number[]).map((ms) => Math.abs(ms - clock.nowMs() - skewMs));
  for (const offMs of await offBy()) expect(offMs).toBeLessThan(30_000);
  clock.advance(500_000);
  const [nowOffMs, loadedOffMs] = await offBy();
  expect(nowOffMs).toBeLessThan(30_000);
  expect(loadedOffMs).toBeGreaterThan(400_000);
});

test("a fault for one user is injected into the requests of their invocation only", async () => {
  const { faults, invoke, added } = await openCloud();
  faults.inject({ on: "gateway", kind: "die", openid: "oB" });
  expect(await invoke({ ids: ["a"] }, "oA")).toMatchObject({ status: "returned" });
  const killed = await invoke({ ids: ["b"] }, "oB");
  expect(killed).toMatchObject({ status: "crashed" });
  expect(added()).toEqual(["a"]);
  expect(faults.injected()).toMatchObject([
    { kind: "die", phase: "before", place: INSERT, openid: "oB", invocationId: killed.invocation.id },
  ]);
});
