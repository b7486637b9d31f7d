// A deploy that changed something and is not well all the same: exit code 2, and every function that is concerned has a name.
import { type DeployBench, ENV_ID, functionInCloud, KEY, startDeployBench } from "../../support/deploy-bench";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

let bench: DeployBench;

jest.setTimeout(120_000);
beforeEach(async () => {
  bench = await startDeployBench();
});
afterEach(async () => {
  await bench.stop();
  removeTinyProjects();
});

test("an update is made, a function that is refused is named, and so is what the CLI left undone without a word", async () => {
  // It never takes a trigger away.
  bench.cloud.functions.add(functionInCloud("text", { triggers: { old: "0 0 * * * * *" } }));
  const message = "The number of functions is used up.";
  bench.cloud.refuse({ action: "CreateFunction", functionName: "image", code: "LimitExceeded.Function", message });
  const { exitCode, output } = await bench.deploy(tinyProject().dir);
  expect(exitCode).toBe(2);
  expect(output).toMatch(/text +✔ deployed/);
  expect(bench.cloud.functions.get("text")).toMatchObject({
    timeout: 5,
    modTime: expect.not.stringContaining("2026-01-01 00:00:00"),
  });
  expect(bench.cloud.functions.get("text").archive.length).toBeGreaterThan(10_000);

  expect(output).toContain("[DEPLOY_INCOMPLETE]");
  expect(output).toMatch(/image: not deployed: .*is used up\..*LimitExceeded\.Function.* → the plan's number/);
  expect(output).toContain(
    'text: the trigger "old" is not in cloudbaserc.json → npx tcb fn trigger delete text old -e',
  );
  // Named once, as not deployed.
  expect(output).not.toContain("image: it is not in the cloud");
  // The fix is one.
  await bench.tcb(process.cwd(), ["login", "--apiKeyId", KEY.secretId, "--apiKey", KEY.secretKey]);
  const fix = await bench.tcb(process.cwd(), ["fn", "trigger", "delete", "text", "old", "-e", ENV_ID]);
  expect(fix.exitCode).toBe(0);
  expect(bench.cloud.functions.get("text").triggers).toEqual({});
});

test("an update that is refused is named, and a trigger that could not be set", async () => {
  bench.cloud.functions.add(functionInCloud("text"));
  const order = { action: "UpdateFunctionCode", functionName: "text", message: `It went wrong with ${KEY.secretKey}.` };
  bench.cloud.refuse({ ...order, code: "FailedOperation.UpdateFunctionCode" });
  const project = tinyProject();
  const trigger = { name: "tick", type: "timer", config: "0 */5 * * * * *" };
  project.write("cloudbaserc.json", cloudbaserc(["text", "image"], { text: [trigger] }));
  project.write(
    "cloudfunctions/text/config.json",
    JSON.stringify({ permissions: { openapi: ["customerServiceMessage.send"] }, triggers: [trigger] }),
  );
  const { exitCode, output, stdout } = await bench.deploy(project.dir, ["--only", "text", "--json"]);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    isDryRun: false,
    functions: [{ name: "text", action: "update", problems: [expect.stringContaining("not deployed: ")] }],
  });
  expect(output).toMatch(/text: not deployed: .*It went wrong with \*\*\*\..*FailedOperation\.UpdateFunctionCode/);
  expect(output).toMatch(/✖ no trigger "tick" at "0 \*\/5 \* \* \* \* \*"/);
  expect(bench.cloud.functions.all().map(({ name }) => name)).toEqual(["text"]);
});
