// Reads WeChat's JSON. JSON.parse does it; what that would refuse or round, and WeChat writes, is mended in the text before.
import { isDeepStrictEqual } from "node:util";
import { isExact } from "./exact-number";
import { beginsNumber, escapeControls, JsonText, QUOTE } from "./json-text";
import { MAX_DEPTH, tooDeep, unreadable } from "./unreadable";

/**
 * Reads a text. A number that JavaScript cannot hold exactly becomes text, with every digit. Bare control characters in a
 * string are kept: WeChat passes on what a customer types, and its writers do not escape it. Takes time in proportion to the text.
 *
 * @throws {PushError} `EVENT_INVALID` for what is otherwise no JSON, nested deeper than 16 levels, or names a field twice
 */
export function readJson(text: string): unknown {
  const mender = new Mender(text);
  const mended = mender.mend();
  const value = parse(mended);
  return namesIn(value) === mender.names ? value : withoutTwins(parse(numbered(mended)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("is no well-formed JSON");
  }
}

const SPACE = 0x20;
const COLON = 0x3a;
/** Shorter ones are always exact, if they have no exponent. */
const LONG_NUMBER = 16;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** One pass over a text: mends it, and counts the names of fields. */
class Mender extends JsonText {
  names = 0;
  private depth = 0;
  /** What stands before `copied` is in `mended` already. */
  private mended = "";
  private copied = 0;
  private isBehindNumber = false;

  mend(): string {
    while (this.at < this.text.length) this.step(this.text.charCodeAt(this.at));
    return this.copied === 0 ? this.text : this.mended + this.text.slice(this.copied);
  }

  private step(code: number): void {
    if (code === QUOTE) this.mendString();
    else if (beginsNumber(code)) this.mendNumber();
    else {
      this.at += 1;
      if (code > SPACE) this.mark(code);
    }
  }

  private mendString(): void {
    const start = this.at;
    this.skipString();
    this.isBehindNumber = false;
    if (this.hasControl) this.replace(start, escapeControls(this.text.slice(start, this.at)));
  }

  private mendNumber(): void {
    const start = this.at;
    const hasExponent = this.skipNumber();
    this.isBehindNumber = true;
    if (!hasExponent && this.at - start < LONG_NUMBER) return;
    const digits = this.text.slice(start, this.at);
    if (NUMBER.test(digits) && !isExact(digits)) this.replace(start, `"${digits}"`);
  }

  private mark(code: number): void {
    if (code === COLON) {
      // In quotes, it would be a name.
      if (this.isBehindNumber) throw unreadable("is no well-formed JSON");
      this.names += 1;
    }
    this.isBehindNumber = false;
    // `{` and `[`, `}` and `]` differ in one bit.
    if ((code & 0xdf) === 0x5b) this.deeper();
    else if ((code & 0xdf) === 0x5d) this.depth -= 1;
  }

  private deeper(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw tooDeep();
  }

  private replace(start: number, by: string): void {
    this.mended += this.text.slice(this.copied, start) + by;
    this.copied = this.at;
  }
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

/** The numbers taken away again. The same field twice is one field; another value under its name would be a second meaning. */
function withoutTwins(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTwins);
  if (typeof value !== "object" || value === null) return value;
  const fields = new Map<string, unknown>();
  for (const [numberedName, field] of Object.entries(value)) {
    const name = numberedName.slice(numberedName.indexOf(":") + 1);
    const single = withoutTwins(field);
    if (fields.has(name) && !isDeepStrictEqual(fields.get(name), single)) throw unreadable("has one name twice");
    fields.set(name, single);
  }
  return Object.fromEntries(fields);
}
