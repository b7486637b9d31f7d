import { buildMachinery, type Findings, type Orders } from "../support/machinery-project";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: await buildMachinery() });
}, 30_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const CLIENT = { openid: "oA", source: "wx_client" };
const invoke = (orders: Orders, caller: { openid?: string; source?: string } = CLIENT) =>
  sim.invoke({ functionName: "caller", event: orders, caller });
const outcomesOf = (functionName: string) =>
  sim.invocations().filter(({ invocation }) => invocation.functionName === functionName);
const isBusy = (functionName: string) =>
  sim.instances().some((instance) => instance.functionName === functionName && instance.state === "busy");
async function untilBusy(functionName: string): Promise<void> {
  while (!isBusy(functionName)) await new Promise(setImmediate);
}

test("a callee sees the caller's chain and scf, and the user it began with", async () => {
  const { result } = await invoke({ call: { name: "worker" } });
  expect((result as Findings).called).toMatchObject({ context: { SOURCE: "wx_client,scf", OPENID: "oA" } });
});

test("every call adds to the chain", async () => {
  const { result } = await invoke({ call: { name: "caller", orders: { call: { name: "worker" } } } });
  const { called } = result as { called: Findings };
  expect(called.called).toMatchObject({ context: { SOURCE: "wx_client,scf,scf", OPENID: "oA" } });
});

test("a chain that began without a source begins with nothing", async () => {
  const { result } = await invoke({ call: { name: "worker" } }, { openid: "oA" });
  expect((result as Findings).called).toMatchObject({ context: { SOURCE: ",scf", OPENID: "oA" } });
});

test("a callee's cloud calls pass", async () => {
  const customer = sim.customer();
  await customer.says("在吗");
  await invoke({ call: { name: "worker", orders: { sendTo: customer.openid } } });
  expect(customer.replies).toEqual(["补发"]);
});

test("calls of functions are told among all others, oldest first, with their callers", async () => {
  const before = sim.invocations().length;
  await invoke({ call: { name: "worker" } });
  expect(sim.invocations().slice(before)).toMatchObject([
    { status: "returned", invocation: { functionName: "worker", caller: { source: "wx_client,scf", openid: "oA" } } },
    { status: "returned", invocation: { functionName: "caller", caller: CLIENT } },
  ]);
});

test("a caller hears of an unknown function", async () => {
  const { result } = await invoke({ call: { name: "nobody" } });
  expect((result as Findings).called).toMatch(/There is no function "nobody"/);
});

test("a callee goes on when its caller has given up, returned and frozen", async () => {
  const before = outcomesOf("worker").length;
  const untilMs = sim.clock.nowMs() + 30_000;
  const { result } = await invoke({ call: { name: "worker", orders: { untilMs }, timeoutMs: 500 } });
  expect((result as Findings).called).toMatch(/timeout|timed out/i);
  expect(outcomesOf("worker")).toHaveLength(before);
  expect([isBusy("caller"), isBusy("worker")]).toEqual([false, true]);
  sim.clock.advance(30_000);
  await sim.idle();
  expect(outcomesOf("worker").at(-1)).toMatchObject({ status: "returned", result: { event: { untilMs } } });
}, 15_000);

test("a callee goes on when its caller's instance is killed at its timeout", async () => {
  const before = outcomesOf("worker").length;
  const untilMs = sim.clock.nowMs() + 30_000;
  const outcome = invoke({ call: { name: "worker", orders: { untilMs } } });
  await untilBusy("worker");
  // The caller has 5 s, the worker 60.
  sim.clock.advance(6_000);
  expect(await outcome).toMatchObject({ status: "timed-out" });
  expect(outcomesOf("worker")).toHaveLength(before);
  sim.clock.advance(24_000);
  await sim.idle();
  expect(outcomesOf("worker").at(-1)).toMatchObject({ status: "returned", result: { event: { untilMs } } });
}, 15_000);

test("a callee has its own timeout, and its caller hears of it", async () => {
  const outcome = sim.invoke({
    functionName: "worker",
    event: { call: { name: "caller", orders: { untilMs: Number.MAX_SAFE_INTEGER } } },
    caller: CLIENT,
  });
  await untilBusy("caller");
  sim.clock.advance(6_000);
  expect((await outcome).result).toMatchObject({ called: expect.stringContaining("longer than its 5 s") });
}, 15_000);

test("idle waits for what a function set going", async () => {
  const before = outcomesOf("worker").length;
  void invoke({ call: { name: "worker" } });
  await sim.idle();
  expect(outcomesOf("worker")).toHaveLength(before + 1);
  expect(sim.instances().every(({ state }) => state === "frozen")).toBe(true);
});
