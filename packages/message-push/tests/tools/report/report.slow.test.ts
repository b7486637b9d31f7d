// message-push report as an operator runs it: the environment is the simulator's gateway with the real SDK, and the simulator by its own address.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PUSH_FIELDS } from "../../../src/desk/report/push-facts";
import type { Report } from "../../../src/desk/report/report";
import { DESK_TEXT } from "../../support/desk-project";
import { endScripts, runScript } from "../../support/run-script";
import { startProject } from "../../support/runtime-project";
import type { Simulator } from "../../support/simulator";
import { removeTinyProjects } from "../../support/tiny-project";

const SETTINGS = { keepsQuestions: true };
const RULES = [
  { _id: "hours", name: "营业时间", keywords: ["几点关门"], replies: ["每天 9:00–18:00"], isListed: true },
  { _id: "returns", name: "退换货", keywords: ["退货"], replies: ["7 天内可以退"] },
];
/** Any number of days has them all. */
const NOW = new Date();

let sim: Simulator;
/** A folder without a project: the report needs none. */
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "report-"));
  const files = { "desk/answers.json": JSON.stringify({ settings: SETTINGS, rules: RULES }) };
  sim = await startProject(
    { text: DESK_TEXT, image: { main: 'defineFunction({ on: "image", handle: () => "好看" })' } },
    { files },
  );
  const customer = sim.customer("小王");
  await customer.says("几点关门");
  await customer.says("退货");
  await customer.sendsImage();
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45002 });
  await sim.customer("小李").says("几点关门");
  await sim.customer("小赵").says("身份证 110101199003070000 能刻字吗");
  await sim.customer("小钱").says("人工");
  await sim.idle();
}, 60_000);
afterEach(endScripts);
afterAll(async () => {
  await sim?.stop();
  removeTinyProjects();
  rmSync(dir, { recursive: true, force: true });
});

/** What makes the environment the simulator's, as for a server of one's own. */
function key(): Record<string, string> {
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = sim.environmentFor("text");
  return { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG };
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { ended, output } = runScript("report.ts", args, { cwd: dir, env });
  return { exitCode: await ended, output: output() };
}

const local = () => ["--local", "--port", new URL(sim.url).port];
/** The rules of the simulator's project are known to it alone: elsewhere they are their ids. */
const ways = [
  ["the environment", () => ({ flags: [] as string[], env: key(), rule: "hours" })],
  ["the simulator", () => ({ flags: local(), env: {}, rule: "营业时间" })],
] as const;

describe.each(ways)("%s", (_name, wayOf) => {
  const runIt = (...args: string[]) => {
    const { flags, env } = wayOf();
    return run([...args, ...flags], env);
  };

  test("is counted: what answered, who went to a person and why, what is dead, what nobody could answer", async () => {
    const { exitCode, output } = await runIt("--json");
    expect(exitCode).toBe(0);
    const report: Report = JSON.parse(output);
    expect(report).toMatchObject({
      version: 1,
      offsetMs: 28_800_000,
      pushes: { total: 6, completed: 5, unfinished: 0, dead: 1 },
      deadLetters: [{ reason: "SEND_REFUSED", errCode: 45002, count: 1 }],
      unfinished: [],
      questions: { total: 1, answered: 0, list: [{ text: "身份证 *** 能刻字吗", count: 1 }] },
    });
    expect(report.pairs.map(({ pair, total, handedOver }) => [pair, total, handedOver])).toEqual([
      ["text", 5, 2],
      ["image", 1, 0],
    ]);
    expect(report.answers.map(({ by, id, count }) => [by, id, count])).toEqual([
      ["person", undefined, 2],
      ["own", undefined, 1],
      ["rule", "hours", 1],
      ["rule", "returns", 1],
    ]);
    expect(report.handOvers.by).toEqual([
      { by: "no-answer", count: 1 },
      { by: "rule", id: "person", name: "人工客服", count: 1 },
    ]);
    expect(report.answers.every(({ medianMs = -1, slowestMs = -1 }) => medianMs >= 0 && slowestMs >= medianMs)).toBe(
      true,
    );
    expect(report.answerTimes.slowestMs).toBeGreaterThan(0);
  });

  test("is a table for who reads it, and has nothing of a customer in either form", async () => {
    const table = await runIt();
    expect(table.exitCode).toBe(0);
    expect(table.output).toMatch(/^Pushes in the (environment sim-local|simulator at \S+), from \S+ until /);
    expect(table.output).toMatch(/\ntext +5 +4 +0 +1 +2 /);
    expect(table.output).toMatch(new RegExp(`\\nrule ${wayOf().rule} +1 +\\d`));
    expect(table.output).toMatch(/\nSEND_REFUSED 45002 +1 +.* WeChat refused the reply\n/);
    const chinese = await run([...wayOf().flags], { ...wayOf().env, MESSAGE_PUSH_LANG: "", LC_ALL: "zh_CN.UTF-8" });
    expect(chinese.output).toMatch(new RegExp(`\\n规则 ${wayOf().rule} +1 `));
    const all = table.output + chinese.output + (await runIt("--json")).output;
    const openids = ["小王", "小李", "小赵", "小钱"].map((name) => sim.customer(name).openid);
    for (const secret of [...openids, "几点关门", "每天 9", "110101", key().TENCENTCLOUD_SECRETKEY ?? "?"])
      expect(all).not.toContain(secret);
    for (const { _id, fencingToken } of sim.documents("message_pushes")) {
      expect(all).not.toContain(String(_id));
      expect(all).not.toContain(String(fencingToken));
    }
  });
});

test("of an environment the database is asked for no openid, packet, reply or token", async () => {
  const before = sim.requests().length;
  await run([], key());
  const asked = sim.requests().slice(before);
  const pushes = asked.filter(({ target }) => target === "message_pushes").map(({ request }) => request);
  expect(pushes.map(({ projection }) => Object.keys(JSON.parse(String(projection))))).toEqual([
    ["_id", ...PUSH_FIELDS],
  ]);
  expect(asked.map(({ action }) => action).filter((action) => action !== "database.getDocument")).toEqual([]);
});

test("thousands are read a page at a time, and who waits is told", async () => {
  const old = {
    state: "completed",
    sent: 1,
    unconfirmed: 0,
    pair: "event:user_enter_tempsession",
    answeredBy: "welcome",
  };
  const at = NOW.getTime() - 86_400_000;
  const records = Array.from({ length: 10_000 }, (_, index) => ({
    _id: `seeded-${String(index).padStart(5, "0")}`,
    ...old,
    arrivedAtMs: at,
    sentAtMs: [at + index],
  }));
  sim.database("message_pushes").insert(records);
  const before = sim.requests().length;
  const { exitCode, output } = await run(["--days", "2"], key());
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining("10,000 pushes read …\n") });
  expect(output).toMatch(/\nwelcome +10000 +5 s +10 s\n/);
  const reads = sim
    .requests()
    .slice(before)
    .filter(({ action }) => action === "database.getDocument");
  // Ten pages of pushes and what is left, and the questions with the rules.
  expect(reads.length).toBeLessThanOrEqual(13);
  expect((await run(["--days", "1", "--json"], key())).output).not.toContain("welcome");
  sim
    .database("message_pushes")
    .find(old)
    .forEach(({ _id }) => void sim.database("message_pushes").remove(String(_id)));
}, 60_000);

test("without a key, with a wrong one, or without a simulator, one error says so", async () => {
  expect(await run([], { ENV_ID: "sim-local" })).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[ENVIRONMENT_INVALID\] .* are missing.*\n {2}→ .*--local/),
  });
  const wrong = await run([], { ...key(), TENCENTCLOUD_SECRETKEY: "wrong" });
  expect(wrong).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[REPORT_UNREACHABLE\] .*"sim-local".*\n {2}→ Look at/),
  });
  expect(wrong.output).not.toMatch(/wrong"|\n\s+at /);
  expect(await run(["--local", "--port", "9"])).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[REPORT_UNREACHABLE\] .* does not answer\.\n {2}→ Start it/),
  });
}, 60_000);
