// The good project, and what is skipped.
import { examine, goodProject, timeUrl, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

test("a project that is ready has no warning and no fault", async () => {
  const report = await examine(goodProject(), {}, true);
  expect(troubles(report)).toEqual([]);
  expect(report).toMatchObject({ errors: 0, warnings: 0 });
}, 30_000);

test("a cloudbaserc.json of version 2.1 is as good", async () => {
  const project = goodProject();
  project.replace("cloudbaserc.json", '"version": "2.0"', '"version": "2.1"');
  expect(troubles(await examine(project))).toEqual([]);
});

test("what cannot be known here is not judged, and it is said where to look", async () => {
  const { rows } = await examine(goodProject());
  const open = rows.filter(({ level }) => level === "skipped");
  expect(open.map(({ id }) => id)).toEqual([
    "console-state",
    "collections",
    "security-rules",
    "customer-service",
    "probe",
  ]);
  for (const { fix } of open) expect(fix).toMatch(/云开发|mp\.weixin\.qq\.com|npx message-push probe/);
});

test.each([
  ["a server that is not there", "http://127.0.0.1:1"],
  ["a server that tells no time", "none"],
])("%s leaves the clock unknown, and nothing else", async (_, place) => {
  const WECHAT_API_BASE = place.startsWith("http") ? place : timeUrl(place);
  const report = await examine(goodProject(), { environment: { WECHAT_API_BASE } });
  expect(troubles(report)).toEqual([]);
  expect(report.rows).toContainEqual(expect.objectContaining({ id: "clock", level: "skipped" }));
});

test("one error does not hide what can be judged without it", async () => {
  const project = goodProject();
  project.replace("cloudbaserc.json", '"version": "2.0"', '"version": "1.0"');
  project.dotEnv({ ENV_ID: "" });
  project.replace("project.config.json", '"appid"', '"appId"');
  const report = await examine(project);
  expect(troubles(report).map(({ id }) => id)).toEqual(["env-id", "appid", "cloudbaserc"]);
  expect(report.rows.find(({ id }) => id === "timeout")).toMatchObject({ level: "skipped" });
});

test("no row shows a key or a token", async () => {
  const project = goodProject();
  const secrets = {
    WECHAT_APPSECRET: "s".repeat(31),
    WECHAT_TOKEN: "t o k e n",
    WECHAT_ENCODING_AES_KEY: "k".repeat(42),
  };
  project.dotEnv({ ...secrets, TENCENTCLOUD_SECRETID: "AKID i", TENCENTCLOUD_SECRETKEY: "q".repeat(9) });
  const text = JSON.stringify(await examine(project));
  for (const secret of [...Object.values(secrets), "AKID i", "q".repeat(9)]) expect(text).not.toContain(secret);
});
