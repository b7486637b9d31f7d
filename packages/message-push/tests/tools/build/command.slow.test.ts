// npx message-push build as it is called: what it prints, how it ends, and what it watches.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endScripts, runScript } from "../../support/run-script";
import { removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

const built = ({ dir }: TinyProject) => join(dir, "dist/cloudfunctions");

test("npx message-push build names a TypeScript error with its line and ends with 1", async () => {
  const project = tinyProject();
  project.write(
    "cloudfunctions/text/index.ts",
    'import { defineFunction } from "#runtime";\n\nexport const main = defineFunction({ on: "text", handle: () => 7 });\n',
  );
  const { ended, output } = runScript("build.ts", [], { cwd: project.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/\[TYPES_BROKEN\][\s\S]*cloudfunctions\/text\/index\.ts\(3,\d+\): error TS2322/);
  expect(existsSync(built(project))).toBe(false);
}, 60_000);

test("npx message-push build prints the table; --watch builds again when a source changes and says so", async () => {
  const project = tinyProject();
  const { prints, child, output } = runScript("build.ts", ["--watch"], { cwd: project.dir });
  await prints(/Watching/);
  expect(output()).toMatch(/function +pairs +size +gzip\nimage +image +\d+\.\d KB/);
  project.write(
    "cloudfunctions/text/index.ts",
    'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "miniprogrampage", handle: () => "好" });\n',
  );
  await prints(/cloudfunctions\/text\/index\.ts changed: built 2 functions in \d+ ms/);
  expect(readFileSync(join(built(project), "text/package.json"), "utf8")).toContain("miniprogrampage");
  project.write("cloudfunctions/text/index.ts", "export const main = 7;\n");
  await prints(/changed: \[FUNCTION_ENTRY_INVALID\]/);
  child.kill("SIGTERM");
}, 60_000);

test("npx message-push build --timing says where the time went", async () => {
  const { ended, output } = runScript("build.ts", ["--timing"], { cwd: tinyProject().dir });
  expect(await ended).toBe(0);
  const steps = [...output().matchAll(/^(.*?) +\d+ +\d+$/gm)].map(([, step]) => step);
  expect(steps.slice(0, 2)).toEqual(["start Node.js, read the flags", "load the tools"]);
  expect(steps).toEqual(expect.arrayContaining(["check types", "bundle", "load functions", "put in place"]));
  expect(output()).toMatch(/^total +\d+$/m);
}, 60_000);

test("an unknown flag is refused with the help and exit code 1", async () => {
  const { ended, output } = runScript("build.ts", ["--wach"]);
  expect(await ended).toBe(1);
  expect(output()).toMatch(
    /\[FLAG_INVALID\].*--wach[\s\S]*Did you mean "--watch"\?[\s\S]*Usage: npx message-push build/,
  );
}, 30_000);
