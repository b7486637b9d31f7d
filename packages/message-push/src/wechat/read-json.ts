// Reads WeChat's JSON. JSON.parse does it; what that would refuse or round, and WeChat writes, is mended in the text before.
import { isDeepStrictEqual } from "node:util";
import { isExact } from "./exact-number";
import { MAX_DEPTH, MAX_VALUES, tooDeep, tooMany, unreadable } from "./unreadable";
import { escapeControls, isClosing, isExponent, isOpening, walkJson } from "./walk-json";

/**
 * Reads a text. A number that JavaScript cannot hold exactly becomes text, with every digit. Bare control characters in a
 * string are kept: WeChat passes on what a customer types, and its writers do not escape it. Takes time in proportion to the text.
 *
 * @throws {PushError} `EVENT_INVALID` for what is otherwise no JSON, nested deeper than 16 levels, with more than 10,000
 * values, or with two values of one name
 */
export function readJson(text: string): unknown {
  const { mended, names } = quoteRounded(text);
  const { json, value } = parse(mended);
  return namesIn(value) === names ? value : withoutTwins(JSON.parse(numbered(json)));
}

/** Most texts have no bare control character, and are not looked through for one. */
function parse(text: string): { readonly json: string; readonly value: unknown } {
  const value = parseOrNothing(text);
  if (value !== undefined) return { json: text, value };
  const json = escapeControls(text);
  const second = parseOrNothing(json);
  if (second === undefined) throw malformed();
  return { json, value: second };
}

function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function malformed() {
  return unreadable({ en: "is no JSON", zh: "不是 JSON" });
}

const [COLON, COMMA] = [0x3a, 0x2c];
/** Shorter ones are always exact, if they have no exponent. */
const LONG_NUMBER = 16;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** One pass over a text: puts the numbers in quotes that would be rounded, and counts the names of fields. */
function quoteRounded(text: string): { readonly mended: string; readonly names: number } {
  let mended = "";
  let copied = 0;
  const counts = { names: 0, values: 1, depth: 0 };
  let isBehindNumber = false;
  walkJson(text, {
    string() {
      isBehindNumber = false;
    },
    number(start, end) {
      isBehindNumber = true;
      if (!isRounded(text, start, end)) return;
      mended += `${text.slice(copied, start)}"${text.slice(start, end)}"`;
      copied = end;
    },
    mark(code) {
      // In quotes, the number would be a name.
      if (isBehindNumber && code === COLON) throw malformed();
      isBehindNumber = false;
      count(counts, code);
    },
  });
  return { mended: copied === 0 ? text : mended + text.slice(copied), names: counts.names };
}

function count(counts: { names: number; values: number; depth: number }, mark: number): void {
  if (mark === COLON) counts.names += 1;
  else if (mark === COMMA) counts.values += 1;
  else if (isOpening(mark)) counts.depth += 1;
  else if (isClosing(mark)) counts.depth -= 1;
  if (counts.values > MAX_VALUES) throw tooMany();
  if (counts.depth > MAX_DEPTH) throw tooDeep();
}

function isRounded(text: string, start: number, end: number): boolean {
  if (end - start < LONG_NUMBER && !hasExponent(text, start, end)) return false;
  const digits = text.slice(start, end);
  return NUMBER.test(digits) && !isExact(digits);
}

function hasExponent(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) if (isExponent(text.charCodeAt(at))) return true;
  return false;
}

/** Fewer than the text has, where one came twice: JSON.parse keeps the last. */
function namesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let names = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) names += namesIn(value[index]);
    return names;
  }
  const fields = Object.values(value);
  names = fields.length;
  for (let index = 0; index < fields.length; index += 1) names += namesIn(fields[index]);
  return names;
}

/** Every name with its number before it, so that none comes twice. */
function numbered(json: string): string {
  let names = 0;
  return json.replace(/"([^"\\]*(?:\\.[^"\\]*)*")(?=\s*(:)?)/gs, (string, rest: string, colon?: string) => {
    if (colon === undefined) return string;
    names += 1;
    return `"${names}:${rest}`;
  });
}

/** Most values are no objects, and need no call for each. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || isDeepStrictEqual(a, b);
}

/** The numbers taken away again. The same field twice is one field; another value under its name would be a second meaning. */
function withoutTwins(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTwins);
  if (typeof value !== "object" || value === null) return value;
  const fields = new Map<string, unknown>();
  for (const [numberedName, field] of Object.entries(value)) {
    const name = numberedName.slice(numberedName.indexOf(":") + 1);
    const single = withoutTwins(field);
    if (fields.has(name) && !isSame(fields.get(name), single))
      throw unreadable({ en: "has one name twice", zh: "有重名的字段" });
    fields.set(name, single);
  }
  return Object.fromEntries(fields);
}
