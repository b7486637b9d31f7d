// The real CLI deploys all shipped functions to an empty environment; then what was uploaded runs in the simulator.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readZip } from "../../../simulator/cloud-api/read-zip";
import { type DeployBench, ENV_ID, HTTP_PUSH, KEY, startDeployBench } from "../../support/deploy-bench";
import type { CommandRun } from "../../support/run-cli";
import { deskProject, removeTinyProjects, type TinyProject } from "../../support/tiny-project";

/** Whatever the developer's own environment says. */
const NO_HTTP_PUSH = { WECHAT_APPID: "", WECHAT_APPSECRET: "", WECHAT_ENCODING_AES_KEY: "" };

let bench: DeployBench;
let project: TinyProject;
let run: CommandRun;

jest.setTimeout(180_000);
beforeAll(async () => {
  bench = await startDeployBench();
  project = deskProject();
  run = await bench.deploy(project.dir, [], HTTP_PUSH);
});
afterAll(async () => {
  await bench.stop();
  removeTinyProjects();
});

test("every function of cloudbaserc.json is in the cloud, as it says there", () => {
  expect(run).toMatchObject({ exitCode: 0, output: expect.stringMatching(/relay +✔ deployed in [\d.]+ s/) });
  const { functions } = JSON.parse(readFileSync(join(project.dir, "cloudbaserc.json"), "utf8"));
  const inCloud = bench.cloud.functions.all();
  expect(inCloud.map(({ name }) => name).sort()).toEqual(functions.map(({ name }: { name: string }) => name));
  expect(bench.cloud.functions.get("relay")).toMatchObject({
    runtime: "Nodejs20.19",
    timeout: 60,
    memorySize: 256,
    installDependency: false,
    triggers: { relay: "0 * * * * * *" },
  });
  expect(bench.cloud.functions.get("http_push").envVariables).toMatchObject(HTTP_PUSH);
});

test("the archive holds what was built, byte for byte", () => {
  const files = readZip(bench.cloud.functions.get("text").archive);
  expect([...files.keys()].sort()).toEqual(["config.json", "index.js", "package.json"]);
  for (const [name, content] of files)
    expect(content.equals(readFileSync(join(project.dir, "dist/cloudfunctions/text", name)))).toBe(true);
});

test("what was uploaded answers a customer in the simulator, and its timer runs", async () => {
  const sim = await bench.cloud.simulator();
  const customer = sim.customer();
  await customer.says("你好");
  expect(customer.replies).toEqual(["收到：你好"]);
  await sim.fireTimer("relay");
  expect(sim.invocations().map(({ status }) => status)).toEqual(["returned", "returned"]);
});

test("it says what is there and what is left to do by hand", () => {
  expect(run.output).toMatch(/relay +Nodejs20\.19 {2}60 s {2}256 MB {2}[\d.]+ KB {2}relay：/);
  expect(run.output).toContain(
    "These are new: http_push, image, miniprogrampage, relay, text, user_enter_tempsession.",
  );
  expect(run.output).toContain("上传并部署：所有文件");
  expect(run.output).toContain("-604101");
  expect(run.output).toContain(`npx message-push smoke --env ${ENV_ID}`);
  expect(run.output).not.toContain("empty variables");
});

test("neither the key nor a variable of a function is shown, and nothing left the machine", () => {
  expect(run.output).not.toContain(KEY.secretKey);
  expect(run.output).not.toContain(KEY.secretId);
  expect(run.output).not.toContain(HTTP_PUSH.WECHAT_TOKEN);
  // The CLI's own statistics, which the stand-in turned away.
  expect([...bench.cloud.refusedHosts]).toEqual(["otheve.beacon.qq.com"]);
});

test("without a key, the login that tcb has is used; --dry-run says update, and changes nothing", async () => {
  const noKey = { TENCENTCLOUD_SECRETID: "", TENCENTCLOUD_SECRETKEY: "" };
  const refused = await bench.deploy(project.dir, ["--dry-run"], noKey);
  expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("[LOGIN_REFUSED] There is no key") });

  const login = await bench.tcb(project.dir, ["login", "--apiKeyId", KEY.secretId, "--apiKey", KEY.secretKey]);
  expect(login).toEqual({ exitCode: 0, output: expect.stringContaining("login succeeded") });
  const before = bench.cloud.functions.all();
  const dryRun = await bench.deploy(project.dir, ["--dry-run", "--only", "text"], noKey);
  expect(dryRun).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("update  text  Nodejs20.19  5 s  256 MB"),
  });
  expect(dryRun.output).not.toContain("relay");
  expect(bench.cloud.functions.all()).toEqual(before);
});

test("tcb fn invoke calls what was uploaded", async () => {
  const sim = await bench.cloud.simulator();
  const customer = sim.customer();
  await customer.enters();
  const params = JSON.stringify(sim.wechat.packets.text(customer.openid, "从命令行来"));
  const call = await bench.tcb(project.dir, ["fn", "invoke", "text", "-e", ENV_ID, "--params", params]);
  expect(call).toEqual({ exitCode: 0, output: expect.stringContaining('Return result："success"') });
  expect(customer.replies.at(-1)).toBe("收到：从命令行来");
});

test("a rehearsal needs neither an environment nor a key, and leaves the cloud alone", async () => {
  const callsBefore = bench.cloud.calls.length;
  const nothing = { ENV_ID: "", TENCENTCLOUD_SECRETID: "", TENCENTCLOUD_SECRETKEY: "", ...NO_HTTP_PUSH };
  const rehearsal = await bench.deploy(project.dir, ["--rehearse", "--only", "http_push"], nothing);
  expect(rehearsal).toMatchObject({ exitCode: 0, output: expect.stringMatching(/http_push +✔ deployed/) });
  // The CLI fills in nothing, without a word.
  expect(rehearsal.output).toMatch(/⚠ http_push gets empty variables, .*: WECHAT_APPID, .*WECHAT_ENCODING_AES_KEY\n/);
  expect(bench.cloud.calls.length).toBe(callsBefore);
});

test("a rehearsal tries what it deployed in its stand-in, and ends with no order that nobody can follow", async () => {
  const nothing = { ENV_ID: "", TENCENTCLOUD_SECRETID: "", TENCENTCLOUD_SECRETKEY: "", ...NO_HTTP_PUSH };
  const only = ["text", "http_push"].flatMap((name) => ["--only", name]);
  const { exitCode, output } = await bench.deploy(project.dir, ["--rehearse", ...only], nothing);
  expect(exitCode).toBe(0);
  expect(output).toMatch(/✔ text +text: claimed and completed in \d+ ms/);
  expect(output).toContain("– http_push  not called: variables are empty");
  expect(output).toMatch(/This was a rehearsal: .*nothing of it stays/);
  expect(output).not.toMatch(/Next, by hand|message-push smoke|sim-rehearsal --/);
});

test("what the stand-in does not know it refuses, with the name and the file to add it in", async () => {
  const { output } = await bench.tcb(project.dir, ["fn", "log", "text", "--envId", ENV_ID]);
  expect(output).toMatch(/does not know \w+\.\w+\. Add it in simulator\/cloud-api\/[a-z-]+\.ts\./);
});
