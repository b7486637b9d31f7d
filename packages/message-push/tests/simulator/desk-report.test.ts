// The report over the control API, of the local database.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DESK_ANSWERS, DESK_QUESTIONS } from "../../simulator/desk/desk-collections";
import type { Report } from "../../src/desk/report/report";
import { deskCopy } from "../support/desk-copy";
import { DESK_FILE } from "../support/desk-project";
import { type Simulator, startSimulator } from "../support/simulator";

const HOUR_MS = 3_600_000;

let sim: Simulator;
let dir: string;
beforeAll(async () => {
  dir = deskCopy();
  mkdirSync(join(dir, "desk"));
  writeFileSync(join(dir, "desk/answers.json"), JSON.stringify(DESK_FILE));
  sim = await startSimulator({ projectDir: dir });
});
afterAll(async () => {
  await sim.stop();
  rmSync(dir, { recursive: true, force: true });
});

const fetched = (query: string) => fetch(`${sim.url}/__sim/desk/report${query}`);
const reportOf = async (query = ""): Promise<Report> => JSON.parse(await (await fetched(query)).text());

test("it has seven days by the desk's clock, and others where they are asked for", async () => {
  const week = await reportOf();
  expect(week).toMatchObject({ version: 1, offsetMs: 8 * HOUR_MS, pushes: { total: 0 }, days: [] });
  expect(week.untilMs - week.fromMs).toBeGreaterThanOrEqual(6 * 24 * HOUR_MS);
  const today = await reportOf("?days=1");
  expect(today.untilMs - today.fromMs).toBeLessThan(24 * HOUR_MS);
  expect((today.fromMs + 8 * HOUR_MS) % (24 * HOUR_MS)).toBe(0);
});

test("it leaves out questions that a rule answers by now, of the file or of the collection", async () => {
  const lastAt = new Date(sim.clock.nowMs());
  const asked = (_id: string, text: string) => ({ _id, text, count: 1, firstAtMs: 1, lastAt });
  sim.seed(DESK_QUESTIONS, [asked("a", "几点关门"), asked("b", "能刻字吗")]);
  expect((await reportOf()).questions).toMatchObject({ total: 1, answered: 1, list: [{ text: "能刻字吗" }] });
  sim.seed(DESK_ANSWERS, [{ _id: "x", name: "刻字", keywords: ["刻字"], replies: ["能"] }]);
  expect((await reportOf()).questions).toMatchObject({ total: 1, answered: 1, list: [{ text: "几点关门" }] });
});

test("more than a page of pushes is counted, each once", async () => {
  const arrivedAtMs = sim.clock.nowMs();
  const push = { pair: "text", state: "completed", arrivedAtMs, sent: 1, sentAtMs: [arrivedAtMs], unconfirmed: 0 };
  sim.database("message_pushes").insert(Array.from({ length: 2_001 }, () => push));
  expect((await reportOf("?days=1")).pushes).toEqual({ total: 2_001, completed: 2_001, unfinished: 0, dead: 0 });
});

test.each(["0", "31", "1.5", "week"])("a report of %s days is refused", async (days) => {
  const response = await fetched(`?days=${days}`);
  expect([response.status, await response.json()]).toMatchObject([400, { error: { code: "OPTION_INVALID" } }]);
});
