// Where a text stops being JSON, and what is wrong there in plain words. Browsers say it each in their own way, some without a place.
import type { Both } from "../src/language";

export interface JsonProblem {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly words: Both;
}

/** What may come next. */
type Wanted = "value" | "first-item" | "first-name" | "name" | "colon" | "more" | "end";

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** None for JSON. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const { at, words } = findProblem(text);
    const before = text.slice(0, at).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, words };
  }
}

/** The place and the words in one sentence. */
export function sentenceOf({ line, column, words }: JsonProblem): Both {
  return {
    en: `Line ${line}, column ${column}: ${words.en}.`,
    zh: `第 ${line} 行第 ${column} 列：${words.zh}。`,
  };
}

interface Found {
  readonly at: number;
  readonly words: Both;
}

function findProblem(text: string): Found {
  const open: string[] = [];
  let wanted: Wanted = "value";
  let lastComma: number | undefined;
  for (let at = endOf(SPACE, text, 0); at < text.length; at = endOf(SPACE, text, at)) {
    const end = tokenEnd(text, at);
    if (end === undefined) return { at, words: strangerAt(text, at) };
    const token = text.slice(at, end);
    if (lastComma !== undefined && isClosing(token)) return { at: lastComma, words: COMMA_TOO_MANY };
    lastComma = token === "," ? at : undefined;
    const next = step(wanted, token, open);
    if (next === undefined) return { at, words: MISSING[wanted] };
    wanted = next;
    at = end;
  }
  return { at: text.length, words: text.trim() === "" ? EMPTY : endsTooEarly(wanted) };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function tokenEnd(text: string, at: number): number | undefined {
  if ("{}[]:,".includes(text.charAt(at))) return at + 1;
  const end = endOf(text.charAt(at) === '"' ? STRING : SCALAR, text, at);
  return end === at ? undefined : end;
}

/** What is wanted behind the token; nothing where the token may not stand there. */
function step(wanted: Wanted, token: string, open: string[]): Wanted | undefined {
  if (isClosing(token)) return isClosed(wanted, token, open) ? behindValue(open) : undefined;
  return STEPS[wanted](token, open);
}

const STEPS: Readonly<Record<Wanted, (token: string, open: string[]) => Wanted | undefined>> = {
  value: openValue,
  "first-item": openValue,
  "first-name": (token) => (token.startsWith('"') ? "colon" : undefined),
  name: (token) => (token.startsWith('"') ? "colon" : undefined),
  colon: (token) => (token === ":" ? "value" : undefined),
  more: (token, open) => (token === "," ? behindComma(open) : undefined),
  end: () => undefined,
};

function openValue(token: string, open: string[]): Wanted | undefined {
  if (token === ":" || token === ",") return undefined;
  if (token !== "{" && token !== "[") return behindValue(open);
  open.push(token);
  return token === "{" ? "first-name" : "first-item";
}

function isClosing(token: string): boolean {
  return token === "}" || token === "]";
}

function isClosed(wanted: Wanted, token: string, open: string[]): boolean {
  const mayClose = wanted === "more" || wanted === "first-name" || wanted === "first-item";
  return mayClose && open.pop() === (token === "}" ? "{" : "[");
}

function behindComma(open: readonly string[]): Wanted {
  return open.at(-1) === "{" ? "name" : "value";
}

function behindValue(open: readonly string[]): Wanted {
  return open.length === 0 ? "end" : "more";
}

const EMPTY: Both = { en: "there is nothing here yet", zh: "还没有内容" };
const COMMA_TOO_MANY: Both = { en: "the last comma is one too many", zh: "最后一项后面多了逗号" };
const VALUE: Both = { en: "a value is missing here", zh: "这里缺少值" };
const NAME: Both = { en: 'a name in "double quotes" is missing here', zh: "这里缺少用双引号括起来的字段名" };

const MISSING: Readonly<Record<Wanted, Both>> = {
  value: VALUE,
  "first-item": VALUE,
  "first-name": NAME,
  name: NAME,
  colon: { en: 'a ":" is missing behind the name', zh: "字段名后面缺少冒号 :" },
  more: { en: "a comma, or the closing bracket, is missing before this", zh: "这之前缺少逗号或右括号" },
  end: { en: "something stands behind the end", zh: "结尾之后还有多余的内容" },
};

function endsTooEarly(wanted: Wanted): Both {
  if (wanted === "more" || wanted === "first-name" || wanted === "first-item")
    return { en: "the text ends before its brackets are closed", zh: "文本到此结束，括号还没有闭合" };
  const missing = MISSING[wanted];
  return { en: `the text ends here: ${missing.en}`, zh: `文本到此结束：${missing.zh}` };
}

/** What a Chinese keyboard writes instead. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "，": ",",
  "、": ",",
  "：": ":",
  "｛": "{",
  "｝": "}",
  "【": "[",
  "】": "]",
};

function strangerAt(text: string, at: number): Both {
  const found = text.charAt(at);
  const meant = FULL_WIDTH[found];
  if (meant !== undefined) {
    return { en: `write ${meant} instead of ${found}`, zh: `请把中文的 ${found} 改成英文的 ${meant}` };
  }
  if (found === "'") return { en: "write \" instead of '", zh: "把单引号改成双引号" };
  if (found === '"')
    return {
      en: "this text in quotes does not end, or has a \\ that JSON does not know",
      zh: "这段字符串没有结束，或含有 JSON 不认识的反斜杠转义",
    };
  if (text.startsWith("//", at) || text.startsWith("/*", at))
    return { en: "JSON has no comments", zh: "JSON 里不能写注释" };
  return { en: "this is no JSON; a text needs double quotes", zh: "这里不是 JSON；文字要用双引号括起来" };
}
