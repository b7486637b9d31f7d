// docs/reference/numbers.md: every number that a reply may be refused with, in both languages.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { returnCodes } from "../../../message-push/src/wechat/return-code-rows";
import { MORE_ON_CODES, OTHER_NUMBERS } from "../../../message-push/src/wechat/return-code-words";
import { isListed, LOST } from "../../../message-push/src/wechat/return-codes";

const text = readFileSync(resolve(__dirname, "../../../../docs/reference/numbers.md"), "utf8");
const [, english = "", chinese = ""] = text.split(/^## /m);

/** Cells of every row, headings and rules included. */
const rowsOf = (part: string) =>
  part
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

test.each([
  ["English", english],
  ["Chinese", chinese],
])("the %s table explains every number that a reply may be refused with", (_, part) => {
  const listed = rowsOf(part).flatMap(([codes = ""]) => codes.match(/-?\d{1,6}/g) ?? []);
  const codes = [...returnCodes().flatMap((row) => row.codes), ...LOST];
  expect(codes.length).toBeGreaterThan(90);
  expect(codes.filter((code) => !listed.includes(String(code)))).toEqual([]);
});

test("both languages have the same tables, each in its language", () => {
  expect(rowsOf(chinese).map((cells) => cells.length)).toEqual(rowsOf(english).map((cells) => cells.length));
  for (const [, meaning = ""] of rowsOf(chinese).filter(([code = ""]) => /\d/.test(code)))
    expect(meaning).toMatch(/\p{sc=Han}/u);
});

test("what is said beyond the code is about numbers that it knows, and the other numbers are others", () => {
  expect(Object.keys(MORE_ON_CODES).filter((code) => !isListed(Number(code)))).toEqual([]);
  expect(OTHER_NUMBERS.filter(({ code }) => isListed(code) || LOST.includes(code))).toEqual([]);
});
