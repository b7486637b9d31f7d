// What a schema finds wrong first, in both languages.
import * as v from "valibot";
import { type Both, inBoth } from "../src/language";

type Issue = v.BaseIssue<unknown>;

/** A schema's own message, in the language that is asked for: `v.check(isOne, inWords({ en: "must be …", zh: "必须是……" }))`. */
export function inWords(text: Both): (issue: Issue) => string {
  return ({ lang }) => (lang === "zh" ? text.zh : text.en);
}

/** One thing that is wrong. */
export interface FirstIssue {
  readonly issue: Issue;
  /** Where it is, as `functions.0.name`. */
  readonly place: Both;
  /** What it is, as a clause. */
  readonly text: Both;
}

/** `input` is what the schema has refused. */
export function firstIssue(schema: v.GenericSchema, input: unknown): FirstIssue | undefined {
  const [issue] = v.safeParse(schema, input).issues ?? [];
  if (issue === undefined) return undefined;
  const own = inBoth((lang) => v.safeParse(schema, input, { lang }).issues?.[0].message ?? issue.message);
  return { issue, place: placeOf(issue), text: own.en === own.zh ? { ...own, zh: inChinese(issue) } : own };
}

function placeOf(issue: Issue): Both {
  const path = v.getDotPath(issue);
  return inBoth((language) => path ?? { en: "the top", zh: "最外层" }[language]);
}

/** The library's own messages are English. */
function inChinese({ expected, received, message }: Issue): string {
  if (expected === null) return message;
  return received === "undefined" ? `缺少 ${expected}` : `应为 ${expected}，实际是 ${received}`;
}
