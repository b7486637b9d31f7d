import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const both = (write: (name: string) => [file: string, content: string]) => (project: TinyProject) => {
  for (const name of ["image", "text"]) {
    const [file, content] = write(name);
    project.write(`cloudfunctions/${name}/${file}`, content);
  }
};
const both2Pairs = both(() => [
  "index.ts",
  'export const main = Object.assign(() => 1, { on: ["text", "miniprogrampage"] });\n',
]);

const mistakes: [string, (project: TinyProject) => void, string, RegExp][] = [
  ["invalid config.json files", both(() => ["config.json", "{"]), "FUNCTION_CONFIG_INVALID", /image\/[\s\S]*text\//],
  [
    "bundling errors",
    both((name) => ["index.ts", `import "no-${name}";\nexport const main = () => 1;\n`]),
    "BUNDLE_FAILED",
    /no-image[\s\S]*no-text/,
  ],
  [
    "bundles that pull in tests",
    (project) => {
      project.write("tests/helper.ts", "export const helper = 1;\n");
      both(() => ["index.ts", 'import { helper } from "../../tests/helper";\nexport const main = () => helper;\n'])(
        project,
      );
    },
    "BUNDLE_BOUNDARY_BROKEN",
    /"image"[\s\S]*"text"/,
  ],
  ["pairs bound twice", both2Pairs, "PAIR_BOUND_TWICE", /"text" is[\s\S]*"miniprogrampage" is/],
  [
    "bundles over the budget",
    (project) => {
      project.write("src/big.json", JSON.stringify("x".repeat(950_000)));
      both(() => ["index.ts", 'import big from "../../src/big.json";\nexport const main = () => big;\n'])(project);
    },
    "BUNDLE_TOO_LARGE",
    /"image" weighs[\s\S]*"text" weighs/,
  ],
];
test.each(mistakes)(
  "all %s are named at once",
  async (_, spoil, code, fact) => {
    const project = tinyProject();
    spoil(project);
    const build = buildFunctions({ projectDir: project.dir, isTypeChecked: false });
    await expect(build).rejects.toMatchObject({ code, fact: expect.stringMatching(fact) });
    expect(existsSync(join(project.dir, "dist/cloudfunctions"))).toBe(false);
  },
  30_000,
);
