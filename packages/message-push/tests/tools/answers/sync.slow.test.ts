// Between the file and the collection: the environment is the simulator's gateway with the real SDK, and the simulator by its own address.
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { answersProject, FILE, HOURS_RULE, RETURNS_RULE, SETTINGS, useAnswersBench } from "./answers-bench";

useAnswersBench();

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());
beforeEach(() => {
  if (sim.collections().some(({ name }) => name === "desk_answers")) sim.dropCollection("desk_answers");
});

/** What makes the environment the simulator's, as for a server of one's own. */
function key(): Record<string, string> {
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = sim.environmentFor("text");
  return { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG };
}

const local = () => ["--local", "--port", new URL(sim.url).port];
const stored = () => sim.database("desk_answers").all();

const ways = [
  ["the environment", () => ({ flags: [] as string[], env: key() })],
  ["the simulator", () => ({ flags: local(), env: {} })],
] as const;

describe.each(ways)("%s", (_name, wayOf) => {
  const runIn = (project: ReturnType<typeof answersProject>, ...args: string[]) => {
    const { flags, env } = wayOf();
    return project.run([...args, ...flags], env);
  };

  test("push writes what is not there, then only what differs, and diff tells it", async () => {
    const project = answersProject({ settings: SETTINGS, rules: [HOURS_RULE, RETURNS_RULE] });
    const first = await runIn(project, "push");
    expect(first).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/\+ settings\n {2}\+ hours {5}营业时间\n.*Written/s),
    });
    expect(stored()).toEqual(expect.arrayContaining([HOURS_RULE, RETURNS_RULE, { _id: "settings", ...SETTINGS }]));
    expect((await runIn(project, "diff")).output).toMatch(/ says what desk\/answers\.json says\.\n$/);

    sim.database("desk_answers").patch("returns", { marker: 1, _updateTime: 7 });
    project.write(FILE, JSON.stringify({ settings: SETTINGS, rules: [{ ...HOURS_RULE, priority: 2 }] }));
    const differs = await runIn(project, "diff");
    expect(differs.exitCode).toBe(0);
    expect(differs.output).toMatch(
      /~ hours {4}营业时间 {2}priority\n {2}- returns {2}退换货\npush overwrites what was edited there \(~\); .*\nWhat the file does not have \(-\)/,
    );
    const pushed = (await runIn(project, "push")).output;
    expect(pushed).toMatch(/~ hours [\s\S]*push overwrites what was edited there \(~\)[\s\S]*\nWritten\./);
    expect(stored()).toContainEqual({ ...HOURS_RULE, priority: 2 });
    expect(stored()).toContainEqual({ ...RETURNS_RULE, marker: 1, _updateTime: 7 });
    expect((await runIn(project, "push")).output).toContain("There is nothing to write.");

    expect((await runIn(project, "push", "--remove")).output).toContain("Written.");
    expect(
      stored()
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual(["hours", "settings"]);
  }, 60_000);

  test("pull writes what the collection has, without what consoles add, and keeps what is the same as it stands", async () => {
    const own = { note: "ours", ...HOURS_RULE };
    const project = answersProject({ settings: SETTINGS, rules: [own, { ...RETURNS_RULE, _id: "gone" }] });
    sim.database("desk_answers").insert([
      { ...RETURNS_RULE, _openid: "o1", _createTime: 7, validFrom: new Date("2026-10-01T00:00:00Z") },
      { ...HOURS_RULE, note: "ours" },
      { _id: "settings", ...SETTINGS, handOverText: "马上来。", _updateTime: 7 },
    ]);
    const { exitCode, output } = await runIn(project, "pull");
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /Changes in desk\/answers\.json, from .*:\n {2}~ settings +handOverText\n {2}\+ returns +退换货\n {2}- gone +退换货\n$/,
    );
    expect(project.answers()).toEqual({
      settings: { ...SETTINGS, handOverText: "马上来。" },
      rules: [own, { ...RETURNS_RULE, validFrom: "2026-10-01T00:00:00.000Z" }],
    });
    expect(Object.keys(project.answers().rules[1])).toEqual([
      "_id",
      "name",
      "keywords",
      "replies",
      "isListed",
      "validFrom",
    ]);
    const text = project.text();
    expect((await runIn(project, "pull")).output).toMatch(/says already what/);
    expect(project.text()).toBe(text);
    expect(project.files()).toEqual(["answers.json"]);
    expect((await runIn(project, "diff")).output).toMatch(/ says what /);
  }, 60_000);
});

test("pull makes the file where there is none", async () => {
  sim.database("desk_answers").insert(HOURS_RULE);
  const project = answersProject();
  expect((await project.run(["pull", ...local()])).exitCode).toBe(0);
  expect(project.answers()).toEqual({ rules: [HOURS_RULE] });
});

test("an empty collection leaves the file as it is: functions answer from it", async () => {
  const project = answersProject({ rules: [HOURS_RULE] });
  const before = project.text();
  const { exitCode, output } = await project.run(["pull", ...local()]);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining("stays as it is") });
  expect(project.text()).toBe(before);
});

test("broken rules are not pushed, and what is wrong is listed", async () => {
  const project = answersProject({ settings: SETTINGS, rules: [HOURS_RULE, { ...RETURNS_RULE, keywords: [] }] });
  const { exitCode, output } = await project.run(["push", ...local()]);
  expect(exitCode).toBe(1);
  expect(output).toMatch(
    /✖ returns {2}keywords\n[\s\S]*\[ANSWERS_BROKEN\] .* has a problem; nothing was written\.\n {2}→ /,
  );
  expect(sim.collections().map(({ name }) => name)).not.toContain("desk_answers");
});

test("what is pulled broken is told", async () => {
  sim.database("desk_answers").insert({ ...HOURS_RULE, replies: [] });
  const { exitCode, output } = await answersProject().run(["pull", ...local()]);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining("run answers check") });
});

test("without a key, a key that is wrong, or a simulator that is not there, one error says so and the file stays", async () => {
  const project = answersProject({ rules: [HOURS_RULE] });
  const before = project.text();
  const noKey = await project.run(["pull"], { ENV_ID: "sim-local" });
  expect(noKey).toEqual({
    exitCode: 1,
    output: expect.stringContaining("TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are missing"),
  });
  expect(noKey.output).not.toContain("--store");
  const wrong = await project.run(["pull"], { ...key(), TENCENTCLOUD_SECRETKEY: "wrong" });
  expect(wrong).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[ANSWERS_UNREACHABLE\] .*"sim-local".*\n {2}→ Look at/),
  });
  expect(wrong.output).not.toMatch(/wrong"|\n\s+at /);
  const nobody = await project.run(["pull", "--local", "--port", "9"]);
  expect(nobody).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^\[ANSWERS_UNREACHABLE\] .* does not answer\.\n {2}→ Start it/),
  });
  expect(project.text()).toBe(before);
}, 60_000);
