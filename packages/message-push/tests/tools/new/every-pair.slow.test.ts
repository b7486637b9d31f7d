// The function of every pair is made in one project; then that project is linted, built with its types, tested and pushed to.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OwnPairs } from "../../../src/wechat/catalogue/facts";
import { definePairs } from "../../../src/wechat/own-pairs";
import { FALLBACK, kindOf, pairNames } from "../../../src/wechat/pairs";
import { doneReply, NOT_DONE, notDoneReply } from "../../../src/wechat/passive-reply";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { type BoundFunction, makeFunction } from "../../../tools/new/make-function";
import { readFunctionRequest } from "../../../tools/new/read-function-request";
import { startingPointOf } from "../../../tools/new/starting-point";
import { endScripts, runScript } from "../../support/run-script";
import { type Simulator, startSimulator } from "../../support/simulator";
import { clonedProject, removeTinyProjects, type TinyProject } from "../../support/tiny-project";

const pairs = pairNames().filter((pair) => pair !== FALLBACK);
const OWN_PAIR = "event:of_our_own";
const OWN_PACKET = {
  ToUserName: "gh_1",
  FromUserName: "o1",
  CreateTime: 1700000000,
  MsgType: "event",
  Event: "of_our_own",
  Note: "ours",
};
const UNWRITTEN_PACKET = { ...OWN_PACKET, Event: "nobody_wrote_this_down" };
const LONGER_THAN_AN_INSTANCE_IDLES_MS = 11 * 60_000;

let project: TinyProject;
let sim: Simulator;

beforeAll(async () => {
  project = clonedProject();
  await makeOwn();
  let functions: readonly BoundFunction[] = [
    { name: "of_our_own", pairs: [OWN_PAIR] },
    { name: "relay", pairs: [] },
  ];
  for (const pair of [...pairs, FALLBACK]) {
    const known = functions;
    ({ functions } = await makeFunction(project.dir, readFunctionRequest([pair]), async () => known));
  }
  await buildFunctions({ projectDir: project.dir });
  sim = await startSimulator({ projectDir: project.dir, rules: { paymentAttempts: 1 } });
}, 120_000);
afterEach(endScripts);
afterAll(async () => {
  await sim?.stop();
  removeTinyProjects();
});

/** What a team writes down is in its own project, and in this process for the functions that are made in it. */
async function makeOwn(): Promise<void> {
  const own = {
    [OWN_PAIR]: { kind: "event", fields: { Note: "text!" }, sample: OWN_PACKET },
  } as const satisfies OwnPairs;
  const file = "cloudfunctions/own-pairs.ts";
  project.write(
    file,
    `import { definePairs } from "#runtime";

export const OWN_PAIRS = definePairs(${JSON.stringify(own)});

type Own = typeof OWN_PAIRS;
declare module "#runtime" {
  interface OwnPairFacts extends Own {}
}
`,
  );
  project.write(file, format(file));
  definePairs(own);
  const run = runScript("new.ts", [OWN_PAIR], { cwd: project.dir });
  await run.ended;
  expect(run.output()).toContain("消息类型 event, 事件类型 of_our_own, 云函数 of_our_own");
}

function format(file: string): string {
  return biome(["format", `--stdin-file-path=${file}`], readFileSync(join(project.dir, file), "utf8")).output;
}

function biome(args: readonly string[], input?: string) {
  return tool("@biomejs/biome", "biome", args, input);
}

/** Runs the command of a package in the project. */
function tool(packageName: string, bin: string, args: readonly string[], input = "") {
  const script = join(dirname(require.resolve(`${packageName}/package.json`)), "bin", bin);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: project.dir,
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { exit: status, output: status === 0 ? stdout : stdout + stderr };
}

test("all of it passes the linter as it is", () => {
  expect(biome(["check", "--error-on-warnings", "cloudfunctions", "tests", "cloudbaserc.json"])).toEqual({
    exit: 0,
    output: expect.stringMatching(/^Checked/),
  });
}, 30_000);

test("cloudbaserc.json lists every function in the order of the alphabet, written as it was", () => {
  const text = readFileSync(join(project.dir, "cloudbaserc.json"), "utf8");
  const { functions }: { functions: { name: string; triggers?: unknown }[] } = JSON.parse(text);
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(functions.map(({ name }) => name)).toEqual(functions.map(({ name }) => name).sort());
  expect(functions).toHaveLength(pairs.length + 3);
  expect(functions.find(({ name }) => name === "relay")?.triggers).toHaveLength(1);
});

test("every test that was made passes", () => {
  const { exit, output } = tool("jest", "jest.js", ["--json", "--silent"]);
  expect({ exit, output }).toEqual({ exit: 0, output: expect.any(String) });
  expect(JSON.parse(output)).toMatchObject({ numPassedTests: pairs.length + 2, numTotalTests: pairs.length + 2 });
}, 120_000);

test.each(pairs)(
  "%s is answered as its kind must be",
  async (pair) => {
    endIdleInstances();
    const { delivery, functionName, attempts } = await sim.pushSample(pair);
    expect({ delivery, functionName }).toEqual({
      delivery: "delivered",
      functionName: readFunctionRequest([pair]).name,
    });
    expect(attempts).toMatchObject([answerOf(pair)]);
  },
  20_000,
);

test.each([
  ["what nobody wrote down", UNWRITTEN_PACKET, "unknown"],
  ["a pair of the team's own", OWN_PACKET, "of_our_own"],
])(
  "%s is handled",
  async (_, packet, functionName) => {
    endIdleInstances();
    const report = await sim.push(packet);
    expect(report).toMatchObject({ delivery: "delivered", functionName, attempts: [{ outcome: "answered" }] });
    expect(report.attempts[0]?.invocation?.logs.join("\n")).toContain('"event":"handler"');
  },
  20_000,
);

/** A process for every function at once is more than a laptop wants. */
function endIdleInstances(): void {
  sim.clock.advance(LONGER_THAN_AN_INSTANCE_IDLES_MS);
}

function answerOf(pair: string): object {
  if (kindOf(pair) === "refund-query") return { outcome: "answered", passiveReply: { evidence: expect.any(String) } };
  if (kindOf(pair) === "packet") return { outcome: "answered", passiveReply: expect.objectContaining({}) };
  if (kindOf(pair) !== "payment") return { outcome: "answered", passiveReply: "success" };
  // What cannot be done yet is put off, for otherwise WeChat would not push it again.
  const lastWord = startingPointOf(pair).handler.findLast((line) => line.includes("ack."));
  return lastWord?.includes("ack.notYet(")
    ? { outcome: "failed", passiveReply: notDoneReply(pair) === NOT_DONE ? NOT_DONE : { ErrCode: -1 } }
    : { outcome: "answered", passiveReply: doneReply(pair) };
}
