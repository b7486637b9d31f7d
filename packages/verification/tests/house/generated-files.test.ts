import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readBuiltFunctions } from "../../../message-push/project/built-functions";
import { CATALOGUE } from "../../../message-push/src/wechat/catalogue/catalogue";
import type { PairDocs, PairFacts } from "../../../message-push/src/wechat/catalogue/facts";
import { PAIR_DOCS } from "../../../message-push/src/wechat/catalogue/pair-docs";
import type { FieldShape } from "../../../message-push/src/wechat/catalogue/shape";
import { generatedFiles } from "../../reference/generated-files";
import { type FieldDoc, readCatalogue } from "../../reference/read-catalogue";

const root = resolve(__dirname, "../../../..");
const generated = generatedFiles(root, readBuiltFunctions(root));

test.each(generated.map(({ file, text }) => [file, text]))("%s is what npm run generate writes", (file, text) => {
  expect(readFileSync(join(root, file), "utf8")).toBe(text);
});

test("packages/message-push/src/wechat/generated holds nothing else", () => {
  const written = generated
    .map(({ file }) => file)
    .filter((file) => file.startsWith("packages/message-push/src/wechat/generated/"));
  expect(
    readdirSync(join(root, "packages/message-push/src/wechat/generated")).map(
      (file) => `packages/message-push/src/wechat/generated/${file}`,
    ),
  ).toEqual(written.sort());
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
  const described = new Map(readCatalogue(root).map((pair) => [pair.pair, pair]));
  const flat = (fields: readonly FieldDoc[], path = ""): string[] =>
    fields.flatMap((field) => [`${path}${field.name}`, ...flat(field.fields, `${path}${field.name}.`)]);
  for (const [pair, { fields, answer = {} }] of Object.entries<PairFacts>(CATALOGUE)) {
    expect([pair, flat(described.get(pair)?.fields ?? [])]).toEqual([pair, namesIn(fields, "")]);
    expect([pair, flat(described.get(pair)?.answer ?? [])]).toEqual([pair, namesIn(answer, "")]);
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
