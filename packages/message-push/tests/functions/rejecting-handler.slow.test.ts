// A team's handler that rejects is a red test with its name: jest goes on, and ends with its summary.
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../support/run-script";
import { clonedProject, removeTinyProjects, type TinyProject } from "../support/tiny-project";

afterAll(removeTinyProjects);

/** The shipped functions and their test, as a team has them. */
function teamProject(): TinyProject {
  const project = clonedProject();
  for (const path of ["cloudfunctions", "desk", "tests"]) {
    cpSync(join(root, path), join(project.dir, path), { recursive: true });
  }
  // This one needs a build.
  project.remove("tests/in-the-simulator.test.ts");
  return project;
}

function jest({ dir }: TinyProject): string {
  const bin = join(dirname(require.resolve("jest/package.json")), "bin", "jest.js");
  const { stdout, stderr } = spawnSync(process.execPath, [bin, "--ci"], { cwd: dir, encoding: "utf8" });
  return stdout + stderr;
}

test("each shipped handler that rejects is a red test with its name, and the others are run", () => {
  const project = teamProject();
  const names = ["image", "miniprogrampage", "text", "user_enter_tempsession"];
  expect(readdirSync(join(project.dir, "cloudfunctions"))).toEqual(expect.arrayContaining(names));
  const pairs = { user_enter_tempsession: "event:user_enter_tempsession" } as Readonly<Record<string, string>>;
  for (const name of names) {
    const handle = "async () => { throw new Error(`broken on purpose`); }";
    project.write(
      `cloudfunctions/${name}/index.ts`,
      `import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "${pairs[name] ?? name}", handle: ${handle} });\n`,
    );
  }
  const output = jest(project);
  expect(output).toMatch(/^FAIL tests\/shipped-handlers\.test\.ts/m);
  expect(output).toContain('✕ "你好" is answered by the rules in desk/answers.json');
  expect(output).toContain("✕ a sticker is no question");
  expect(output).toContain("✕ who enters is welcomed by where they came from");
  expect(output).toMatch(/^Tests: +\d+ failed, .*\d+ total$/m);
  expect(output).not.toContain("unhandled");
});
