// The CLI packs functions in the folder for temporary files, under names that any deploy of the machine uses.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runTcb } from "../../../tools/deploy/tcb";

const projectDir = mkdtempSync(join(tmpdir(), "temp-folder-"));
afterAll(() => rmSync(projectDir, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(projectDir, path)), { recursive: true });
  writeFileSync(join(projectDir, path), text);
}

test("runs of the CLI at the same time have a folder each, which is gone afterwards", async () => {
  const cli = "node_modules/@cloudbase/cli";
  write("package.json", "{}");
  write(
    `${cli}/package.json`,
    '{ "name": "@cloudbase/cli", "version": "2.12.10", "bin": { "tcb": "bin/tcb.js", "cloudbase": "bin/tcb.js" } }',
  );
  for (const name of ["tcb", "cloudbase"]) {
    write(
      `${cli}/bin/${name}.js`,
      'const folder = require("os").tmpdir(); require("fs").writeFileSync(folder + "/packed.zip", ""); console.log(folder);',
    );
  }
  const context = { projectDir, environment: process.env, secrets: [] };
  const runs = await Promise.all([runTcb(context, []), runTcb(context, [])]);
  const [one = "", other = ""] = runs.map(({ stdout }) => stdout.trim());
  expect([one === other, one === tmpdir()]).toEqual([false, false]);
  expect([existsSync(one), existsSync(other)]).toEqual([false, false]);
});
