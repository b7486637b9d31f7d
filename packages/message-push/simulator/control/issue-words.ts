// What is wrong with what was sent, in both languages: our own words where a schema has some, else valibot's as they are.
import * as v from "valibot";
import type { Both, Language } from "../../src/language";

/** The message of a schema. valibot hands on the `lang` that it was asked to read with. */
export function inLanguage(text: Both): (issue: { readonly lang?: string | undefined }) => string {
  return ({ lang }) => text[lang === "zh" ? "zh" : "en"];
}

/** The first thing that is wrong with `value`; only for one that the schema does not take. */
export function issueWords(schema: v.GenericSchema, value: unknown): Both {
  return { en: wordsOf(schema, value, "en"), zh: wordsOf(schema, value, "zh") };
}

function wordsOf(schema: v.GenericSchema, value: unknown, lang: Language): string {
  const [issue] = v.safeParse(schema, value, { lang }).issues ?? [];
  if (issue === undefined) return "";
  const path = v.getDotPath(issue);
  return lang === "zh" ? `${path ?? "请求体"}：${issue.message}。` : `${path ?? "The body"}: ${issue.message}.`;
}
