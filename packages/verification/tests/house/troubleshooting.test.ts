import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8");
const files = ["docs/troubleshooting.md", "docs/troubleshooting.zh-CN.md"];

/** Cells of every row, headings and rules included. */
const rowsOf = (file: string) =>
  read(file)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

test("both languages have the same tables", () => {
  const [english, chinese] = files.map((file) => rowsOf(file).map((cells) => cells.length));
  expect(chinese).toEqual(english);
  expect(english?.length).toBeGreaterThan(80);
});

test("both languages point to the same reports, in the same order", () => {
  const [english, chinese] = files.map((file) =>
    [...read(file).matchAll(/\((https:[^)\s]+)\)/g)].map(([, address]) => address),
  );
  expect(chinese).toEqual(english);
});
