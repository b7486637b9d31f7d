// A debugger stops a function at a line of the author's source, and the customer is answered all the same.
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createSourcePlaces } from "../../../simulator/terminal/source-places";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { attachTo, type DebuggerClient } from "../../support/debugger-client";
import { type Simulator, startSimulator } from "../../support/simulator";
import { removeTinyProjects, tinyProject } from "../../support/tiny-project";
import { until } from "../../support/until";

const SOURCE = (word: string) => `import { defineFunction } from "#runtime";

export const main = defineFunction({
  on: "text",
  handle: async ({ Content }) => {
    const words = [Content];
    words.push("${word}");
    await new Promise((resolve) => setTimeout(resolve, 20));
    return words.join(" ");
  },
});
`;
const LINE = 7;
const TEXT = "cloudfunctions/text/index.ts";

/** Slow enough that nothing ends before the pause on a busy machine. */
const RATE = 0.5;
/** WeChat's wait and the function's timeout; the runtime's own deadline is shorter. */
const LIMIT_MS = 5_000;

const project = tinyProject();
let sim: Simulator;
let client: DebuggerClient | undefined;

async function build(word: string): Promise<void> {
  project.write(TEXT, SOURCE(word));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
}

beforeAll(async () => {
  await build("heard");
  sim = await startSimulator({
    projectDir: project.dir,
    clockRate: RATE,
    inspect: { functionName: "text", port: 0 },
  });
}, 60_000);
afterEach(() => client?.close());
afterAll(async () => {
  await sim?.stop();
  removeTinyProjects();
});

interface Place {
  readonly scriptId: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL: string;
}
interface Pause {
  readonly callFrames: readonly { readonly callFrameId: string; readonly location: Place }[];
}

/** Attaches, and sets a breakpoint where the source map has the author's line. */
async function breakAt(word: string) {
  client = await attachTo(sim.inspector?.port ?? 0);
  await client.ask("Debugger.enable");
  const script = await client.next<Script>("Debugger.scriptParsed", ({ sourceMapURL }) => sourceMapURL !== "");
  const file = fileURLToPath(script.url);
  const map = new SourceMap(JSON.parse(readFileSync(fileURLToPath(new URL(script.sourceMapURL, script.url)), "utf8")));
  const sourceAt = ({ lineNumber, columnNumber }: Pick<Place, "lineNumber" | "columnNumber">) =>
    map.findEntry(lineNumber, columnNumber);
  const lines = readFileSync(file, "utf8").split("\n");
  const lineNumber = lines.findIndex((line) => line.includes(`words.push("${word}")`));
  const columnNumber = lines[lineNumber]?.indexOf(`words.push("${word}")`) ?? -1;
  const inSource = {
    originalSource: pathToFileURL(join(project.dir, TEXT)).href,
    originalLine: LINE - 1,
  };
  expect(sourceAt({ lineNumber, columnNumber })).toMatchObject(inSource);
  await client.ask("Debugger.setBreakpointByUrl", { url: script.url, lineNumber, columnNumber });
  return {
    client,
    sourceAt,
    inSource,
    printedPlace: `${file}:${lineNumber + 1}:${columnNumber + 1}`,
  };
}

async function pausedIn({ callFrames }: Pause, debug: DebuggerClient, expression: string): Promise<unknown> {
  const callFrameId = callFrames[0]?.callFrameId;
  const { result } = await debug.ask("Debugger.evaluateOnCallFrame", { callFrameId, expression });
  return Object(result).value;
}

test("who stands at a breakpoint for longer than every limit sees the reply when the function goes on", async () => {
  const { client: debug, sourceAt, inSource, printedPlace } = await breakAt("heard");
  const customer = sim.customer();
  const pushing = customer.says("你好");
  const pause = await debug.next<Pause>("Debugger.paused");
  const place = pause.callFrames[0]?.location;
  expect(place && sourceAt(place)).toMatchObject(inSource);

  await until(() => sim.clock.heldSinceMs !== undefined);
  const standsAtMs = sim.clock.nowMs();
  const stoppedAtMs = performance.now();
  expect(await pausedIn(pause, debug, "Date.now()")).toBe(standsAtMs);
  await until(() => (performance.now() - stoppedAtMs) * RATE > LIMIT_MS + 500);
  expect(sim.clock.nowMs()).toBe(standsAtMs);
  expect(await pausedIn(pause, debug, "Date.now()")).toBe(standsAtMs);

  await debug.ask("Debugger.resume");
  const report = await pushing;
  expect(report.attempts).toMatchObject([{ outcome: "answered" }]);
  expect(customer.replies).toEqual(["你好 heard"]);
  expect(sim.clock.heldSinceMs).toBeUndefined();
  // Nothing of the inspector's is the function's.
  expect(sim.invocations().flatMap(({ logs }) => logs.filter((line) => /debugger/i.test(line)))).toEqual([]);
  // What the copy holds besides does not hide the author's lines from the terminal.
  expect(createSourcePlaces(project.dir).inSources(printedPlace)).toMatch(`${TEXT}:${LINE}:`);
}, 120_000);

test("a call beside the one that stands still runs without a debugger", async () => {
  const { client: debug } = await breakAt("heard");
  const [one, other] = [sim.customer(), sim.customer()];
  const pushing = one.says("甲");
  await debug.next("Debugger.paused");
  await other.says("乙");
  expect([one.replies, other.replies]).toEqual([[], ["乙 heard"]]);
  await debug.ask("Debugger.resume");
  await pushing;
  expect(one.replies).toEqual(["甲 heard"]);
  // From now on it is the inspected one again.
  const again = other.says("丙");
  await debug.next("Debugger.paused");
  await debug.ask("Debugger.resume");
  await again;
}, 60_000);

test("time goes on when the debugger leaves in the middle of a pause", async () => {
  const { client: debug } = await breakAt("heard");
  const customer = sim.customer();
  const pushing = customer.says("你好");
  await debug.next("Debugger.paused");
  debug.close();
  await pushing;
  expect(customer.replies).toEqual(["你好 heard"]);
  expect(sim.clock.heldSinceMs).toBeUndefined();
}, 60_000);

test("after a reload the debugger is cut off, and attaches to the new code at the same place", async () => {
  const { client: before } = await breakAt("heard");
  await build("read");
  await sim.reload(["text"]);
  await before.closed;
  const { client: debug, sourceAt, inSource } = await breakAt("read");
  const customer = sim.customer();
  const pushing = customer.says("你好");
  const { callFrames } = await debug.next<Pause>("Debugger.paused");
  expect(callFrames[0] && sourceAt(callFrames[0].location)).toMatchObject(inSource);
  await debug.ask("Debugger.resume");
  await pushing;
  expect(customer.replies).toEqual(["你好 read"]);
}, 60_000);

test("the inspected instance is still there after an idle hour, unlike others", async () => {
  sim.clock.advance(60 * 60_000);
  await sim.invoke({ functionName: "image", event: {}, caller: {} });
  const { client: debug } = await breakAt("read");
  const { result } = await debug.ask("Runtime.evaluate", { expression: "1 + 1" });
  expect(result).toMatchObject({ value: 2 });
}, 60_000);
