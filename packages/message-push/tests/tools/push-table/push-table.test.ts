import { existsSync } from "node:fs";
import { join } from "node:path";
import { endScripts, runScript } from "../../support/run-script";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

const on = (...pairs: string[]) =>
  `import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: ${JSON.stringify(pairs)}, handle: () => undefined });\n`;

function projectWith(functions: Readonly<Record<string, string>>) {
  const project = tinyProject();
  for (const name of ["text", "image"]) project.remove(`cloudfunctions/${name}`);
  for (const [name, source] of Object.entries(functions)) {
    project.write(`cloudfunctions/${name}/index.ts`, source);
    project.write(`cloudfunctions/${name}/config.json`, '{"permissions":{"openapi":[]}}');
  }
  project.write("cloudbaserc.json", cloudbaserc(Object.keys(functions)));
  return project;
}

test("--json is the table and nothing else; the environment is ENV_ID of .env", async () => {
  const project = projectWith({ text: on("text") });
  project.write(".env", "ENV_ID=prod-1a2b3c\n");
  const { ended, output } = runScript("push-table.ts", ["--json"], { cwd: project.dir });
  expect(await ended).toBe(0);
  expect(JSON.parse(output())).toMatchObject({
    rows: [{ msgType: "text", event: "", env: "prod-1a2b3c", functionName: "text", pairs: ["text"] }],
    conflicts: [],
  });
  // It asks, so it builds nothing into dist/.
  expect(existsSync(join(project.dir, "dist"))).toBe(false);
}, 60_000);

test("a conflict is told and ends with 1", async () => {
  const project = projectWith({
    asked: on("event:subscribe_msg_popup_event"),
    sent: on("event:subscribe_msg_sent_event"),
  });
  const { ended, output } = runScript("push-table.ts", [], { cwd: project.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/消息类型 +事件类型 +环境 +云函数/);
  expect(output()).toMatch(/Conflicts:\n.*one row/);
}, 60_000);

test("an unknown flag is refused with the help", async () => {
  const { ended, output } = runScript("push-table.ts", ["--yaml"]);
  expect(await ended).toBe(1);
  expect(output()).toMatch(/\[FLAG_INVALID\].*--yaml[\s\S]*Usage/);
}, 60_000);
