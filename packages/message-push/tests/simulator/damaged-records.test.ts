// Whatever stands in message_pushes: a test can put it there, and terminal, control API and dead letters show it and do not fail.
import { PassThrough, Readable } from "node:stream";
import { text as readText } from "node:stream/consumers";
import { followLostPushes } from "../../simulator/dead-letters";
import { createEvents } from "../../simulator/events";
import { PUSH_RECORDS } from "../../simulator/push-records";
import type { Simulator } from "../../simulator/simulator";
import { chat } from "../../simulator/terminal/chat";
import { follow, linesOf } from "../../simulator/terminal/follow";
import { DAMAGED_RECORDS } from "../support/damaged-records";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

/** Writes a record by hand, with an `_id` that only a function can write. */
const WRITES = `defineFunction({ on: "text", handle: async ({ Content }) => {
  const { database } = await import("#runtime");
  if (Content === "写") await database.collection("${PUSH_RECORDS}").add({ data: { _id: { by: "hand" }, pair: 7 } });
  return "收到";
} })`;

let sim: Simulator;
beforeAll(async () => {
  const seed = DAMAGED_RECORDS.map(([what, document]) => JSON.stringify({ _id: `seeded: ${what}`, ...document }));
  sim = await startProject({ text: { main: WRITES } }, { files: { [`seed/${PUSH_RECORDS}.json`]: seed.join("\n") } });
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

async function answerOf(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await fetch(`${sim.url}/__sim${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function typed(...lines: readonly string[]): Promise<string> {
  const output = new PassThrough();
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const shown = linesOf(sim, { projectDir: process.cwd(), language: "zh", isColored: false });
  const terminal = { input, output, ended: new AbortController().signal, language: "zh" } as const;
  await chat(sim, terminal, (print) => follow(sim, shown, print));
  output.end();
  return readText(output);
}

test("a seed file can hold any of them", () => {
  expect(sim.documents(PUSH_RECORDS).length).toBeGreaterThanOrEqual(DAMAGED_RECORDS.length);
});

test.each(DAMAGED_RECORDS)("a push whose record has %s is shown, and the record as it stands", async (_, document) => {
  const { pushId } = await sim.customer().says("你好");
  const { key = "" } = sim.journal.row(pushId) ?? {};
  const records = sim.database(PUSH_RECORDS);
  expect(records.remove(key)).toBe(true);
  records.insert({ ...document, _id: key });
  const { status, body } = await answerOf(`/pushes/${pushId}/record`);
  expect([status, body]).toEqual([200, { record: expect.objectContaining({ _id: key }) }]);
  expect((await answerOf(`/pushes/${pushId}`)).status).toBe(200);
});

test("all of them are listed, and one with an _id that only a function can write", async () => {
  await sim.customer().says("写");
  const all = sim.documents(PUSH_RECORDS);
  expect(all).toContainEqual({ _id: { by: "hand" }, pair: 7 });
  expect(await answerOf(`/data/${PUSH_RECORDS}?limit=1000`)).toMatchObject({
    status: 200,
    body: { total: all.length },
  });
  const printed = await typed(`/data ${PUSH_RECORDS}`, "/timer relay", "你好");
  expect(printed).toContain(`${PUSH_RECORDS}：${all.length} 条`);
  expect(printed).toContain("收到");
  expect(sim.explain()).toContain("收到");
});

test("the dead letter of a damaged record is one, whatever its line lacks", () => {
  const { events, emit } = createEvents({ nowMs: () => 1_000 });
  const places = { inSources: (text: string) => text, ownFrame: () => undefined };
  const { deadLetters } = followLostPushes(events, places);
  const damaged = { level: "error", event: "dead-letter", reason: "RECORD_DAMAGED", lastError: "pair" };
  for (const fields of [
    { pushId: "k1" },
    { pushId: 7, pair: 7, sinceArrivalMs: null },
    { pushId: "k3", unsent: "?" },
  ]) {
    const entry = { ...damaged, ...fields };
    emit({ kind: "log-line", invocationId: "relay", functionName: "relay", line: JSON.stringify(entry), entry });
  }
  expect(deadLetters().map(({ key, pair, reason }) => [key, pair, reason])).toEqual([
    ["k1", "?", "RECORD_DAMAGED"],
    ["7", "?", "RECORD_DAMAGED"],
    ["k3", "?", "RECORD_DAMAGED"],
  ]);
  expect(deadLetters()[0]?.fact).toBe("the record of the push cannot be read; before that: pair");
});
