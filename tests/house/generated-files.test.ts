import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generatedFiles } from "../../scripts/reference/generated-files";
import { type FieldDoc, readCatalogue } from "../../scripts/reference/read-catalogue";
import { readBuiltFunctions } from "../../simulator/project/built-functions";
import { CATALOGUE } from "../../src/wechat/catalogue/catalogue";
import type { PairDocs } from "../../src/wechat/catalogue/facts";
import { PAIR_DOCS } from "../../src/wechat/catalogue/pair-docs";
import type { FieldShape } from "../../src/wechat/catalogue/shape";

const root = resolve(__dirname, "../..");
const generated = generatedFiles(root, readBuiltFunctions(root));

test.each(generated.map(({ file, text }) => [file, text]))("%s is what npm run generate writes", (file, text) => {
  expect(readFileSync(join(root, file), "utf8")).toBe(text);
});

test("src/wechat/generated holds nothing else", () => {
  const written = generated.map(({ file }) => file).filter((file) => file.startsWith("src/wechat/generated/"));
  expect(readdirSync(join(root, "src/wechat/generated")).map((file) => `src/wechat/generated/${file}`)).toEqual(
    written.sort(),
  );
});

function namesIn(shape: FieldShape, path: string): string[] {
  if (typeof shape === "string") return [];
  const inner = Array.isArray(shape) ? shape[0] : shape;
  return Object.entries(Object(inner) === inner ? inner : {}).flatMap(([name, field]) => [
    `${path}${name}`,
    ...namesIn(field as FieldShape, `${path}${name}.`),
  ]);
}

test("every field of the catalogue is described, in both languages", () => {
  const described = new Map(readCatalogue(root).map(({ pair, fields }) => [pair, fields]));
  const flat = (fields: readonly FieldDoc[], path = ""): string[] =>
    fields.flatMap((field) => [`${path}${field.name}`, ...flat(field.fields, `${path}${field.name}.`)]);
  for (const [pair, { fields }] of Object.entries(CATALOGUE)) {
    expect([pair, flat(described.get(pair) ?? [])]).toEqual([pair, namesIn(fields, "")]);
  }
});

test("every pair of the catalogue says in both languages what happened, and where that stands", () => {
  for (const [pair, { about, doubts, sources }] of Object.entries<PairDocs>(PAIR_DOCS)) {
    for (const { en, zh } of [about, ...doubts]) {
      expect([pair, en]).toEqual([pair, expect.stringMatching(/^[^\p{sc=Han}]*[\w).]$/u)]);
      expect([pair, zh]).toEqual([pair, expect.stringMatching(/\p{sc=Han}/u)]);
    }
    expect([pair, sources]).toEqual([pair, expect.arrayContaining([expect.stringMatching(/^https:\/\//)])]);
  }
});
