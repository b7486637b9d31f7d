import { existsSync, readFileSync } from "node:fs";
import { runSource as run, runnerOf, stopRunners } from "../../support/runner-bench";
import { removeTinyFunctions, signalFile, tinyFunction } from "../../support/tiny-functions";
import { until } from "../../support/until";

afterEach(stopRunners);
afterAll(removeTinyFunctions);

test("a result comes back after a trip through JSON", async () => {
  const outcome = await run(
    "exports.main = async (event) => ({ echo: event.text, at: new Date(0), nothing: undefined })",
    { text: "你好" },
  );
  expect(outcome).toMatchObject({
    status: "returned",
    result: { echo: "你好", at: "1970-01-01T00:00:00.000Z" },
    coldStart: true,
  });
  expect(outcome.result).not.toHaveProperty("nothing");
  expect(outcome.memoryMb).toBeGreaterThan(1);
});

test.each([
  ["returns nothing", "exports.main = () => undefined", { status: "returned", result: null }],
  [
    "throws",
    "exports.main = () => { throw new TypeError('broken') }",
    { status: "threw", error: { name: "TypeError", message: "broken" } },
  ],
  [
    "rejects",
    "exports.main = async () => { throw new Error('later') }",
    { status: "threw", error: { name: "Error", message: "later" } },
  ],
  ["rejects with nothing", "exports.main = () => Promise.reject()", { status: "threw", error: { name: "undefined" } }],
  [
    "returns what JSON cannot hold",
    "exports.main = () => ({ id: 1n })",
    { status: "threw", error: { name: "TypeError" } },
  ],
  [
    "returns more than 6 MB",
    "exports.main = () => 'x'.repeat(7e6)",
    { status: "threw", error: { name: "ResultTooLarge" } },
  ],
  [
    "exits",
    "exports.main = () => process.exit(3)",
    { status: "crashed", error: { message: expect.stringContaining("Exit 3") } },
  ],
  [
    "leaves a rejection unhandled",
    "exports.main = () => { Promise.reject(new Error('forgotten')); return new Promise(() => {}) }",
    { status: "crashed", error: { message: expect.stringContaining("forgotten") } },
  ],
  [
    "cannot be loaded",
    "throw new Error('bad start')",
    { status: "crashed", error: { message: expect.stringContaining("bad start") } },
  ],
  [
    "is no JavaScript",
    "exports.main = (",
    { status: "crashed", error: { message: expect.stringContaining("SyntaxError") } },
  ],
  [
    "exports no main",
    "exports.handler = () => 1",
    { status: "crashed", error: { message: expect.stringContaining("exports no function") } },
  ],
])("a function that %s ends as such", async (_, source, outcome) => {
  expect(await run(source)).toMatchObject(outcome);
});

test.each([
  ["hangs", "exports.main = () => new Promise(() => {})"],
  ["blocks its event loop", "exports.main = () => { for (;;); }"],
])(
  "a function that %s is killed when its timeout has passed, and the next event gets a new instance",
  async (_, source) => {
    const fn = tinyFunction("tiny", source, { timeout: 3 });
    const { invoke, clock, runner } = runnerOf(fn);
    const outcome = invoke();
    clock.advance(2_999);
    expect(runner.instances()).toMatchObject([{ state: "busy" }]);
    clock.advance(1);
    expect(await outcome).toMatchObject({ status: "timed-out", error: { message: expect.stringContaining("3 s") } });
    expect(runner.instances()).toEqual([]);
  },
);

test("a warm instance is used again with its state, and only the first start is cold", async () => {
  const { invoke } = runnerOf(tinyFunction("tiny", "let calls = 0; exports.main = () => ++calls"));
  const outcomes = [await invoke(), await invoke(), await invoke()];
  expect(outcomes.map(({ result, coldStart }) => [result, coldStart])).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
  expect(new Set(outcomes.map(({ instanceId }) => instanceId)).size).toBe(1);
});

test("two events at once run in two instances, one event each", async () => {
  const { invoke } = runnerOf(
    tinyFunction(
      "tiny",
      "let calls = 0; exports.main = async () => { calls += 1; await new Promise(setImmediate); return calls }",
    ),
  );
  const outcomes = await Promise.all([invoke(), invoke()]);
  expect(outcomes.map(({ result }) => result)).toEqual([1, 1]);
  expect(new Set(outcomes.map(({ instanceId }) => instanceId)).size).toBe(2);
});

test("a call beyond the limit of instances is refused, as is one of an unknown function", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = () => 1"), 1);
  const [first, second] = await Promise.all([invoke(), invoke()]);
  expect(first.status).toBe("returned");
  expect(second).toMatchObject({ status: "refused", error: { name: "TooManyInstances" } });
  expect(await runner.invoke({ functionName: "nobody", event: {}, caller: {} })).toMatchObject({ status: "refused" });
});

test("an idle instance is ended at the next event", async () => {
  const { invoke, clock } = runnerOf(tinyFunction("tiny", "exports.main = () => process.pid"));
  const first = await invoke();
  clock.advance(10 * 60 * 1000 + 1);
  const second = await invoke();
  expect(second.coldStart).toBe(true);
  expect(second.result).not.toBe(first.result);
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("an instance is frozen once it has answered, and thawed for the next event", async () => {
  const { invoke, runner } = runnerOf(
    tinyFunction("tiny", "exports.main = () => { setInterval(() => {}, 1); return process.pid }"),
  );
  const { result } = await invoke();
  const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${result}/status`, "utf8"))?.[1];
  // The kernel stops the process a moment after the signal was sent.
  for (let looks = 0; state() !== "T" && looks < 100_000; looks += 1) await new Promise(setImmediate);
  expect(state()).toBe("T");
  expect(runner.instances()).toMatchObject([{ state: "frozen" }]);
  expect(await invoke()).toMatchObject({ status: "returned", result });
});

test("a function sees the cloud's environment and nothing of the developer's", async () => {
  process.env.DEVELOPERS_SECRET = "s3cret";
  const fn = tinyFunction("tiny", "exports.main = () => process.env", { envVariables: { SHOP: "茶" } });
  const { result } = await runnerOf(fn).invoke({}, { openid: "oA", source: "wx_client" });
  delete process.env.DEVELOPERS_SECRET;
  expect(result).toMatchObject({
    TENCENTCLOUD_RUNENV: "SCF",
    SCF_NAMESPACE: "sim-test",
    TCB_ENV: "sim-test",
    TZ: "UTC",
    TCB_CONTEXT_CNFG: '{"URL":"http://127.0.0.1:1/admin"}',
    WX_OPENID: "oA",
    WX_APPID: "wx0000000000000000",
    TCB_SOURCE: "wx_client",
    SHOP: "茶",
  });
  expect(result).not.toHaveProperty("DEVELOPERS_SECRET");
});

test("what the platform told about one caller is gone at the next", async () => {
  const { invoke } = runnerOf(
    tinyFunction(
      "tiny",
      "exports.main = () => [process.env.WX_OPENID ?? null, process.env.TCB_SOURCE ?? null, process.env.WX_CONTEXT_KEYS.includes('OPENID')]",
    ),
  );
  expect((await invoke({}, { openid: "oA", source: "wx_client" })).result).toEqual(["oA", "wx_client", true]);
  expect((await invoke({}, {})).result).toEqual([null, null, false]);
});

test("main gets the documented context", async () => {
  const { result, invocation } = await run("exports.main = (event, context) => context");
  expect(result).toMatchObject({
    request_id: invocation.id,
    time_limit_in_ms: 5000,
    memory_limit_in_mb: 256,
    function_name: "tiny",
    namespace: "sim-test",
  });
});

test("a cloud-call token leads back to its invocation, and no two are alike", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = () => process.env.WX_API_TOKEN"));
  const [first, second] = [await invoke(), await invoke()];
  expect(runner.findInvocation(String(first.result))).toEqual(first.invocation);
  expect(first.result).not.toBe(second.result);
  expect(runner.findInvocation("guess")).toBeUndefined();
});

test("a function's Date tells the simulator's time in every form", async () => {
  const { invoke, clock } = runnerOf(
    tinyFunction(
      "tiny",
      "exports.main = () => [Date.now(), new Date().getTime(), Date.parse(Date()), new Date(5).getTime(), new Date() instanceof Date]",
    ),
  );
  clock.advance(3 * 24 * 3600 * 1000);
  const beforeMs = clock.nowMs();
  const [now, made, text, fixed, isDate] = (await invoke()).result as [number, number, number, number, boolean];
  for (const ms of [now, made]) expect(ms).toBeGreaterThanOrEqual(beforeMs);
  for (const ms of [now, made, text]) expect(Math.abs(ms - beforeMs)).toBeLessThan(60_000);
  expect([fixed, isDate]).toEqual([5, true]);
});

test("a function's timers are as slow as the simulator's clock", async () => {
  const { invoke, clock } = runnerOf(
    tinyFunction(
      "tiny",
      "exports.main = async () => { const from = Date.now(); await new Promise((then) => setTimeout(then, 20)); return Date.now() - from; }",
    ),
  );
  expect(clock.rate).toBeLessThan(1);
  const startedAtMs = performance.now();
  const waitedMs = Number((await invoke()).result);
  expect(waitedMs).toBeGreaterThanOrEqual(19);
  // By the machine at least as much longer as the clock is slow: timers never end early.
  expect(performance.now() - startedAtMs).toBeGreaterThan(19 / clock.rate);
});

test("a running function learns that the clock was moved", async () => {
  const began = signalFile();
  const fn = tinyFunction(
    "tiny",
    `exports.main = async () => {
      const start = Date.now();
      require("fs").writeFileSync(${JSON.stringify(began)}, "");
      while (Date.now() - start < 50_000) await new Promise(setImmediate);
      return "moved";
    };`,
    { timeout: 900 },
  );
  const { invoke, clock, runner } = runnerOf(fn);
  const outcome = invoke();
  expect(runner.instances()).toMatchObject([{ state: "busy" }]);
  await until(() => existsSync(began));
  clock.advance(50_000);
  expect(await outcome).toMatchObject({ status: "returned", result: "moved" });
});

test("what a function prints is kept in order, with Chinese characters whole", async () => {
  const outcome = await run(
    "exports.main = () => { for (let i = 0; i < 500; i++) console.log(i + '：这一行有中文'); }",
  );
  expect(outcome.logs).toEqual(Array.from({ length: 500 }, (_, i) => `${i}：这一行有中文`));
});

test("stop ends every process, busy or frozen", async () => {
  const { invoke, runner } = runnerOf(
    tinyFunction("tiny", "exports.main = ({ hang }) => (hang ? new Promise(() => {}) : process.pid)"),
  );
  await invoke();
  const busy = invoke({ hang: true });
  const pids = runner.instances().map(({ pid }) => pid as number);
  await runner.stop();
  expect(await busy).toMatchObject({ status: "crashed", error: { message: "The simulator stopped." } });
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
});
