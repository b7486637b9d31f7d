// What a test is told of pushes that were lost: the lists, the matcher, the time line, and whether something goes on.
import { writeFileSync } from "node:fs";
import type { Simulator } from "../../simulator/simulator";
import { speak } from "../../src/language";
// The matcher comes by the import alone.
import "../../testing";
import { toHaveNoDeadLetters } from "../../testing/no-dead-letters";
import { startProject } from "../support/runtime-project";
import { removeTinyFunctions, signalFile } from "../support/tiny-functions";
import { removeTinyProjects } from "../support/tiny-project";

/** Throws on one word, and returns what no text may have on another. */
const TEXT = `defineFunction({
  on: "text",
  handle({ Content }) {
    if (Content === "broken") return String(Content.missing.length);
    return Content === "wrong" ? { nonsense: true } : "ok";
  },
})`;
const gate = signalFile();
/** In the background, it waits for the file and throws. */
const IMAGE = `defineFunction({
  on: "image",
  slow: true,
  async handle() {
    const { existsSync } = await import("node:fs");
    while (!existsSync(${JSON.stringify(gate)})) await new Promise((resolve) => setTimeout(resolve, 5));
    throw new TypeError("too late");
  },
})`;

let sim: Simulator;
beforeEach(async () => {
  const functions = { text: { main: TEXT }, image: { main: IMAGE, timeoutSeconds: 60 } };
  sim = await startProject(functions, { clockRate: 0.1 });
}, 60_000);
afterEach(() => sim.stop());
afterAll(() => {
  removeTinyProjects();
  removeTinyFunctions();
});

/** What the matcher says; empty when it is content. */
function complaint(): string {
  try {
    expect(sim).toHaveNoDeadLetters();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("a wrong answer of a handler is a dead letter with its push, its reason in words, and nothing of the customer", async () => {
  const customer = sim.customer();
  const { pushId } = await customer.says("wrong");
  const key = String(sim.documents("message_pushes").find(({ state }) => state === "dead")?._id);
  const expected = { pushId, pair: "text", functionName: "text", reason: "OUTPUT_INVALID", key };
  expect(sim.deadLetters()).toMatchObject([{ ...expected, fact: "the handler returned what this pair may not have" }]);
  expect(JSON.stringify(sim.deadLetters())).not.toMatch(new RegExp(`${customer.openid}|wrong"`));
});

test("the matcher is content with pushes that were answered", async () => {
  const report = await sim.customer().says("fine");
  expect(report.goesOn).toBe(false);
  expect(sim).toHaveNoDeadLetters();
  expect([sim.deadLetters(), sim.waiting()]).toEqual([[], []]);
});

test("the matcher tells of a dead letter once, with its time line", async () => {
  const report = await sim.customer("Ann").says("wrong");
  await sim.customer("Bob").says("fine");
  const told = complaint();
  expect(told).toContain(
    "A push of text to text ended as a dead letter: the handler returned what this pair may not have",
  );
  expect(told).toContain(sim.explain(report));
  expect(told).not.toContain("Bob");
  expect(complaint()).toBe("");
});

test("the matcher speaks Chinese where the process does", async () => {
  await sim.customer().says("wrong");
  speak("zh");
  const told = complaint();
  const isExpected = () => expect(sim).not.toHaveNoDeadLetters();
  expect(isExpected).toThrow("应有死信，但没有。");
  speak("en");
  expect(told).toMatch(/^推送给 text 的 text 成了死信：.*（OUTPUT_INVALID）/);
});

test("a dead letter that is expected is told by that, and fails nothing after it", async () => {
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45047 });
  await sim.customer().says("fine");
  expect(sim).not.toHaveNoDeadLetters();
  expect(sim).toHaveNoDeadLetters();
});

test("a handler that throws waits for the relay, which counts as well, with the author's own line", async () => {
  await sim.customer().says("broken");
  const place = expect.stringMatching(/^cloudfunctions\/text\/index\.ts:\d+:\d+$/);
  expect(sim.waiting()).toMatchObject([{ reason: "HANDLER_FAILED", pair: "text", functionName: "text", place }]);
  expect(sim.deadLetters()).toEqual([]);
  expect(complaint()).toMatch(/waits for the relay.*the handler threw.*\n {2}at cloudfunctions\/text\/index\.ts/);
});

test("what the relay gave up is a dead letter of the function that the push went to, and waits no more", async () => {
  const { pushId } = await sim.customer().says("broken");
  sim.clock.advance(49 * 60 * 60_000);
  await sim.fireTimer("relay");
  expect(sim.deadLetters()).toMatchObject([
    { reason: "WINDOW_CLOSED", fact: expect.stringContaining("before that: the handler threw an error") },
  ]);
  expect(sim.deadLetters()).toMatchObject([
    { pushId, functionName: "text", place: expect.stringContaining("cloudfunctions/text/index.ts") },
  ]);
  expect(sim.waiting()).toEqual([]);
});

test.each([
  ["DEADLINE_EXCEEDED", false],
  ["STORE_UNAVAILABLE", true],
])("a push that waits because of %s: is that no failure of the handler? %p", (reason, isContent) => {
  const waits = { pair: "text", functionName: "text", reason, fact: "…", key: "k" };
  const subject = { ...sim, waiting: () => [waits] };
  expect(toHaveNoDeadLetters(subject).pass).toBe(isContent);
});

test("the report of a push that goes on says so, the matcher wants it over, and the time line has what came late", async () => {
  const report = await sim.customer().sendsImage();
  expect(report).toMatchObject({ goesOn: true, attempts: [{ outcome: "answered" }] });
  expect(complaint()).toContain("Functions are still running (image)");
  writeFileSync(gate, "");
  await sim.idle();
  const lines = sim.explain(report).split("\n");
  expect(lines.at(0)).toMatch(/^#1 {2}push {2}image/);
  expect(lines).toContainEqual(expect.stringContaining("image throws TypeError: too late"));
  expect(lines).toContainEqual(expect.stringContaining("at cloudfunctions/image/index.ts:"));
});

test("without a push, the time line has all of them, in the language that is asked for", async () => {
  await sim.customer("Ann").says("fine");
  await sim.customer("Bob").says("fine");
  expect(sim.explain()).toMatch(/^#1 {2}push[\s\S]*Ann sees: ok[\s\S]*#2 {2}push[\s\S]*Bob sees: ok/);
  expect(sim.explain(undefined, { language: "zh" })).toContain("Ann 看到：ok");
});

test("anything but a simulator is refused", () => {
  expect(() => expect({}).toHaveNoDeadLetters()).toThrow("is for a simulator");
});
