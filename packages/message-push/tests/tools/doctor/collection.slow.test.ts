// The database asked by key, through the real SDK, and what the doctor makes of the answer.

import { type CollectionReading, NOT_ASKED, readCollection } from "../../../tools/doctor/read-collection";
import { runDoctor } from "../../../tools/doctor/run-doctor";
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { goodProject, knownBuild, knownTypes, timeUrl, useDoctorBench } from "./doctor-bench";

useDoctorBench();

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

function key(changed: Record<string, string> = {}) {
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = sim.environmentFor("text");
  return { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG, ...changed };
}

test("with a key, it knows whether the first push has made the collection", async () => {
  expect(await readCollection(key())).toEqual({
    missing: ["message_pushes", "desk_states", "desk_answers", "desk_questions"],
  });
  await sim.customer().says("你好");
  expect(await readCollection(key())).toEqual({
    missing: expect.not.arrayContaining(["message_pushes"]),
  });
  sim.seed("desk_answers", [{ _id: "settings", hours: { holidays: "china" } }]);
  expect(await readCollection(key())).toEqual({
    missing: expect.not.arrayContaining(["message_pushes", "desk_answers"]),
    hours: { holidays: "china" },
  });
}, 30_000);

test("a key that is refused is no answer", async () => {
  const reading = await readCollection(key({ TENCENTCLOUD_SECRETKEY: "another-key-of-somebody" }));
  expect(reading).toEqual({
    why: {
      en: expect.stringMatching(/^The database did not answer \(errCode -\d+\): look at the key/),
      zh: expect.stringMatching(/^数据库没有回应（errCode -\d+）：请检查密钥/),
    },
  });
}, 30_000);

test.each(["ENV_ID", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"])("without %s nobody is asked", async (name) => {
  const before = sim.requests().length;
  expect(await readCollection(key({ [name]: "" }))).toEqual({
    why: expect.objectContaining({ en: "There is no key to ask the database with." }),
  });
  expect(sim.requests()).toHaveLength(before);
});

test.each<[CollectionReading, string, RegExp, RegExp]>([
  [{ missing: [] }, "ok", /(is|are) there/, /云开发 → 数据库 → message_pushes.* → 权限设置/],
  [
    { missing: ["message_pushes"] },
    "warning",
    /^message_pushes is not there yet/,
    /Create message_pushes in 云开发 → 数据库, and set 权限设置/,
  ],
  [NOT_ASKED, "skipped", /was not asked/, /云开发 → 数据库/],
])(
  "%j is %s, with where to look",
  async (reading, level, fact, fix) => {
    const asked: unknown[] = [];
    const { rows } = await runDoctor({
      projectDir: goodProject().dir,
      build: knownBuild,
      checkTypes: knownTypes,
      environment: { WECHAT_API_BASE: timeUrl(0) },
      readCollection: async ({ ENV_ID }) => {
        asked.push(ENV_ID);
        return reading;
      },
    });
    expect(rows).toContainEqual({
      id: "collections",
      level,
      fact: expect.stringMatching(fact),
      fix: expect.stringMatching(fix),
    });
    expect(asked).toEqual(["prod-1a2b3c"]);
  },
  30_000,
);
