import type { InvocationOutcome } from "../../simulator/contracts";
import { buildMachinery, type Findings } from "../support/machinery-project";
import { type Simulator, type SimulatorOptions, startSimulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

const MINUTE_MS = 60_000;
const NOBODY = "oNobody";

let projectDir: string;
let sim: Simulator;
beforeAll(async () => {
  projectDir = await buildMachinery({ sendTo: NOBODY, call: { name: "worker", orders: { sendTo: NOBODY } } });
}, 30_000);
afterEach(() => sim.stop());
afterAll(removeTinyProjects);

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  sim = await startSimulator({ projectDir, ...options });
  return sim;
}

const findingsOf = (outcome: InvocationOutcome) => outcome.result as Findings;
const firings = () => sim.invocations().filter(({ invocation }) => invocation.functionName === "relay");
const timesOf = (outcomes: readonly InvocationOutcome[]) =>
  outcomes.map((outcome) => (findingsOf(outcome).event as { Time: string }).Time);

/** Moves the clock to this long after a full minute. */
function advanceToMinutePlus(ms: number): void {
  const nowMs = sim.clock.nowMs();
  sim.clock.advance(Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS + ms - nowMs);
}

test("a fired timer calls its function with the platform's event, without a user", async () => {
  await start();
  const outcome = await sim.fireTimer("relay");
  expect(outcome).toMatchObject({ status: "returned", invocation: { functionName: "relay" } });
  const { event, context } = findingsOf(outcome);
  expect(event).toEqual({
    Message: "",
    Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    TriggerName: "tick",
    Type: "Timer",
  });
  expect(context).toMatchObject({ SOURCE: "wx_trigger" });
  expect(context).not.toHaveProperty("OPENID");
});

test("its cloud-call token is the timer's own, which the SDK finds and keeps out of the context", async () => {
  await start();
  const { triggerSrc, contextKeys, context, sent } = findingsOf(await sim.fireTimer("relay"));
  expect(triggerSrc).toBe("timer");
  expect(contextKeys.split(",")).toContain("WX_TRIGGER_API_TOKEN_V0");
  expect(contextKeys.split(",")).not.toContain("WX_API_TOKEN");
  expect(JSON.stringify(context)).not.toMatch(/TOKEN/);
  // WeChat itself answered: it knew whose call it was, and does not know the user.
  expect(sent).toBe("40003");
});

test("a function that the timer's function calls carries the chain on, with a usual token", async () => {
  await start();
  const { called } = findingsOf(await sim.fireTimer("relay"));
  expect(called).toMatchObject({ context: { SOURCE: "wx_trigger,scf" }, triggerSrc: null, sent: "40003" });
});

test("an instance that a timer called forgets about it at the next call", async () => {
  await start();
  await sim.fireTimer("relay");
  const next = await sim.invoke({ functionName: "relay", event: {}, caller: { openid: "oA", source: "wx_client" } });
  expect(next.coldStart).toBe(false);
  expect(findingsOf(next)).toMatchObject({ triggerSrc: null, context: { OPENID: "oA" }, sent: "40003" });
});

test.each([
  [{}, "-501001"],
  [{ timerOpenapiErrorCode: -604104 }, "-604104"],
])("where cloud calls fail in timers, they fail down the chain, and nowhere else: %p", async (rules, code) => {
  await start({ rules: { timersMayCallOpenapi: false, ...rules } });
  const findings = findingsOf(await sim.fireTimer("relay"));
  expect(findings).toMatchObject({ sent: code, called: { sent: code } });
  const user = sim.customer().openid;
  const client = await sim.invoke({ functionName: "worker", event: { sendTo: user }, caller: { source: "wx_client" } });
  expect(findingsOf(client).sent).toBe("45015");
});

test("by default nothing fires by itself, and a timer can be fired by hand", async () => {
  await start();
  sim.clock.advance(5 * MINUTE_MS);
  await sim.idle();
  expect(sim.invocations()).toEqual([]);
  expect(sim.timers.list()).toMatchObject([{ function: "relay", name: "tick", state: "paused" }]);
});

test("running timers fire once for every minute that the clock jumps over, one after the other", async () => {
  await start({ timers: "running" });
  advanceToMinutePlus(10_000);
  await sim.idle();
  const before = firings().length;
  sim.clock.advance(3 * MINUTE_MS);
  await sim.idle();
  const made = firings().slice(before);
  expect(made.map(({ instanceId }) => instanceId)).toEqual(Array(3).fill(made[0]?.instanceId));
  const times = timesOf(made).map((time) => Date.parse(time));
  expect(times.map((ms) => ms % MINUTE_MS)).toEqual([0, 0, 0]);
  expect(times.map((ms) => ms - (times[0] ?? 0))).toEqual([0, MINUTE_MS, 2 * MINUTE_MS]);
});

test("a timer fires when its time comes without a jump", async () => {
  await start({ timers: "running" });
  advanceToMinutePlus(-100);
  await sim.idle();
  const before = firings().length;
  while (firings().length === before) await new Promise(setImmediate);
  expect(firings()).toHaveLength(before + 1);
});

test("a paused timer misses its times; resumed, it fires at the next one", async () => {
  await start({ timers: "running" });
  advanceToMinutePlus(10_000);
  await sim.idle();
  sim.timers.pause("relay");
  const before = firings().length;
  sim.clock.advance(10 * MINUTE_MS);
  await sim.idle();
  expect(firings()).toHaveLength(before);
  sim.timers.resume("relay");
  sim.clock.advance(MINUTE_MS);
  await sim.idle();
  expect(firings()).toHaveLength(before + 1);
});

test("a jump over days makes up for an hour at most", async () => {
  await start({ timers: "running" });
  sim.clock.advance(48 * 60 * MINUTE_MS);
  // The simulator stops in the middle of it: what is left is not fired.
  while (firings().length < 2) await new Promise(setImmediate);
  const [first] = timesOf(firings());
  expect(sim.clock.nowMs() - Date.parse(first ?? "")).toBeLessThanOrEqual(61 * MINUTE_MS);
});

test("a function without a trigger cannot be fired, and the fix names one that has it", async () => {
  await start();
  await expect(sim.fireTimer("worker")).rejects.toMatchObject({
    code: "OPTION_INVALID",
    fix: expect.stringContaining("relay"),
  });
});

test("the control API tells, fires, pauses and resumes timers", async () => {
  await start();
  const ask = async (body?: object) => {
    const init =
      body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(`${sim.url}/__sim/timers`, init);
    return (await answer.json()) as unknown;
  };
  const timer = { function: "relay", name: "tick", cron: "0 * * * * * *", nextAtMs: expect.any(Number) };
  expect(await ask()).toEqual([{ ...timer, state: "paused" }]);
  expect(await ask({ function: "relay", action: "resume" })).toEqual([{ ...timer, state: "running" }]);
  expect(await ask({ function: "relay", action: "pause" })).toEqual([{ ...timer, state: "paused" }]);
  expect(await ask({ function: "relay", action: "fire" })).toMatchObject({ status: "returned" });
  expect(await ask({ function: "worker", action: "fire" })).toMatchObject({ error: { code: "OPTION_INVALID" } });
  expect(await ask({ function: "relay", action: "stop" })).toMatchObject({ error: { code: "OPTION_INVALID" } });
});
