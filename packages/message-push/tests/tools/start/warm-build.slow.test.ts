// What npm start builds after a change is what a build from the beginning makes, byte for byte, whatever it kept in between. Pairs of
// one's own need Node's own loader: reload.slow.test.ts has them.
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { type ReloadBench, reloadBench, stopReloading, TEXT } from "../../support/reload-bench";
import { cloudbaserc, removeTinyProjects } from "../../support/tiny-project";

let bench: ReloadBench;

const handler = (words: string, imports = "") => `import { defineFunction } from "#runtime";
${imports}
export const main = defineFunction({ on: "text", handle: () => ${words} });
`;
const SHARED = "cloudfunctions/shared/words.ts";
const WITH_SHARED = handler("words", 'import { words } from "../shared/words";');

beforeAll(async () => {
  bench = await reloadBench({ [TEXT]: handler('"old"') });
}, 60_000);
afterAll(async () => {
  await stopReloading();
  removeTinyProjects();
});

/** Path → content of what is built. */
function built(): Readonly<Record<string, string>> {
  const folder = join(bench.project.dir, "dist/cloudfunctions");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length), readFileSync(file, "utf8")]));
}

/** The built code of a function, once it is proven that a build from the beginning makes the same of all. */
async function rebuilt(name = "text"): Promise<string> {
  const again = built();
  // A change that did not build says why.
  expect(bench.told().filter((text) => !/reloaded|removed|right again/.test(text))).toEqual([]);
  rmSync(join(bench.project.dir, "dist"), { recursive: true });
  await buildFunctions({ projectDir: bench.project.dir, isTypeChecked: false });
  const fresh = built();
  expect(Object.keys(again)).toEqual(Object.keys(fresh));
  // Whole bundles in a failure would be of no use to anybody.
  expect(Object.keys(fresh).filter((path) => fresh[path] !== again[path])).toEqual([]);
  return again[join("/", name, "index.js")] ?? "";
}

test("a function that is edited, more than once", async () => {
  for (const words of ['"one"', '"two"']) {
    await bench.save(TEXT, handler(words));
    expect(await rebuilt()).toContain(words);
  }
}, 60_000);

test("a file that two functions share", async () => {
  bench.project.write(SHARED, 'export const words = "shared once";\n');
  bench.project.write("cloudfunctions/image/index.ts", WITH_SHARED.replace('"text"', '"image"'));
  await bench.reloader.changed([SHARED, "cloudfunctions/image/index.ts"]);
  await bench.save(TEXT, WITH_SHARED);
  await bench.save(SHARED, 'export const words = "shared twice";\n');
  expect(await rebuilt()).toContain("shared twice");
  expect(await rebuilt("image")).toContain("shared twice");
}, 60_000);

test("an import of a package that comes and goes", async () => {
  await bench.save(TEXT, handler("String(distance('a', 'b'))", 'import { distance } from "fastest-levenshtein";'));
  const code = await rebuilt();
  await bench.save(TEXT, handler('"without"'));
  expect((await rebuilt()).length).toBeLessThan(code.length);
}, 60_000);

test("a package whose version changes meanwhile", async () => {
  const folder = "cloudfunctions/text/node_modules/tiny-words";
  const version = (words: string) => `module.exports = ${JSON.stringify(words)};\n`;
  bench.project.write(`${folder}/package.json`, '{ "name": "tiny-words", "main": "old.js" }');
  for (const name of ["old", "new"]) bench.project.write(`${folder}/${name}.js`, version(`${name} package`));
  await bench.save(TEXT, handler("words", 'import words from "tiny-words";'));
  expect(await rebuilt()).toContain("old package");
  bench.project.write(`${folder}/package.json`, '{ "name": "tiny-words", "main": "new.js" }');
  await bench.save(TEXT, handler("words", 'import words from "tiny-words";\n'));
  expect(await rebuilt()).toContain("new package");
}, 60_000);

test("what was broken and is repaired; in between stands the last good build", async () => {
  await bench.save(TEXT, handler('"good"'));
  const before = built();
  await bench.save(TEXT, handler('"bad'));
  expect(built()).toEqual(before);
  await bench.save(TEXT, `${handler('"throws"')}\nthrow new Error("while it loads");\n`);
  expect(built()).toEqual(before);
  const failures = [/BUNDLE_FAILED/, /FUNCTION_ENTRY_INVALID/].map((code) => expect.stringMatching(code));
  expect(bench.told()).toEqual(expect.arrayContaining(failures));
  await bench.save(TEXT, handler('"repaired"'));
  expect(await rebuilt()).toContain("repaired");
}, 60_000);

test("a function that is JavaScript from now on", async () => {
  const js = (words: string) =>
    `const { defineFunction } = require("#runtime");\nexports.main = defineFunction({ on: "text", handle: () => "${words}" });\n`;
  bench.project.remove(TEXT);
  for (const words of ["js one", "js two"]) {
    bench.project.write("cloudfunctions/text/index.js", js(words));
    await bench.reloader.changed([TEXT, "cloudfunctions/text/index.js"]);
    expect(await rebuilt()).toContain(words);
  }
  bench.project.remove("cloudfunctions/text/index.js");
  bench.project.write(TEXT, handler('"TypeScript"'));
  await bench.reloader.changed([TEXT, "cloudfunctions/text/index.js"]);
  expect(await rebuilt()).toContain("TypeScript");
}, 60_000);

test("a function that comes, and goes", async () => {
  cpSync(join(bench.project.dir, "cloudfunctions/image"), join(bench.project.dir, "cloudfunctions/video"), {
    recursive: true,
  });
  bench.project.write("cloudfunctions/video/index.ts", handler('"video"').replace('on: "text"', 'on: "video"'));
  await bench.save("cloudbaserc.json", cloudbaserc(["text", "image", "video"]));
  expect(await rebuilt("video")).toContain('"video"');
  bench.project.remove("cloudfunctions/video");
  await bench.save("cloudbaserc.json", cloudbaserc(["text", "image"]));
  expect(await rebuilt("video")).toBe("");
}, 60_000);
