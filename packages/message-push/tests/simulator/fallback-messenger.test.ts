// A built function whose cloud calls are refused, in a process of its own: its reply arrives by the fallback messenger.

import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, startSimulator } from "../support/simulator";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

let sim: Simulator;
beforeAll(async () => {
  sim = await startWithoutPermissions();
}, 30_000);
afterAll(() => sim.stop());
afterAll(removeTinyProjects);

/** Functions without permission for cloud calls: `text` has an account for the fallback messenger, `image` none, `miniprogrampage` half of one. */
async function startWithoutPermissions(): Promise<Simulator> {
  const WECHAT_APPID = "{{env.WECHAT_APPID}}";
  const environments: Record<string, object> = {
    text: { WECHAT_APPID, WECHAT_APPSECRET: "{{env.WECHAT_APPSECRET}}" },
    image: {},
    miniprogrampage: { WECHAT_APPID },
  };
  const names = Object.keys(environments);
  const project = tinyProject();
  const settings = JSON.parse(cloudbaserc(names));
  for (const listed of settings.functions) listed.envVariables = environments[listed.name];
  project.write("cloudbaserc.json", JSON.stringify(settings));
  for (const name of names) {
    project.write(
      `cloudfunctions/${name}/index.ts`,
      `import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "${name}", handle: () => "好" });\n`,
    );
    project.write(`cloudfunctions/${name}/config.json`, '{ "permissions": { "openapi": [] } }\n');
  }
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  return startSimulator({ projectDir: project.dir });
}

test("where config.json permits no cloud call, the reply arrives with an access token, if one is configured", async () => {
  const customer = sim.customer();
  await customer.says("你好");
  expect(customer.replies).toEqual(["好"]);
  expect(sim.requests().map(({ target, outcome }) => `${target} ${outcome}`)).toContain(
    "customerServiceMessage.send -604101",
  );
});

test("without an account in the environment there is no fallback messenger", async () => {
  const customer = sim.customer();
  await customer.sendsImage();
  expect(customer.replies).toEqual([]);
  expect(customer.notices).toEqual([]);
});

test("a token that has expired meanwhile is renewed without the customer noticing", async () => {
  const customer = sim.customer();
  await customer.says("一");
  sim.clock.advance(7_300_000);
  await customer.says("二");
  expect(customer.replies).toEqual(["好", "好"]);
});

test("an account in envVariables, real or a template, becomes the local one: the simulator never calls out", () => {
  expect(sim.environmentFor("text")).toMatchObject({
    WECHAT_APPID: "wx0000000000000000",
    WECHAT_APPSECRET: "0".repeat(32),
    WECHAT_API_BASE: sim.url,
  });
  expect(sim.environmentFor("image")).not.toHaveProperty("WECHAT_API_BASE");
});

test("half an account stops the function while it loads, and what is reported names what is missing", async () => {
  const report = await sim.customer().sendsCard();
  expect(report.notice).toBeDefined();
  expect(JSON.stringify(report.attempts)).toContain("WECHAT_APPID is set, but WECHAT_APPSECRET is not.");
});
