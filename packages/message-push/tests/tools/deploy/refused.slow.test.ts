// A deploy that is refused before anything is changed: exit code 1, one sentence, and an environment as it was.
import { readDeploySettings } from "../../../tools/deploy/read-settings";
import { refuseOtherRuntimes } from "../../../tools/deploy/refuse-other-runtimes";
import { type DeployBench, functionInCloud, KEY, startDeployBench } from "../../support/deploy-bench";
import type { CommandRun } from "../../support/run-cli";
import { removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

let bench: DeployBench;
let project: TinyProject;

jest.setTimeout(120_000);
beforeAll(async () => {
  bench = await startDeployBench();
});
beforeEach(() => {
  project = tinyProject();
});
afterEach(() => {
  expect(bench.cloud.calls.filter(({ action }) => /^(Create|Update|Batch|Delete)/.test(action))).toEqual([]);
  removeTinyProjects();
});
afterAll(() => bench.stop());

function expectRefusal({ exitCode, output }: CommandRun, ...texts: readonly string[]): void {
  expect(exitCode).toBe(1);
  for (const text of texts) expect(output).toContain(text);
  expect(output).not.toContain(KEY.secretKey);
}

test("an empty environment id is refused, where the CLI would have asked for one", async () => {
  expectRefusal(
    await bench.deploy(project.dir, [], { ENV_ID: "" }),
    "[ENVIRONMENT_INVALID] ENV_ID is empty.",
    "环境 ID",
  );
  expectRefusal(await bench.deploy(project.dir, [], { ENV_ID: "{{env.ENV_ID}}" }), "ENV_ID is no environment id.");
});

test("half a key is refused without showing the half", async () => {
  const run = await bench.deploy(project.dir, [], { TENCENTCLOUD_SECRETID: "" });
  expectRefusal(run, "[ENVIRONMENT_INVALID] TENCENTCLOUD_SECRETID is empty");
});

test("a function that cloudbaserc.json lacks is refused with the name that was meant", async () => {
  expectRefusal(await bench.deploy(project.dir, ["--only", "txet"]), '--only names "txet"', 'Did you mean "text"?');
});

test("a dry run that npm took for itself does not become a real one", async () => {
  const run = await bench.deploy(project.dir, [], { npm_config_dry_run: "true" });
  expectRefusal(run, "[FLAG_INVALID] npm took --dry-run for itself.", "npm run deploy -- --dry-run");
});

test("a project that cannot be built is not deployed, and no login is tried", async () => {
  project.remove("cloudfunctions/image");
  const callsBefore = bench.cloud.calls.length;
  expectRefusal(await bench.deploy(project.dir), "[FUNCTION_FOLDER_MISSING]", "image");
  expect(bench.cloud.calls.length).toBe(callsBefore);
});

test("what the doctor calls an error stops a deploy before anybody is asked; what only DevTools or the console needs does not", async () => {
  project.write("cloudfunctions/text/config.json", '{ "permissions": { "openapi": [] } }');
  const bound = { readAtMs: 1, isEnabled: false, isContainerMode: true, rows: [] };
  project.write(".push-table.json", JSON.stringify(bound));
  const callsBefore = bench.cloud.calls.length;
  const run = await bench.deploy(project.dir);
  expectRefusal(run, "[DOCTOR_FAILED] The doctor found what must be right before a deploy: permissions.", "-604101");
  expect(run.output).toMatch(/ERROR +permissions .*\n +→ /);
  expect(run.output).toMatch(/warning +appid /);
  expect(run.output).toMatch(/warning +console-state .*云托管/);
  expect(bench.cloud.calls.length).toBe(callsBefore);
});

test("a wrong key is refused by its name", async () => {
  const run = await bench.deploy(project.dir, [], { TENCENTCLOUD_SECRETKEY: "another-key-of-somebody" });
  expectRefusal(run, "[LOGIN_REFUSED]", "TENCENTCLOUD_SECRETKEY", "could not be validated");
  expect(run.output).not.toContain("another-key-of-somebody");
});

test("another runtime in the cloud is named with what can be done, for every function that has one", async () => {
  bench.cloud.functions.add(functionInCloud("text", { runtime: "Nodejs18.15" }));
  bench.cloud.functions.add(functionInCloud("image", { runtime: "Nodejs16.13" }));
  expectRefusal(
    await bench.deploy(project.dir),
    "[RUNTIME_DIFFERS] A runtime cannot be changed: text is Nodejs18.15 in the cloud, Nodejs20.19 in cloudbaserc.json; image is",
    "The bundles need Node 18: delete it (npx tcb fn delete",
  );
});

test("a runtime that the bundles run on may stay", () => {
  const settings = readDeploySettings(project.dir, { ENV_ID: "desk" }, []);
  const refuse = () => refuseOtherRuntimes(settings, [{ name: "text", runtime: "Nodejs18.15" }]);
  expect(refuse).toThrow("Write the cloud's runtime into cloudbaserc.json");
  expect(() => refuseOtherRuntimes(settings, [{ name: "foreign", runtime: "Python3.10" }])).not.toThrow();
});
