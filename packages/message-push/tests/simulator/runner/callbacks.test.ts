// Handlers of the form (event, context, callback): https://cloud.tencent.com/document/product/583/67790

import { existsSync } from "node:fs";
import { runSource as run, runnerOf, stopRunners } from "../../support/runner-bench";
import { removeTinyFunctions, signalFile, tinyFunction } from "../../support/tiny-functions";

afterEach(stopRunners);
afterAll(removeTinyFunctions);

test.each([
  ["a result", "callback(null, { got: event.n })", { status: "returned", result: { got: 7 } }],
  ["a result later", "setTimeout(() => callback(null, 'later'), 5)", { status: "returned", result: "later" }],
  ["undefined as no error", "callback(undefined, 1)", { status: "returned", result: 1 }],
  ["nothing", "callback()", { status: "returned", result: null }],
  ["an error", "callback(new TypeError('no'))", { status: "threw", error: { name: "TypeError", message: "no" } }],
  ["an error later", "setTimeout(() => callback(new Error('no')), 5)", { status: "threw", error: { message: "no" } }],
  ["a text as its error", "callback('no')", { status: "threw", error: { name: "string", message: "no" } }],
  ["twice: the first counts", "callback(null, 1); callback(new Error('no'))", { status: "returned", result: 1 }],
  ["never", "setTimeout(() => {}, 5)", { status: "returned", result: null }],
  ["by what it returns", "return setTimeout(() => callback(null, 'by callback'), 5)", { result: "by callback" }],
  ["and throws", "throw new Error('thrown')", { status: "threw", error: { message: "thrown" } }],
])("[R02] (event, context, callback) calls back with %s", async (_, body, outcome) => {
  expect(await run(`exports.main = (event, context, callback) => { ${body} }`, { n: 7 })).toMatchObject(outcome);
});

test.each([
  ["an async handler", "async (event, context, callback) => { callback(null, 'callback'); return 'promise' }"],
  [
    "a handler that returns a promise",
    "(event, context, callback) => { callback(null, 1); return Promise.resolve('promise') }",
  ],
  ["a promise after an error", "async (event, context, callback) => { callback(new Error('no')); return 'promise' }"],
])("[R03] the promise of %s wins over the callback", async (_, handler) => {
  expect(await run(`exports.main = ${handler}`)).toMatchObject({ status: "returned", result: "promise" });
});

test("a callback is found by a handler that names it in another way", async () => {
  expect(await run("exports.main = (...args) => { setTimeout(() => args[2](null, 'rest'), 5) }")).toMatchObject({
    result: "rest",
  });
});

test("the answer waits until nothing is left to do", async () => {
  const done = signalFile();
  const source = `exports.main = (event, context, callback) => {
    callback(null, "early");
    setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(done)}, ""), 20);
  }`;
  expect(await run(source)).toMatchObject({ status: "returned", result: "early" });
  expect(existsSync(done)).toBe(true);
});

test("callbackWaitsForEmptyEventLoop = false answers at once, and the instance takes the next event", async () => {
  const source = `exports.main = (event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = false;
    setInterval(() => {}, 1000);
    callback(null, process.pid);
  }`;
  const { invoke } = runnerOf(tinyFunction("tiny", source));
  const [first, second] = [await invoke(), await invoke()];
  expect([first.status, second.result]).toEqual(["returned", first.result]);
});

test("a handler that leaves something running without it ends at its timeout", async () => {
  const source = "exports.main = (event, context, callback) => { setInterval(() => {}, 1000); callback(null, 1) }";
  const { invoke, clock } = runnerOf(tinyFunction("tiny", source, { timeout: 3 }));
  const outcome = invoke();
  clock.advance(3_000);
  expect(await outcome).toMatchObject({ status: "timed-out" });
});

test("an instance that has answered by callback takes many events", async () => {
  const source = "let n = 0; exports.main = (event, context, callback) => { setTimeout(() => callback(null, ++n), 1) }";
  const { invoke } = runnerOf(tinyFunction("tiny", source));
  const results: unknown[] = [];
  for (let i = 0; i < 20; i += 1) results.push((await invoke()).result);
  expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});
