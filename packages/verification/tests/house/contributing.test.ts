// The maps in CONTRIBUTING.md: what they name is there, and nothing of the runtime is missing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const [, map = ""] = /\n## Map of the tests\n([\s\S]*?)\n## /.exec(text) ?? [];
/** Paths are inside the package, or beside it. */
const PLACES = ["packages/message-push", "packages", ""];
const isThere = (path: string) => PLACES.some((place) => existsSync(join(root, place, path)));
const rows = map
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => [...cell.matchAll(/`([^`<>]+)`/g)].map(([, name = ""]) => name)));
const runtimeFiles = readdirSync(join(root, "packages/message-push/src/runtime")).filter((file) =>
  file.endsWith(".ts"),
);

/** A test file, a slow one, a suite that others import, or a folder. */
const isTest = (path: string) => ["", ".ts", ".test.ts", ".slow.test.ts"].some((ending) => isThere(`${path}${ending}`));

test("every file of the runtime has a row in the map of the tests", () => {
  const named = rows.flatMap(([, sources = []]) => sources);
  expect(runtimeFiles.filter((file) => !named.includes(file))).toEqual([]);
});

test("every source that the map names is there", () => {
  const sources = rows.flatMap(([, names = []]) => names);
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.filter((name) => !runtimeFiles.includes(name) && !isThere(name))).toEqual([]);
});

test("every test that the map names is there", () => {
  const tests = rows.flatMap(([, , names = []]) => names);
  const folders = ["tests/runtime", "tests/simulator", ""];
  expect(tests.filter((name) => !folders.some((folder) => isTest(join(folder, name))))).toEqual([]);
});

test("every file that a recipe names is there", () => {
  const [, recipes = ""] = /\n## How to add …\n([\s\S]*)$/.exec(text) ?? [];
  const files = [...recipes.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, file = ""]) => file);
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => !isThere(file))).toEqual([]);
});
