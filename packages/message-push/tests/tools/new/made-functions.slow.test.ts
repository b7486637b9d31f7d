// What `npx message-push new` makes for each pair, without a build: it is linted, listed, and its own test passes. The slow test
// beside this one builds all of them and pushes to them.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import * as runtime from "../../../src";
import { pairNames } from "../../../src/wechat/pairs";
import * as testing from "../../../testing";
import { type BoundFunction, makeFunction } from "../../../tools/new/make-function";
import { readFunctionRequest } from "../../../tools/new/read-function-request";
import { renderFunction } from "../../../tools/new/render-function";
import { renderTest } from "../../../tools/new/render-test";
import { clonedProject, removeTinyProjects } from "../../support/tiny-project";

const pairs = pairNames();

afterAll(removeTinyProjects);

test("all of them pass the linter as they are, and cloudbaserc.json lists them in the order of the alphabet", async () => {
  const project = clonedProject();
  let functions: readonly BoundFunction[] = [{ name: "relay", pairs: [] }];
  for (const pair of pairs) {
    const known = functions;
    ({ functions } = await makeFunction(project.dir, readFunctionRequest([pair]), async () => known));
  }
  const biome = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");
  const args = [biome, "check", "--error-on-warnings", "cloudfunctions", "tests", "cloudbaserc.json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.dir, encoding: "utf8" });
  expect({ status, output: stdout + stderr }).toEqual({ status: 0, output: expect.stringMatching(/^Checked/) });

  const text = readFileSync(join(project.dir, "cloudbaserc.json"), "utf8");
  const settings: { functions: { name: string }[] } = JSON.parse(text);
  const names = settings.functions.map(({ name }) => name);
  expect(text).toBe(`${JSON.stringify(settings, null, 2)}\n`);
  expect(names).toEqual([...names].sort());
  expect(names).toHaveLength(pairs.length + 1);
});

/** Runs the source of a module that imports these. */
function evaluate(source: string, imports: Readonly<Record<string, object>>): Record<string, object> {
  const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "node20" });
  const module: { exports: Record<string, object> } = { exports: {} };
  new Function("module", "require", code)(module, (name: string) => imports[name]);
  return module.exports;
}

// A test that was made registers itself here.
for (const pair of pairs) {
  const request = readFunctionRequest([pair]);
  const made = evaluate(renderFunction(request.pair), { "#runtime": runtime });
  evaluate(renderTest(request, `cloudfunctions/${request.name}`), {
    [`../cloudfunctions/${request.name}`]: made,
    "message-push/testing": testing,
  });
}
