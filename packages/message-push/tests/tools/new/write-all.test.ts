import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAll } from "../../../tools/new/write-all";

const dir = mkdtempSync(join(tmpdir(), "write-all-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("folders are made as they are needed", () => {
  writeAll(dir, [{ file: "made/deep/a.txt", text: "a" }]);
  expect(readFileSync(join(dir, "made/deep/a.txt"), "utf8")).toBe("a");
});

test("when one file cannot be written, the others are as they were", () => {
  writeFileSync(join(dir, "old.txt"), "old");
  const files = [
    { file: "new/a.txt", text: "a" },
    { file: "new/b.txt", text: "b" },
    { file: "old.txt", text: "new" },
    // A file cannot be a folder.
    { file: "old.txt/c.txt", text: "c" },
  ];
  const before = readdirSync(dir);
  expect(() => writeAll(dir, files)).toThrow(/ENOTDIR|EEXIST|ENOENT/);
  expect(readdirSync(dir)).toEqual(before);
  expect(readFileSync(join(dir, "old.txt"), "utf8")).toBe("old");
  expect(existsSync(join(dir, "new"))).toBe(false);
});
