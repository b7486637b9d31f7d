// What the doctor says of the desk: its collections, its holidays, its webhook. Each on a copy of the good project.

import { COVERS_UNTIL } from "../../../src/desk/hours/generated/china-holidays";
import { deskSource } from "../../support/desk-project";
import type { DoctorProject } from "../../support/doctor-project";
import { examine, expectNamed, goodProject, handlerOf, type Seed, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const DESK = ["message_pushes", "desk_states", "desk_answers", "desk_questions"];
const PAIRS = {
  text: "text",
  image: "image",
  miniprogrampage: "miniprogrampage",
  user_enter_tempsession: "event:user_enter_tempsession",
};
const WEEKLY = { weekly: { mon: ["9:00-18:00"] } };

/** Functions of which none works with the desk. */
function withoutDesk(project: DoctorProject): DoctorProject {
  for (const [name, on] of Object.entries(PAIRS))
    project.write(`cloudfunctions/${name}/index.ts`, handlerOf(`{ on: "${on}", handle: () => "好" }`));
  project.write(
    "cloudfunctions/relay/index.ts",
    'import { defineRelay } from "#runtime";\nexport const main = defineRelay();\n',
  );
  return project;
}

/** The same, but for `text`. */
function withDesk(project: DoctorProject, hours: object = {}): DoctorProject {
  withoutDesk(project);
  project.write("desk.json", JSON.stringify({ settings: { hours }, rules: [] }));
  project.write("cloudfunctions/text/index.ts", deskSource("../../desk.json"));
  return project;
}

const lastNovember = (day: number) => Date.UTC(COVERS_UNTIL, 10, day, 4);

test("a desk without weekly hours needs no holidays, and nobody has to be told", async () => {
  const { rows } = await examine(withDesk(goodProject()), { nowMs: lastNovember(20) }, true, false);
  expect(rows).toContainEqual({ id: "holidays", level: "ok", fact: "The desk does not go by China's holidays." });
  expect(rows).toContainEqual({ id: "webhook", level: "ok", fact: "Nobody is told that somebody waits." });
}, 60_000);

test("holidays that end are told from 15 November on, and not before", async () => {
  const project = withDesk(goodProject(), WEEKLY);
  const before = await examine(project, { nowMs: lastNovember(14) }, true, false);
  const from = await examine(project, { nowMs: lastNovember(15) }, true, false);
  expect(before.rows).toContainEqual(expect.objectContaining({ id: "holidays", level: "ok" }));
  expect(from.rows).toContainEqual(
    expect.objectContaining({
      id: "holidays",
      level: "warning",
      fact: expect.stringMatching(/^The hours in desk\.json go by China's holidays/),
      fix: expect.stringMatching(/newer message-push.*desk_answers/),
    }),
  );
}, 60_000);

test("holidays that end are no warning where days after them are written down", async () => {
  const days = { [`${COVERS_UNTIL + 1}-01-01`]: [] };
  const { rows } = await examine(
    withDesk(goodProject(), { ...WEEKLY, days }),
    { nowMs: lastNovember(20) },
    true,
    false,
  );
  expect(rows).toContainEqual(expect.objectContaining({ id: "holidays", level: "ok" }));
}, 60_000);

test("hours in the database count before those of the file", async () => {
  const collection = { missing: [], hours: { ...WEEKLY, holidays: "none" } };
  const project = withDesk(goodProject(), WEEKLY);
  const { rows } = await examine(project, { nowMs: lastNovember(20), collection }, true, false);
  expect(rows).toContainEqual(expect.objectContaining({ id: "holidays", level: "ok" }));
}, 60_000);

test("a project with a desk needs its collections, and one without does not", async () => {
  const collection = { missing: DESK.slice(1) };
  const rowOf = async (project: DoctorProject) =>
    (await examine(project, { collection }, true, false)).rows.find(({ id }) => id === "collections");
  expect(await rowOf(withoutDesk(goodProject()))).toMatchObject({ level: "ok" });
  expect(await rowOf(withDesk(goodProject()))).toMatchObject({
    level: "warning",
    fix: expect.stringMatching(/^Create desk_states, desk_answers, desk_questions in 云开发 → 数据库.*仅管理端可读写/),
  });
}, 60_000);

const address = (DESK_WEBHOOK_URL: string) => (p: DoctorProject) => {
  withDesk(p).settings("text", { envVariables: { DESK_WEBHOOK_URL: "{{env.DESK_WEBHOOK_URL}}" } });
  p.dotEnv({ DESK_WEBHOOK_URL });
};

const seeds: readonly Seed[] = [
  {
    name: "an address that is none",
    seed: address("qyapi.weixin.qq.com/cgi-bin/webhook/send"),
    id: "webhook",
    level: "error",
    fix: /Write the whole address, https:\/\/…, into \.env as DESK_WEBHOOK_URL/,
  },
  {
    name: "an address of http",
    seed: address("http://robots.example.com/waiting"),
    id: "webhook",
    level: "warning",
    fix: /https:\/\/….*envVariables of text in cloudbaserc\.json/,
  },
  {
    name: "an address that no function gets",
    seed: (p) => withDesk(p).dotEnv({ DESK_WEBHOOK_URL: "https://robots.example.com/waiting" }),
    id: "webhook",
    level: "warning",
    fix: /into envVariables in cloudbaserc\.json, of those that hand over: .*text/,
  },
];

test.each(seeds)("$name is named, with its fix", (seeded) => expectNamed({ ...seeded, also: ["build"] }, true), 60_000);

test("a function whose rules may say a picture may be permitted to upload it", async () => {
  const project = withDesk(goodProject());
  const config = "cloudfunctions/text/config.json";
  project.replace(
    config,
    '"customerServiceMessage.send"',
    '"customerServiceMessage.send", "customerServiceMessage.uploadTempMedia"',
  );
  const { rows } = await examine(project, {}, true, false);
  expect(rows).toContainEqual(expect.objectContaining({ id: "permissions", level: "ok" }));
}, 60_000);

test("no row shows the address", async () => {
  const project = goodProject();
  address("http://robots.example.com/secret-key")(project);
  const report = await examine(project, {}, true, false);
  expect(JSON.stringify(report)).not.toContain("secret-key");
}, 60_000);
