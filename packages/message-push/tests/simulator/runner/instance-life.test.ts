// What goes wrong around an instance: odd results, floods of output, processes that cannot start, the end of everything.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { createClock } from "../../../simulator/clock";
import { shareClock } from "../../../simulator/runner/shared-clock";
import { runSource as run, runnerOf, stopRunners } from "../../support/runner-bench";
import { removeTinyFunctions, signalFile, tinyFunction } from "../../support/tiny-functions";
import { until } from "../../support/until";

afterEach(stopRunners);
afterAll(removeTinyFunctions);

test.each([
  ["returns a function", "exports.main = () => () => 1"],
  ["returns what says it has no JSON", "exports.main = () => ({ toJSON() {} })"],
])("a function that %s returned null", async (_, source) => {
  expect(await run(source)).toMatchObject({ status: "returned", result: null });
});

test.each([
  ["a plain object", "{ errCode: -1 }", { name: "object", message: "{ errCode: -1 }" }],
  ["an object without a prototype", "Object.create(null)", { name: "object" }],
  ["a string", "'broken'", { name: "string", message: "broken" }],
])("a function that throws %s threw it", async (_, thrown, error) => {
  expect(await run(`exports.main = () => { throw ${thrown} }`)).toMatchObject({ status: "threw", error });
});

test("an event that has no JSON is refused, and no process is started", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = () => 1"));
  expect(await invoke({ id: 1n })).toMatchObject({ status: "refused", error: { name: "EventInvalid" } });
  expect(runner.instances()).toEqual([]);
});

test("any event that JSON can hold comes back as it went", async () => {
  const { invoke } = runnerOf(tinyFunction("tiny", "exports.main = (event) => event"));
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (event) => {
      expect((await invoke(event)).result).toEqual(JSON.parse(JSON.stringify(event)));
    }),
    { numRuns: 50 },
  );
});

test("a flood of output is kept to the last line, and none of it shows up at the next event", async () => {
  const source = "exports.main = ({ lines }) => { for (let i = 0; i < lines; i++) console.log(i + '：这一行有中文') }";
  const { invoke } = runnerOf(tinyFunction("tiny", source));
  expect((await invoke({ lines: 50_000 })).logs).toHaveLength(50_000);
  expect((await invoke({ lines: 1 })).logs).toEqual(["0：这一行有中文"]);
});

test("both streams are kept in the order they were written, with a last line that lacks its line feed", async () => {
  const source =
    "exports.main = () => { for (let i = 0; i < 100; i++) console[i % 2 ? 'error' : 'log'](i); process.stdout.write('end') }";
  expect((await run(source)).logs).toEqual([...Array.from({ length: 100 }, (_, i) => String(i)), "end"]);
});

test("a crash is told in the words of the error that ended it", async () => {
  const source =
    "console.log('Error: harmless'); process.nextTick(() => { throw new TypeError('fatal') }); exports.main = () => 1";
  expect(await run(source)).toMatchObject({ status: "crashed", error: { message: "Exit 1: TypeError: fatal" } });
});

test("a process that cannot be started is a crash that names the folder", async () => {
  const fn = tinyFunction("tiny", "exports.main = () => 1");
  rmSync(fn.folder, { recursive: true });
  const { invoke, runner } = runnerOf(fn);
  expect(await invoke()).toMatchObject({ status: "crashed", error: { message: expect.stringContaining(fn.folder) } });
  expect(runner.instances()).toEqual([]);
});

test.each([
  ["hangs", "return new Promise(() => {})"],
  ["blocks its event loop", "for (;;);"],
])(
  "a function that %s after it began is killed at its timeout, and the next event is a cold start",
  async (_, stuck) => {
    const began = signalFile();
    const source = `exports.main = ({ stick }) => { require("node:fs").writeFileSync(${JSON.stringify(began)}, ""); if (stick) { ${stuck} } }`;
    const fn = tinyFunction("tiny", source, { timeout: 3 });
    const { invoke, clock } = runnerOf(fn);
    await invoke();
    rmSync(began);
    const outcome = invoke({ stick: true });
    while (!existsSync(began)) await new Promise(setImmediate);
    clock.advance(3_000);
    expect(await outcome).toMatchObject({ status: "timed-out", coldStart: false });
    expect(await invoke()).toMatchObject({ status: "returned", coldStart: true });
  },
);

test("variables that a function sets itself live as long as its instance", async () => {
  const source = "process.env.OWN = 'loaded'; exports.main = () => process.env.OWN";
  const { invoke } = runnerOf(tinyFunction("tiny", source));
  expect([(await invoke()).result, (await invoke()).result]).toEqual(["loaded", "loaded"]);
});

test("a function finds no parent process to talk to, and dates of one class only", async () => {
  const source = "exports.main = () => [typeof process.send, new Date().constructor === Date]";
  expect((await run(source)).result).toEqual(["undefined", true]);
});

test("of two free instances the one that was used last is used again", async () => {
  const { invoke } = runnerOf(tinyFunction("tiny", "exports.main = () => process.pid"));
  const ends: unknown[] = [];
  await Promise.all([invoke(), invoke()].map(async (outcome) => ends.push((await outcome).result)));
  expect((await invoke()).result).toBe(ends[1]);
});

test("a call after stop is refused, and no process is started", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = () => 1"));
  await invoke();
  await runner.stop();
  expect(await invoke()).toMatchObject({ status: "refused", error: { message: "The simulator stopped." } });
  expect(runner.instances()).toEqual([]);
});

test("an instance whose runner is gone ends itself", async () => {
  // A timer that is left over would keep the process alive.
  const { folder } = tinyFunction("tiny", "setInterval(() => {}, 1000); exports.main = () => 1");
  const bootstrap = resolve(__dirname, "../../../simulator/runner/bootstrap.js");
  const clock = shareClock(createClock());
  const child = spawn(process.execPath, [bootstrap, join(folder, "index.js"), "main", clock.path], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const exit = once(child, "exit");
  child.disconnect();
  // Ends a child that wrongly stays, so that the test fails instead of leaving it behind.
  const giveUp = setTimeout(() => child.kill("SIGKILL"), 60_000);
  expect(await exit).toEqual([0, null]);
  clearTimeout(giveUp);
  clock.remove();
});

test("a move of the clock shows at once, also to who does not listen", async () => {
  const began = signalFile();
  const source = `exports.main = () => {
    const from = Date.now();
    require("fs").writeFileSync(${JSON.stringify(began)}, "");
    while (Date.now() - from < 60_000);
    return "moved";
  };`;
  const fn = tinyFunction("tiny", source, { timeout: 120 });
  const { invoke, clock } = runnerOf(fn);
  const outcome = invoke();
  await until(() => existsSync(began));
  clock.advance(60_000);
  expect((await outcome).result).toBe("moved");
});
