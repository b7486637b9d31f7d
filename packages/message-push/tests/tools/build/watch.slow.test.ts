import { renameSync } from "node:fs";
import { join } from "node:path";
import { endScripts, runScript } from "../../support/run-script";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

test("a watch that begins on a broken project names the fault and builds when it is fixed", async () => {
  const project = tinyProject();
  project.write("cloudfunctions/text/index.ts", "export const main = 7;\n");
  const { prints } = runScript("build.ts", ["--watch"], { cwd: project.dir });
  await prints(/\[FUNCTION_ENTRY_INVALID\][\s\S]*Watching/);
  project.write("cloudfunctions/text/index.ts", "export const main = () => 7;\n");
  await prints(/cloudfunctions\/text\/index\.ts changed: built 2 functions/);
}, 60_000);

test("a watch reports a type error and goes on", async () => {
  const project = tinyProject();
  const { prints } = runScript("build.ts", ["--watch"], { cwd: project.dir });
  await prints(/Watching/);
  project.write("cloudfunctions/text/index.ts", "export const main = (): string => 7;\n");
  await prints(/changed: \[TYPES_BROKEN\][\s\S]*cloudfunctions\/text\/index\.ts\(1,/);
  project.write("cloudfunctions/text/index.ts", 'export const main = (): string => "7";\n');
  await prints(/changed: built 2 functions/);
}, 60_000);

test("a watch sees cloudbaserc.json after editors that save by renaming", async () => {
  const project = tinyProject();
  const { prints } = runScript("build.ts", ["--watch"], { cwd: project.dir });
  await prints(/Watching/);
  const saveByRenaming = (content: string) => {
    project.write("cloudbaserc.json~", content);
    renameSync(join(project.dir, "cloudbaserc.json~"), join(project.dir, "cloudbaserc.json"));
  };
  saveByRenaming(cloudbaserc(["text"]));
  await prints(/cloudbaserc\.json changed: \[FUNCTION_NOT_LISTED\]/);
  saveByRenaming(cloudbaserc(["text", "image"]));
  await prints(/cloudbaserc\.json changed: built 2 functions/);
}, 60_000);
