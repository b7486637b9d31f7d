// Settings, variables, pairs, and functions that come and go while the simulator runs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reloadBench as bench, counting, stopReloading, TEXT } from "../../support/reload-bench";
import { cloudbaserc, removeTinyProjects } from "../../support/tiny-project";

afterEach(stopReloading);
afterAll(removeTinyProjects);

const settingsOf = (names: readonly string[], change: (fn: Record<string, unknown>) => void) => {
  const settings = JSON.parse(cloudbaserc(names)) as { functions: Record<string, unknown>[] };
  for (const fn of settings.functions) if (fn.name === "text") change(fn);
  return JSON.stringify(settings);
};
const greeting = settingsOf(["text", "image"], (fn) => {
  fn.envVariables = { GREETING: "{{env.GREETING}}" };
});
const GREETS = "export const main = async () => process.env.GREETING;\n";

test("a variable of .env.local counts for the functions that use it, and one that goes missing is told", async () => {
  const { call, save, told } = await bench({ [TEXT]: GREETS, "cloudbaserc.json": greeting, ".env": "GREETING=old\n" });
  expect([await call("text"), await call("image")]).toEqual(["old", "image 1"]);
  await save(".env.local", "GREETING=new\n");
  expect(told()).toEqual([expect.stringMatching(/^text reloaded/)]);
  expect([await call("text"), await call("image")]).toEqual(["new", "image 2"]);
  await save("cloudbaserc.json", greeting.replace("env.GREETING", "env.UNSET"));
  expect(told()).toEqual([expect.stringMatching(/\[VARIABLE_UNSET\][\s\S]*UNSET/)]);
  expect(await call("text")).toBe("new");
}, 60_000);

test("timeouts of cloudbaserc.json count, and a setting that CloudBase refuses leaves all as it was", async () => {
  const { sim, save, told } = await bench();
  const timeout = () => sim.functions.find(({ name }) => name === "text")?.settings.timeout;
  const withTimeout = (seconds: unknown) =>
    settingsOf(["text", "image"], (fn) => Object.assign(fn, { timeout: seconds }));
  await save("cloudbaserc.json", withTimeout(9));
  expect([timeout(), told()]).toEqual([9, [expect.stringMatching(/^text reloaded/)]]);
  await save("cloudbaserc.json", withTimeout("9"));
  expect([timeout(), told()]).toEqual([9, [expect.stringContaining("[CLOUDBASERC_INVALID]")]]);
  await save("cloudbaserc.json", "{");
  expect(told()).toEqual([expect.stringContaining("[CLOUDBASERC_INVALID]")]);
  await save("cloudbaserc.json", withTimeout(9));
  expect(told()).toEqual(["The build is right again."]);
}, 60_000);

test("permissions of config.json count", async () => {
  const { sim, save } = await bench();
  await save("cloudfunctions/text/config.json", '{ "permissions": { "openapi": ["openapi.wxacode.get"] } }');
  expect(sim.functions.find(({ name }) => name === "text")?.openapiPermissions).toEqual(["openapi.wxacode.get"]);
}, 60_000);

const EVERY_MINUTE = [{ name: "tick", type: "timer", config: "0 * * * * * *" }];
const EVERY_HOUR = [{ name: "tick", type: "timer", config: "0 0 * * * * *" }];
const CONFIG = (triggers: readonly unknown[]) => JSON.stringify({ permissions: { openapi: [] }, triggers });

test("a function that comes can be called, pushed to and fired by its timer; one that goes cannot", async () => {
  const { call, project, reloader, sim, told, save } = await bench({}, { timers: "running" });
  await save("cloudfunctions/tick/index.ts", `import "#runtime";\n${counting("tick")}`);
  expect(told()).toEqual([expect.stringContaining("[FUNCTION_CONFIG_INVALID]")]);
  await save("cloudfunctions/tick/config.json", CONFIG(EVERY_MINUTE));
  expect(told()).toEqual([expect.stringContaining("[FUNCTION_NOT_LISTED]")]);
  await save("cloudbaserc.json", cloudbaserc(["text", "image", "tick"], { tick: EVERY_MINUTE }));
  expect(told()).toEqual(["The build is right again.", expect.stringMatching(/^tick reloaded/)]);
  expect(await call("tick")).toBe("tick 1");
  expect(sim.timers.list()).toMatchObject([{ function: "tick", state: "running", cron: "0 * * * * * *" }]);
  sim.clock.advance(60_000);
  await sim.idle();
  expect(await call("tick")).toBe("tick 3");

  project.write("cloudfunctions/tick/config.json", CONFIG(EVERY_HOUR));
  await save("cloudbaserc.json", cloudbaserc(["text", "image", "tick"], { tick: EVERY_HOUR }));
  expect(told()).toEqual(
    [expect.stringContaining("[FUNCTION_CONFIG_INVALID]")].slice(1).concat([expect.stringMatching(/^tick reloaded/)]),
  );
  expect(sim.timers.list()).toMatchObject([{ function: "tick", state: "running", cron: "0 0 * * * * *" }]);

  project.remove("cloudfunctions/tick");
  await reloader.changed(["cloudfunctions/tick"]);
  expect(told()).toEqual([expect.stringContaining("[FUNCTION_FOLDER_MISSING]")]);
  await save("cloudbaserc.json", cloudbaserc(["text", "image"]));
  expect(told()).toEqual(["The build is right again.", expect.stringMatching(/^tick removed \(\d+ ms\)$/)]);
  expect(await call("tick")).toBe('There is no function "tick".');
  expect(sim.timers.list()).toEqual([]);
  expect(readdirSync(join(project.dir, "dist/cloudfunctions")).sort()).toEqual(["image", "text"]);
}, 60_000);

test("a pair goes to the function that names it now", async () => {
  const handler = (pair: string, answer: string) =>
    `import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "${pair}", handle: () => "${answer}" });\n`;
  const { project, reloader, sim, told } = await bench({
    [TEXT]: handler("text", "甲"),
    "cloudfunctions/image/index.ts": handler("image", "乙"),
  });
  const customer = sim.customer();
  await customer.says("你好");
  project.write("cloudfunctions/image/index.ts", handler("text", "丙"));
  await reloader.changed(["cloudfunctions/image/index.ts"]);
  expect(told()).toEqual([expect.stringContaining('[PAIR_BOUND_TWICE] "text" is handled by image and by text')]);
  project.write(TEXT, handler("image", "丁"));
  await reloader.changed([TEXT]);
  await customer.says("你好");
  expect(customer.replies).toEqual(["甲", "丙"]);
}, 60_000);

test("what only a restart takes over is said in one sentence, once, and nothing is built in the wrong place", async () => {
  const { call, project, save, told, reloader } = await bench();
  await call("text");
  const before = readFileSync(join(project.dir, "cloudbaserc.json"), "utf8");
  await save("cloudbaserc.json", before.replace("./dist/cloudfunctions", "./built"));
  expect(told()).toEqual(['cloudbaserc.json names another functionRoot, "./built": restart to use it.']);
  await save(TEXT, counting("new"));
  expect([told(), await call("text")]).toEqual([[], "old 2"]);
  project.write("cloudbaserc.json", before);
  await reloader.changed(["cloudbaserc.json"]);
  expect([told(), await call("text")]).toEqual([[expect.stringMatching(/^text reloaded/)], "new 1"]);
}, 60_000);

test("a function that takes pushes over HTTP from now on needs a restart", async () => {
  const { save, told, project } = await bench();
  project.write("cloudfunctions/http_push/config.json", CONFIG([]));
  project.write("cloudbaserc.json", cloudbaserc(["text", "image", "http_push"]));
  project.write(
    TEXT,
    'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "text", handle: () => "好" });\n',
  );
  await save(
    "cloudfunctions/http_push/index.ts",
    'import { defineHttpPush } from "#runtime";\nimport { main as text } from "../text";\nexport const main = defineHttpPush({ functions: [text] });\n',
  );
  expect(told().at(-1)).toMatch(/^"http_push" takes pushes over HTTP now: restart/);
}, 60_000);
