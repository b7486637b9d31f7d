// Documents as text in an editor, and back. Dates are `{ "$date": … }` as the console exports them: nothing here makes anything else of them.
import type { ExportedDocument } from "../../simulator/control/contract";
import { jsonProblem, sentenceOf } from "../../simulator/json-problem";
import type { Both } from "../../src/language";

export type Read<Value> = { readonly value: Value } | { readonly problem: Both };

/** A document as it is edited. */
export function textOfDocument(document: ExportedDocument): string {
  return JSON.stringify(document, undefined, 2);
}

/** One document. */
export function readDocument(text: string): Read<ExportedDocument> {
  const read = readJson(text);
  if ("problem" in read) return read;
  return isDocument(read.value) ? { value: read.value } : { problem: NO_DOCUMENT };
}

/** One document, or a list of them. */
export function readDocuments(text: string): Read<readonly ExportedDocument[]> {
  const read = readJson(text);
  if ("problem" in read) return read;
  const list: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value];
  if (list.length === 0) return { problem: { en: "The list is empty.", zh: "列表是空的。" } };
  const wrong = list.findIndex((one) => !isDocument(one));
  if (wrong < 0) return { value: list.filter(isDocument) };
  if (!Array.isArray(read.value)) return { problem: NO_DOCUMENT };
  return {
    problem: { en: `Item ${wrong + 1} of the list is no document.`, zh: `列表第 ${wrong + 1} 项不是文档。` },
  };
}

/** The documents whose text has all of these words. */
export function filterDocuments(documents: readonly ExportedDocument[], words: string): readonly ExportedDocument[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return documents;
  return documents.filter((document) => {
    const text = JSON.stringify(document).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** A name for it in an address and a list. */
export function idOf({ _id }: ExportedDocument): string {
  return String(_id);
}

/** Its first fields in one line each, as short as a row has room for. */
export function firstFields(document: ExportedDocument, most = 4): readonly (readonly [name: string, text: string])[] {
  return Object.entries(document)
    .filter(([name]) => name !== "_id")
    .slice(0, most)
    .map(([name, value]) => [name, shortText(value)]);
}

const LONGEST = 40;

function shortText(value: unknown): string {
  const date = Object(value).$date;
  const text = typeof value === "string" ? value : typeof date === "string" ? date : (JSON.stringify(value) ?? "");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const NO_DOCUMENT: Both = { en: "A document is an object, in { }.", zh: "文档必须是写在 { } 里的对象。" };

function readJson(text: string): Read<unknown> {
  const problem = jsonProblem(text);
  return problem === undefined ? { value: JSON.parse(text) } : { problem: sentenceOf(problem) };
}

function isDocument(value: unknown): value is ExportedDocument {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
