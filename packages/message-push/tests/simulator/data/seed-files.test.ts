// Seed files, as a person writes them and as the console of CloudBase exports and imports them.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSeedFiles } from "../../../simulator/data/seed-files";

const tempFolder = () => mkdtempSync(join(tmpdir(), "seeds-"));

function projectWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = tempFolder();
  mkdirSync(join(dir, "seed"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, "seed", name), content);
  return dir;
}
const read = (content: string | Uint8Array, name = "orders.json") =>
  readSeedFiles(projectWith({ [name]: content })).get("orders");

test("without a folder there is nothing to load", () => {
  expect(readSeedFiles(tempFolder()).size).toBe(0);
});

test.each([
  ["a list", '[{ "_id": "a", "n": 1 }, { "n": 2 }]'],
  ["JSON Lines, as the page on export shows", '{"_id":"a","n":1}\n{"n":2}\n'],
  ["documents over several lines, as WeChat's page on import shows", '{\n  "_id": "a",\n  "n": 1\n}\n{\n  "n": 2\n}\n'],
  ["documents behind each other", '{"_id":"a","n":1}{"n":2}'],
  ["a byte order mark and Windows lines", '\uFEFF{"_id":"a","n":1}\r\n\r\n{"n":2}\r\n'],
])("%s is read", (_form, content) => {
  expect(read(content)).toEqual([{ _id: "a", n: 1 }, { n: 2 }]);
});

test.each(["", "\n", "[]", "[ ]\n"])("%p is a collection without documents", (content) => {
  expect(read(content)).toEqual([]);
});

test("braces, brackets and quotes in a text are a text", () => {
  const text = '}{ "\\ ] [ 中文';
  expect(read(JSON.stringify({ text }))).toEqual([{ text }]);
});

test("the types of the export format become what a function would have written", () => {
  const content = `{
    "_id": { "$oid": "639be0d05321300af2bd273d" },
    "at": { "$date": "2018-08-31T17:30:00.882Z" },
    "also": { "$date": { "$numberLong": "1535736600882" } },
    "sum": { "$numberDouble": "0.5" }, "count": { "$numberInt": "3" }, "long": { "$numberLong": "4" },
    "place": { "type": "Point", "coordinates": [116.4, 39.9] },
    "nothing": null
  }`;
  const at = new Date("2018-08-31T17:30:00.882Z");
  const place = { type: "Point", coordinates: [116.4, 39.9] };
  expect(read(content)).toEqual([
    { _id: "639be0d05321300af2bd273d", at, also: at, sum: 0.5, count: 3, long: 4, place, nothing: null },
  ]);
});

test("files that are no data are left alone", () => {
  const dir = projectWith({ "README.md": "# Seeds", ".DS_Store": "", "orders.jsonl": '{"n":1}' });
  expect([...readSeedFiles(dir)]).toEqual([["orders", [{ n: 1 }]]]);
});

test.each([
  ["not JSON", '{"n":1}\n{"n":}\n', /^seed\/orders\.json, line 2: this is not JSON/],
  [
    "not JSON, inside a document of several lines",
    '[{"n":1},\n{\n"n":1\n"m":2}]',
    /^seed\/orders\.json, line [234]: this is not JSON/,
  ],
  ["a document without an end", '{"n":1}\n{"n":2\n', /^seed\/orders\.json, line [23]: this is not JSON/],
  ["a comma between lines", '{"n":1},\n{"n":2}', /line 1: leave out commas between documents/],
  ["a list without a comma", '[{"n":1}\n{"n":2}]', /line 2: between two documents of a list is a comma missing/],
  ["a list with a comma at its end", '[{"n":1},\n]', /line 2: here should begin a document/],
  ["a list without an end", '[{"n":1}', /the \] at the end is missing/],
  ["something behind a list", '[{"n":1}]\n{"n":2}', /line 2: behind the \] nothing may follow/],
  ["numbers", "[1, 2]", /line 1: here should begin a document/],
  ["a text", "hello", /line 1: here should begin a document/],
  ["a date that is none", '{"n":1}\n{"a":{"at":{"$date":"soon"}}}', /document 2 in line 2: a\.at is no date/],
  ["an unknown type", '{"at":{"$datum":"2018"}}', /document 1 in line 1: at\.\$datum is no type of the export format/],
  ["an operator", '{"$set":{"n":1}}', /\$set is no type/],
  ["a type among fields", '{"at":{"$date":"2018-08-31T17:30:00.882Z","n":1}}', /at\.\$date stands beside other fields/],
  ["a dot in a name", '{"a.b":1}', /the name of the field a\.b has a dot/],
  [
    "an _id twice",
    '{"_id":"a"}\n{"_id":"b"}\n{"_id":"a"}',
    /document 3 in line 3: its _id is that of document 1 in line 1/,
  ],
  ["an _id that is an object", '{"_id":{"n":1}}', /_id is neither a string nor a number/],
  ["not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), /^seed\/orders\.json is not written in UTF-8/],
  [
    "too large",
    JSON.stringify({ text: "x".repeat(16 * 1024 * 1024) }),
    /document 1 in line 1: it is larger than 16 MB/,
  ],
])("%s is one sentence with file, place and fix", (_what, content, fact) => {
  const refusal = expect.objectContaining({ code: "DATA_INVALID", fix: expect.stringContaining("docs/own-data.md") });
  expect(() => read(content)).toThrow(refusal);
  expect(() => read(content)).toThrow(expect.objectContaining({ fact: expect.stringMatching(fact) }));
});

test("an error quotes nothing of the file", () => {
  const refusal = () => read('{"openid":"oSecret" "n":}');
  expect(refusal).toThrow(/line 1: this is not JSON/);
  expect(refusal).not.toThrow(/oSecret/);
});

test.each([
  [{ "orders.csv": "a,b" }, /seed\/orders\.csv is CSV/],
  [{ "orders.json": "[]", "orders.jsonl": "" }, /orders\.jsonl: there is another file for the collection orders/],
  [{ "$orders.json": "[]" }, /seed\/\$orders\.json: \$orders is no name of a collection/],
])("%p is refused", (files, fact) => {
  expect(() => readSeedFiles(projectWith(files))).toThrow(
    expect.objectContaining({ fact: expect.stringMatching(fact) }),
  );
});

test("a seed that is a file, and a file that is a folder, are refused", () => {
  const dir = tempFolder();
  writeFileSync(join(dir, "seed"), "");
  expect(() => readSeedFiles(dir)).toThrow(/seed is a file/);
  const other = projectWith({});
  mkdirSync(join(other, "seed/orders.json"));
  expect(() => readSeedFiles(other)).toThrow(/seed\/orders\.json cannot be read \(EISDIR\)/);
});
