import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { reportTable } from "../../tools/bundle/report-table";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../support/tiny-project";

afterAll(removeTinyProjects);

const build = async ({ dir }: TinyProject, isTypeChecked = false) =>
  (await buildFunctions({ projectDir: dir, isTypeChecked })).functions;
const built = ({ dir }: TinyProject) => join(dir, "dist/cloudfunctions");

test("a function becomes index.js, config.json and package.json, with the pairs of the artifact", async () => {
  const project = tinyProject();
  project.write(
    "cloudfunctions/text/index.ts",
    'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: ["text", "miniprogrampage"], handle: () => "好" });\n',
  );
  const reports = await build(project);
  expect(readdirSync(join(built(project), "text")).sort()).toEqual(["config.json", "index.js", "package.json"]);
  expect(JSON.parse(readFileSync(join(built(project), "text/package.json"), "utf8"))).toEqual({
    name: "text",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    private: true,
    main: "index.js",
    messagePush: {
      version: 2,
      pairs: ["text", "miniprogrampage"],
      isOfRuntime: true,
      isSlow: false,
      deadlineMs: expect.any(Number),
      dispatchesTo: [],
      hasTimer: false,
      ownPairs: {},
    },
  });
  expect(reports.map(({ name }) => name)).toEqual(["image", "text"]);
}, 30_000);

test("the table tells function, what calls it, size and gzip, and the sum", async () => {
  const table = reportTable([
    {
      name: "text",
      version: 2,
      pairs: ["text"],
      isOfRuntime: true,
      isSlow: false,
      deadlineMs: 0,
      sources: [],
      dispatchesTo: [],
      hasTimer: false,
      ownPairs: {},
      bytes: 1024,
      gzipBytes: 512,
      fileBytes: 0,
    },
    {
      name: "relay",
      version: 2,
      pairs: [],
      isOfRuntime: true,
      isSlow: false,
      deadlineMs: 0,
      sources: [],
      dispatchesTo: [],
      hasTimer: true,
      ownPairs: {},
      bytes: 2048,
      gzipBytes: 512,
      fileBytes: 0,
    },
    {
      name: "spare",
      version: 2,
      pairs: [],
      isOfRuntime: true,
      isSlow: false,
      deadlineMs: 0,
      sources: [],
      dispatchesTo: [],
      hasTimer: false,
      ownPairs: {},
      bytes: 1024,
      gzipBytes: 512,
      fileBytes: 0,
    },
  ]);
  expect(table.split("\n")).toEqual([
    "function  pairs    size    gzip",
    "text      text   1.0 KB  0.5 KB",
    "relay     timer  2.0 KB  0.5 KB",
    "spare     —      1.0 KB  0.5 KB",
    "total            4.0 KB  1.5 KB",
  ]);
});

test("a function that was removed vanishes from the output", async () => {
  const project = tinyProject();
  await build(project);
  project.remove("cloudfunctions/image");
  project.write("cloudbaserc.json", cloudbaserc(["text"]));
  await build(project);
  expect(readdirSync(built(project))).toEqual(["text"]);
  expect(readdirSync(join(project.dir, "dist"))).toEqual(["cloudfunctions"]);
}, 30_000);

test("a build that changes nothing touches nothing", async () => {
  const project = tinyProject();
  await build(project);
  const before = statSync(built(project)).ino;
  await build(project);
  expect(statSync(built(project)).ino).toBe(before);
}, 30_000);

test("a failed build leaves the last good one whole", async () => {
  const project = tinyProject();
  await build(project);
  const before = readFileSync(join(built(project), "text/index.js"));
  project.write("cloudfunctions/text/index.ts", "export const main = (");
  await expect(build(project)).rejects.toMatchObject({ code: "BUNDLE_FAILED" });
  expect(readFileSync(join(built(project), "text/index.js")).equals(before)).toBe(true);
  expect(readdirSync(join(project.dir, "dist"))).toEqual(["cloudfunctions"]);
}, 30_000);

const CONFIG = '{ "permissions": { "openapi": [] } }';
const mistakes: [string, (project: TinyProject) => void, string, RegExp][] = [
  ["an entry without its function", (p) => p.remove("cloudfunctions/text"), "FUNCTION_FOLDER_MISSING", /text/],
  [
    "a folder without config.json",
    (p) => p.remove("cloudfunctions/image/config.json"),
    "FUNCTION_CONFIG_INVALID",
    /image/,
  ],
  [
    "a config.json that is no JSON",
    (p) => p.write("cloudfunctions/text/config.json", "{"),
    "FUNCTION_CONFIG_INVALID",
    /text\/config\.json/,
  ],
  [
    "a config.json without permissions",
    (p) => p.write("cloudfunctions/text/config.json", "{}"),
    "FUNCTION_CONFIG_INVALID",
    /permissions/,
  ],
  ["a name CloudBase refuses", (p) => p.write("cloudfunctions/7days/index.ts", ""), "FUNCTION_NAME_INVALID", /7days/],
  [
    "a function missing in cloudbaserc.json",
    (p) => p.write("cloudbaserc.json", cloudbaserc(["text"])),
    "FUNCTION_NOT_LISTED",
    /image/,
  ],
  [
    "a listed function without a folder",
    (p) => p.write("cloudbaserc.json", cloudbaserc(["text", "image", "gone"])),
    "FUNCTION_FOLDER_MISSING",
    /gone/,
  ],
  ["no cloudbaserc.json", (p) => p.remove("cloudbaserc.json"), "CLOUDBASERC_INVALID", /cloudbaserc\.json/],
  [
    "a timeout of 0",
    (p) => p.write("cloudbaserc.json", cloudbaserc(["text", "image"]).replace('"timeout":5', '"timeout":0')),
    "CLOUDBASERC_INVALID",
    /text\.timeout: /,
  ],
  ["no cloudfunctions folder", (p) => p.remove("cloudfunctions"), "FUNCTION_FOLDER_INVALID", /cloudfunctions/],
  [
    "two functions on one pair",
    (p) =>
      p.write(
        "cloudfunctions/image/index.ts",
        'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "text", handle: () => "好" });\n',
      ),
    "PAIR_BOUND_TWICE",
    /"text" is handled by image and by text/,
  ],
  [
    "an entry without main",
    (p) => p.write("cloudfunctions/text/index.ts", "export const handler = () => 1;\n"),
    "FUNCTION_ENTRY_INVALID",
    /text: exports no function `main`/,
  ],
  [
    "an entry that fails while it loads",
    (p) =>
      p.write(
        "cloudfunctions/text/index.ts",
        'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "txt" as "text", handle: () => "好" });\n',
      ),
    "FUNCTION_ENTRY_INVALID",
    /PAIR_UNKNOWN/,
  ],
  [
    "an import nobody can find",
    (p) => p.write("cloudfunctions/text/index.ts", 'import "nowhere";\nexport const main = () => 1;\n'),
    "BUNDLE_FAILED",
    /cloudfunctions\/text\/index\.ts:1: .*nowhere/,
  ],
  [
    "a function that pulls in the simulator",
    (p) => {
      p.write(
        "cloudfunctions/text/index.ts",
        'import { sampleEvent } from "message-push/testing";\nexport const main = () => sampleEvent("text");\n',
      );
    },
    "BUNDLE_BOUNDARY_BROKEN",
    /testing\/index\.ts, imported by cloudfunctions\/text\/index\.ts/,
  ],
  [
    "a function that pulls in tests",
    (p) => {
      p.write("tests/helper.ts", "export const now = 1;\n");
      p.write(
        "cloudfunctions/text/index.ts",
        'import { now } from "../../tests/helper";\nexport const main = () => now;\n',
      );
    },
    "BUNDLE_BOUNDARY_BROKEN",
    /tests\/helper\.ts/,
  ],
  [
    "a bundle over its budget",
    (p) => {
      p.write("cloudfunctions/text/big.json", JSON.stringify("x".repeat(950_000)));
      p.write("cloudfunctions/text/index.ts", 'import big from "./big.json";\nexport const main = () => big;\n');
    },
    "BUNDLE_TOO_LARGE",
    /927\.\d KB cloudfunctions\/text\/big\.json/,
  ],
];
test.each(mistakes)(
  "%s is named with the fix, and nothing is written",
  async (_, spoil, code, fact) => {
    const project = tinyProject();
    project.write("cloudfunctions/text/config.json", CONFIG);
    spoil(project);
    await expect(build(project)).rejects.toMatchObject({
      code,
      fact: expect.stringMatching(fact),
      fix: expect.stringMatching(/\.$/),
    });
    expect(existsSync(built(project))).toBe(false);
  },
  30_000,
);

test("every folder with the same fault is named at once", async () => {
  const project = tinyProject();
  project.remove("cloudfunctions/text/config.json");
  project.remove("cloudfunctions/image/config.json");
  await expect(build(project)).rejects.toMatchObject({ fact: expect.stringContaining("image, text") });
});

test("a type error outside of what is built does not stop a build", async () => {
  const project = tinyProject();
  project.write("tests/helper.ts", "export const count: number = 'one';\n");
  await build(project, true);
  expect(existsSync(built(project))).toBe(true);
}, 60_000);
