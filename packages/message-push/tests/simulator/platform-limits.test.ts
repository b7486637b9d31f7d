// Sizes of events and results, userInfo, and what is said of this machine. Names in brackets are the rows of the facts.
import { callFunction } from "../../simulator/call-function";
import { cloudRules } from "../../simulator/cloud-rules";
import { noticesOf } from "../../simulator/notices";
import { createRunningCalls } from "../../simulator/running-calls";
import { buildMachinery } from "../support/machinery-project";
import { runnerOf, stopRunners } from "../support/runner-bench";
import { startProject } from "../support/runtime-project";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyFunctions, tinyFunction } from "../support/tiny-functions";
import { removeTinyProjects } from "../support/tiny-project";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: await buildMachinery() });
}, 30_000);
afterEach(stopRunners);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
  removeTinyFunctions();
});

const CLIENT = { openid: "oA", source: "wx_client" };
const MB = 1024 * 1024;

test("[F04] an event over 6 MB reaches no function, whoever calls", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = ({ text }) => text.length"));
  expect(await invoke({ text: "x".repeat(7 * MB) })).toMatchObject({
    status: "refused",
    error: { name: "RequestTooLarge", message: expect.stringContaining("6 MB") },
  });
  expect(runner.instances()).toEqual([]);
  expect(await invoke({ text: "x".repeat(5 * MB) })).toMatchObject({ result: 5 * MB });
});

test.each([
  ["[F04] more than 6 MB of event", { text: "x".repeat(7 * MB) }, "EXCEED_REQUEST_SIZE_LIMIT"],
  ["[F03] more than 1 MB of result", { answer: 2 * MB }, "EXCEED_MAX_RESPONSE_SIZE"],
  ["[R13] more memory than it may hold", { hold: 600 * MB }, "FUNCTIONS_MEMORY_LIMIT_EXCEEDED"],
  ["an error of its own", { fail: true }, "FUNCTIONS_EXECUTE_FAIL"],
])("a function that is called with %s is an error with CloudBase's code", async (_, event, code) => {
  const source = `exports.main = ({ answer = 0, hold = 0, fail }) => {
    if (fail) throw new Error("no");
    return Buffer.alloc(hold, 1).length + "x".repeat(answer);
  }`;
  const { runner } = runnerOf(tinyFunction("tiny", source));
  const [calls, call] = [createRunningCalls(), { functionName: "tiny", event, caller: undefined }];
  expect(await callFunction(runner, calls, cloudRules(), call)).toMatchObject({ ok: false, code });
  const rules = cloudRules({ functionResultMaxBytes: 3 * MB });
  expect(await callFunction(runner, calls, rules, { ...call, event: { answer: 2 * MB } })).toMatchObject({ ok: true });
});

test("[F03] a result over 1 MB does not come back to who called; one below does", async () => {
  const call = (pad: string) =>
    sim.invoke({ functionName: "caller", event: { call: { name: "worker", orders: { pad } } }, caller: CLIENT });
  expect((await call("x".repeat(2 * MB))).result).toMatchObject({ called: expect.stringMatching(/1MB.*-604001/) });
  expect((await call("x".repeat(MB / 2))).result).toMatchObject({ called: { event: { pad: expect.any(String) } } });
});

test("[R18] a call that brings an openid says so inside the event; one without does not", async () => {
  const userInfo = { appId: "wx0000000000000000", openId: "oA" };
  const called = await sim.invoke({ functionName: "caller", event: { call: { name: "worker" } }, caller: CLIENT });
  expect(called.result).toMatchObject({ event: { userInfo }, called: { event: { userInfo } } });
  const { result } = await sim.invoke({ functionName: "worker", event: { a: 1 }, caller: { source: "wx_trigger" } });
  expect(result).toMatchObject({ event: { a: 1 } });
  expect(result).not.toHaveProperty("event.userInfo");
});

test("[R18] pushes have no userInfo, unless the rule says so; then the handler does not see it, and the customer gets one answer", async () => {
  const main = 'defineFunction({ on: "text", handle: (event) => String("userInfo" in event) })';
  for (const userInfoInPushes of [false, true]) {
    const desk = await startProject({ text: { main } }, { rules: { userInfoInPushes } });
    const customer = desk.customer();
    desk.faults.inject({ on: "push", kind: "twice" });
    await customer.says("你好");
    expect(customer.replies).toEqual(["false"]);
    await desk.stop();
  }
}, 60_000);

test("[R14] filled in, more than 4 KB of variables stop the simulator", async () => {
  const main = 'defineFunction({ on: "text", handle: () => "好" })';
  const started = startProject(
    { text: { main, envVariables: { PROMPT: "{{env.PROMPT}}" } } },
    { files: { ".env": `PROMPT=${"x".repeat(10_000)}\n` } },
  );
  await expect(started).rejects.toThrow(/CLOUDBASERC_INVALID.*text\.envVariables.*takes 4096/s);
});

test("[R01] another Node than the runtime's is told once for each runtime, with the functions", () => {
  const functions = [
    tinyFunction("text", "", { runtime: "Nodejs18.15" }),
    tinyFunction("image", "", { runtime: "Nodejs18.15" }),
    tinyFunction("relay", "", { runtime: "Nodejs20.19" }),
  ];
  const told = noticesOf(functions, "20.20.2").flatMap(({ en }) => (en.includes("runtime") ? [en] : []));
  expect(told).toEqual([
    expect.stringMatching(/^text, image: the runtime is Nodejs18\.15, and here it is Node 20\.20\.2/),
  ]);
});
