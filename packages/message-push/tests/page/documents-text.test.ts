import {
  filterDocuments,
  firstFields,
  readDocument,
  readDocuments,
  textOfDocument,
} from "../../page/data/documents-text";
import { pathIn, sizeText, toBase64 } from "../../page/data/file-facts";
import { timeLeft } from "../../page/data/time-left";

const ORDER = { _id: 7, status: "open", paidAt: { $date: "2026-01-31T08:00:00Z" }, items: [{ name: "茶" }] };

test("a document comes back from its text as it was: dates, numbers and ids too", () => {
  expect(readDocument(textOfDocument(ORDER))).toEqual({ value: ORDER });
});

test.each(["[1]", "null", '"text"', "7"])("%s is no document", (text) => {
  expect(readDocument(text)).toMatchObject({ problem: { en: expect.stringContaining("object") } });
});

test("one document or a list of them is inserted, and the wrong item of a list is named", () => {
  expect(readDocuments('{ "a": 1 }')).toEqual({ value: [{ a: 1 }] });
  expect(readDocuments('[{ "a": 1 }, { "a": 2 }]')).toEqual({ value: [{ a: 1 }, { a: 2 }] });
  expect(readDocuments('[{ "a": 1 }, 2]')).toMatchObject({ problem: { en: "Item 2 of the list is no document." } });
  expect(readDocuments("[]")).toMatchObject({ problem: { en: "The list is empty." } });
  expect(readDocuments("{")).toMatchObject({ problem: { en: expect.stringMatching(/^Line 1, column 2: /) } });
});

test("a filter finds words anywhere in a document", () => {
  const documents = [ORDER, { _id: "b", status: "paid" }];
  expect(filterDocuments(documents, "OPEN 茶")).toEqual([ORDER]);
  expect(filterDocuments(documents, " ")).toEqual(documents);
  expect(filterDocuments(documents, "open closed")).toEqual([]);
});

test("a row shows the first fields in short, a date as its time", () => {
  expect(firstFields({ ...ORDER, note: "x".repeat(100) })).toEqual([
    ["status", "open"],
    ["paidAt", "2026-01-31T08:00:00Z"],
    ["items", '[{"name":"茶"}]'],
    ["note", `${"x".repeat(39)}…`],
  ]);
});

test("a file goes into the folder that is named, with or without slashes around it", () => {
  expect([pathIn("", "a.png"), pathIn("/pictures/", "a.png"), pathIn("a//b", "c")]).toEqual([
    "a.png",
    "pictures/a.png",
    "a/b/c",
  ]);
});

test("bytes of any number become base64", () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

test("sizes and times are said in units that fit", () => {
  expect([5, 2_048, 3 * 1_048_576].map(sizeText)).toEqual(["5 B", "2.0 KB", "3.0 MB"]);
  const HOUR_MS = 3_600_000;
  expect([71.5 * HOUR_MS, 5.5 * HOUR_MS, 90_000, 1_500].map((ms) => timeLeft(ms).en)).toEqual([
    "2 d 23 h",
    "5 h 30 min",
    "1 min",
    "2 s",
  ]);
});
