import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { returnCodes } from "../../../message-push/src/wechat/return-code-rows";
import { LOST } from "../../../message-push/src/wechat/return-codes";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8");
const files = ["docs/troubleshooting.md", "docs/troubleshooting.zh-CN.md"];

/** Cells of every row, headings and rules included. */
const rowsOf = (file: string) =>
  read(file)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

test.each(files)("%s explains every number that a reply may be refused with", (file) => {
  const listed = rowsOf(file).flatMap(([codes = ""]) => codes.match(/-?\d{1,6}/g) ?? []);
  const codes = [...returnCodes().flatMap((row) => row.codes), ...LOST];
  expect(codes.length).toBeGreaterThan(90);
  expect(codes.filter((code) => !listed.includes(String(code)))).toEqual([]);
});

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
