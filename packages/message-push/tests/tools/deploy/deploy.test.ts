// A deploy from beginning to end, and each of its parts, with a stand-in in the CLI's place. The slow tests of this folder run the real one.
import { existsSync } from "node:fs";
import { same } from "../../../src/language";
import { refuseSwallowedFlags } from "../../../tools/command-line";
import { listFunctions, readDetail } from "../../../tools/deploy/cloud-functions";
import { deployFunctions } from "../../../tools/deploy/deploy-functions";
import { openSession } from "../../../tools/deploy/open-session";
import { readDeploySettings } from "../../../tools/deploy/read-settings";
import { refuseOtherRuntimes } from "../../../tools/deploy/refuse-other-runtimes";
import { refuseIncomplete, runDeploy } from "../../../tools/deploy/run-deploy";
import { verifyFunctions } from "../../../tools/deploy/verify";
import { ENV_ID, functionInCloud, KEY } from "../../support/deploy-bench";
import { type TcbStandIn, tcbStandIn } from "../../support/tcb-stand-in";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

const ENVIRONMENT = {
  ENV_ID,
  TENCENTCLOUD_SECRETID: KEY.secretId,
  TENCENTCLOUD_SECRETKEY: KEY.secretKey,
  // The doctor asks a server for the time.
  WECHAT_API_BASE: "http://127.0.0.1:1",
};

let tcb: TcbStandIn;
beforeEach(() => {
  tcb = tcbStandIn();
});
afterAll(removeTinyProjects);

async function deploy({ dir }: TinyProject, { only = [], isDryRun = false }: { only?: string[]; isDryRun?: boolean }) {
  let output = "";
  const settings = readDeploySettings(dir, ENVIRONMENT, only);
  const report = await runDeploy(settings, {
    environment: ENVIRONMENT,
    isDryRun,
    output: { isTTY: false, write: (text) => (output += text) },
    tcb: tcb.run,
  });
  return { report, output };
}

const settingsOf = ({ dir }: TinyProject, environment: NodeJS.ProcessEnv = ENVIRONMENT, only: string[] = []) =>
  readDeploySettings(dir, environment, only);

test("a dry run changes nothing; a deploy makes and updates functions, and names what went wrong and what is left to do", async () => {
  const project = tinyProject();
  tcb.functions.add(functionInCloud("text", { triggers: { old: "0 0 * * * * *" } }));
  const before = tcb.functions.all();
  const dry = await deploy(project, { isDryRun: true });
  expect(dry.output).toContain("update  text   Nodejs20.19  5 s  256 MB");
  expect(dry.output).toContain("create  image");
  expect(tcb.functions.all()).toEqual(before);
  expect(tcb.commands.filter((command) => command.startsWith("fn deploy"))).toEqual([]);

  tcb.refuse("fn deploy image", "The number of functions is used up. (LimitExceeded.Function)");
  const { report, output } = await deploy(project, {});
  expect(tcb.commands).toContain(`fn deploy text -e ${ENV_ID} --yes --deployMode zip`);
  expect(output).toMatch(/text +✔ deployed in [\d.]+ s/);
  expect(output).toContain("npx message-push smoke");
  expect(report.functions).toMatchObject([
    { name: "text", action: "update", problems: [{ en: expect.stringContaining('the trigger "old" is not') }] },
    {
      name: "image",
      action: "create",
      problems: [{ en: expect.stringMatching(/not deployed: .*is used up.* → the plan's/) }],
    },
  ]);
  expect(tcb.functions.get("text")).toMatchObject({ timeout: 5 });
  expect(() => refuseIncomplete(report)).toThrow(expect.objectContaining({ code: "DEPLOY_INCOMPLETE" }));
  for (const secret of [KEY.secretId, KEY.secretKey]) expect(output).not.toContain(secret);
});

test("what the doctor calls a fault, and what cannot be built, stops a deploy before the CLI is asked", async () => {
  const project = tinyProject();
  project.write("cloudfunctions/text/config.json", '{ "permissions": { "openapi": [] } }');
  const faulty = await deploy(project, {}).catch((error: unknown) => error);
  expect(faulty).toMatchObject({ code: "DOCTOR_FAILED", fact: expect.stringContaining("permissions") });
  project.remove("cloudfunctions/image");
  await expect(deploy(project, {})).rejects.toMatchObject({ code: "FUNCTION_FOLDER_MISSING" });
  expect(tcb.commands).toEqual([]);
});

test("a login by key has a home of its own that is gone afterwards; the key is a secret of all that is printed", async () => {
  const session = await openSession(settingsOf(tinyProject()), { ...ENVIRONMENT, HOME: "/home/of/the/team" }, tcb.run);
  const home = session.environment.HOME ?? "";
  expect(existsSync(home)).toBe(true);
  expect(session.secrets).toEqual(expect.arrayContaining([KEY.secretId, KEY.secretKey]));
  expect(tcb.commands).toEqual([`login --apiKeyId ${KEY.secretId} --apiKey ${KEY.secretKey}`]);
  session.close();
  expect(existsSync(home)).toBe(false);
});

test("a value of .env.local, which only the CLI reads, is a secret of all that is printed, and is not reported as lacking", async () => {
  const project = tinyProject();
  const listed = JSON.parse(cloudbaserc(["text", "image"]));
  listed.functions[0].envVariables = { LLM_KEY: "{{env.LLM_KEY}}", LLM_BASE: "{{env.LLM_BASE}}" };
  project.write("cloudbaserc.json", JSON.stringify(listed));
  project.write(".env.local", "LLM_KEY=hush-hush\n");
  const session = await openSession(settingsOf(project), ENVIRONMENT, tcb.run);
  expect(session.secrets).toContain("hush-hush");
  session.close();
  const { output } = await deploy(project, { isDryRun: true });
  expect(output).toContain("text gets empty variables, whatever the console has now, because .env lacks: LLM_BASE\n");
});

test("a temporary key logs in with its token; without a key the login that is there is asked", async () => {
  const { dir } = tinyProject();
  const temporary = { ...ENVIRONMENT, TENCENTCLOUD_SESSIONTOKEN: "token-of-an-hour" };
  (await openSession(readDeploySettings(dir, temporary, []), temporary, tcb.run)).close();
  expect(tcb.commands.at(-1)).toContain("--token token-of-an-hour");
  const noKey = { ENV_ID };
  await openSession(readDeploySettings(dir, noKey, []), noKey, tcb.run);
  expect(tcb.commands.at(-1)).toBe("env list");
  tcb.refuse("env list", "No valid identity information");
  const refused = openSession(readDeploySettings(dir, noKey, []), noKey, tcb.run);
  await expect(refused).rejects.toMatchObject({ code: "LOGIN_REFUSED", fact: expect.stringContaining("no key") });
});

test.each([
  ["The SecretKey could not be validated", "LOGIN_REFUSED"],
  ["connect ECONNREFUSED 127.0.0.1:9", "CLOUD_UNREADABLE"],
])("a login that ends with %j is %s", async (complaint, code) => {
  tcb.refuse("login", complaint);
  const session = openSession(settingsOf(tinyProject()), ENVIRONMENT, tcb.run);
  await expect(session).rejects.toMatchObject({ code, fact: expect.stringContaining(complaint) });
});

test("what the CLI shows of the cloud is read out of its tables", async () => {
  const session = await openSession(settingsOf(tinyProject()), ENVIRONMENT, tcb.run);
  tcb.functions.add(functionInCloud("text", { envVariables: { A: "1", B: "2" }, triggers: { tick: "0 * * * * * *" } }));
  expect(await listFunctions(session)).toEqual([{ name: "text", runtime: "Nodejs20.19" }]);
  expect(await readDetail(session, "text")).toMatchObject({
    timeoutSeconds: "3",
    memoryMb: "256",
    environment: "A=1; B=2",
  });
  expect(await readDetail(session, "nobody")).toBeUndefined();
  tcb.refuse("fn list", "Environment other-env not found");
  await expect(listFunctions(session)).rejects.toMatchObject({ code: "ENVIRONMENT_INVALID" });
  tcb.refuse("fn list", "It went wrong");
  await expect(listFunctions(session)).rejects.toMatchObject({ code: "CLOUD_UNREADABLE" });
  session.close();
});

test("a function that is not in the cloud after a deploy is named", async () => {
  const settings = settingsOf(tinyProject(), ENVIRONMENT, ["text"]);
  const session = await openSession(settings, ENVIRONMENT, tcb.run);
  const silent = { begin: () => undefined, end: () => undefined };
  expect(await deployFunctions(session, ["text"], silent)).toEqual([
    { name: "text", complaint: same("text is not built") },
  ]);
  const [verified] = await verifyFunctions(session, settings.functions);
  expect(verified).toMatchObject({ name: "text", differences: [{ en: "it is not in the cloud → deploy it again" }] });
  session.close();
});

test.each([
  [{ ENV_ID: "" }, "ENV_ID is empty."],
  [{ ENV_ID: "{{env.ENV_ID}}" }, "ENV_ID is no environment id."],
  [{ TENCENTCLOUD_SECRETID: "" }, "TENCENTCLOUD_SECRETID is empty"],
])("the environment %j is refused", (changed, fact) => {
  const read = () => settingsOf(tinyProject(), { ...ENVIRONMENT, ...changed });
  expect(read).toThrow(expect.objectContaining({ code: "ENVIRONMENT_INVALID", fact: expect.stringContaining(fact) }));
  expect(read).not.toThrow(KEY.secretKey);
});

test("a function that cloudbaserc.json lacks is refused with the name that was meant, and so is a flag that npm took", () => {
  expect(() => settingsOf(tinyProject(), ENVIRONMENT, ["txet"])).toThrow(/"txet"[\s\S]*Did you mean "text"\?/);
  const swallow = () => refuseSwallowedFlags({ npm_config_dry_run: "true" }, ["dry-run", "rehearse"]);
  expect(swallow).toThrow(/npm took --dry-run[\s\S]*npm run deploy -- --dry-run/);
  expect(() => refuseSwallowedFlags({}, ["dry-run"])).not.toThrow();
});

test("another runtime in the cloud is named with what can be done, for every function that has one; one that bundles run on may stay", () => {
  const settings = settingsOf(tinyProject());
  const refuse = (there: Parameters<typeof refuseOtherRuntimes>[1]) => () => refuseOtherRuntimes(settings, there);
  expect(
    refuse([
      { name: "text", runtime: "Nodejs18.15" },
      { name: "image", runtime: "Nodejs16.13" },
    ]),
  ).toThrow(/RUNTIME_DIFFERS[\s\S]*text is Nodejs18\.15[\s\S]*image is[\s\S]*Node 18: delete it/);
  expect(refuse([{ name: "text", runtime: "Nodejs18.15" }])).toThrow("Write the cloud's runtime into cloudbaserc.json");
  expect(refuse([{ name: "foreign", runtime: "Python3.10" }])).not.toThrow();
});
