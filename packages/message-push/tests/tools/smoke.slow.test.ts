// The real CLI calls what was deployed, on the stand-in of the cloud: everything runs but the handlers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DeployBench, ENV_ID, HTTP_PUSH, KEY, startDeployBench } from "../support/deploy-bench";
import { manifestText } from "../support/manifest-of";
import { deskProject, removeTinyProjects, type TinyProject } from "../support/tiny-project";

const ONLY = ["text", "relay", "http_push"].flatMap((name) => ["--only", name]);

let bench: DeployBench;
let project: TinyProject;

jest.setTimeout(180_000);
beforeAll(async () => {
  bench = await startDeployBench();
  project = deskProject();
  const deployed = await bench.deploy(project.dir, ONLY, HTTP_PUSH);
  if (deployed.exitCode !== 0) throw new Error(deployed.output);
});
afterAll(async () => {
  await bench.stop();
  removeTinyProjects();
});

test("functions of every kind answer, one record is completed, and nothing is sent", async () => {
  const { exitCode, output } = await bench.smoke(project.dir, ["--env", ENV_ID, ...ONLY], { ENV_ID: "" });
  expect(output).toMatch(/✔ text +text: claimed and completed in \d+ ms, timeout 5 s/);
  expect(output).toMatch(/✔ relay +read what is due in \d+ ms, timeout 60 s/);
  expect(output).toMatch(/✔ http_push +refused an unsigned request with 403, as it must/);
  expect(exitCode).toBe(0);
  const sim = await bench.cloud.simulator();
  expect(sim.documents("message_pushes")).toMatchObject([{ pair: "text", state: "completed" }]);
  expect(sim.requests().filter(({ action }) => action === "wx.openApi")).toEqual([]);
  for (const secret of [KEY.secretKey, ...Object.values(HTTP_PUSH)]) expect(output).not.toContain(secret);
});

test("a function that is not there and settings that are not whole are named, and the others are called all the same", async () => {
  bench.cloud.functions.change("http_push", { envVariables: { ...HTTP_PUSH, WECHAT_TOKEN: "" } });
  const { exitCode, output } = await bench.smoke(project.dir, ["--env", ENV_ID, "--only", "image", ...ONLY]);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/✖ image +.*(not found|ResourceNotFound|does not exist)/i);
  expect(output).toMatch(/✖ http_push +status 500: look at its WECHAT_… variables/);
  expect(output).toContain("✔ text");
  expect(output).toContain("[SMOKE_FAILED] These functions do not answer as they should: http_push, image.");
});

test("a function whose main the runtime did not make is left alone: nobody knows what it would do", async () => {
  const settings = JSON.parse(readFileSync(join(project.dir, "cloudbaserc.json"), "utf8"));
  const own = { ...settings.functions[0], name: "nightly", envVariables: {} };
  project.write("cloudbaserc.json", JSON.stringify({ ...settings, functions: [...settings.functions, own] }));
  project.write("dist/cloudfunctions/nightly/index.js", "exports.main = async () => undefined;");
  project.write("dist/cloudfunctions/nightly/config.json", '{ "permissions": { "openapi": [] } }');
  project.write("dist/cloudfunctions/nightly/package.json", manifestText("nightly", { isOfRuntime: false }));
  const { exitCode, output } = await bench.smoke(project.dir, ["--env", ENV_ID, "--only", "nightly"]);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/nightly +not called/) });
  expect(bench.cloud.calls.filter(({ functionName }) => functionName === "nightly")).toEqual([]);
});

test("the environment of --env goes before ENV_ID, and one of somebody else is refused", async () => {
  const { exitCode, output } = await bench.smoke(project.dir, ["--env", "other-env", "--only", "text"]);
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining("other-env") });
});

test("an --env that is no id is refused before anybody is asked", async () => {
  const { exitCode, output } = await bench.smoke(project.dir, ["--env", ""]);
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining("[FLAG_INVALID] --env is") });
});

test("without a build it is refused before anybody is asked", async () => {
  project.remove("dist");
  const before = bench.cloud.calls.length;
  expect(await bench.smoke(project.dir)).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining("[BUILD_MISSING]"),
  });
  expect(bench.cloud.calls).toHaveLength(before);
});
