// A map is found by what the code is, away from the code.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepSourceMap, readSourceMap } from "../../project/source-maps";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "maps-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function built(code: string): string {
  const file = join(dir, "index.js");
  writeFileSync(file, code);
  writeFileSync(
    `${file}.map`,
    JSON.stringify({ version: 3, sources: ["cloudfunctions/text/index.ts"], names: [], mappings: "AAEA" }),
  );
  return file;
}

test("a kept map is no longer beside the code, and names sources from the project on", () => {
  const file = built("one");
  keepSourceMap(dir, file);
  expect(existsSync(`${file}.map`)).toBe(false);
  expect(readSourceMap(dir, file)?.findEntry(0, 0)).toMatchObject({
    originalSource: "cloudfunctions/text/index.ts",
    originalLine: 2,
  });
});

test("code that was built anew, or elsewhere, has no map of another build", () => {
  const file = built("one");
  keepSourceMap(dir, file);
  writeFileSync(file, "two");
  expect(readSourceMap(dir, file)).toBeUndefined();
  expect(readSourceMap(dir, join(dir, "nothing.js"))).toBeUndefined();
});

test("a map that cannot be kept stops nothing, and does not stay beside the code", () => {
  const file = built("one");
  writeFileSync(join(dir, "node_modules"), "a file where the folder should be");
  keepSourceMap(dir, file);
  expect(existsSync(`${file}.map`)).toBe(false);
  expect(readSourceMap(dir, file)).toBeUndefined();
});
