// Steps through JSON without reading it: what has to be known of a text before JSON.parse gets it.

/** What a walk comes across, in the order of the text; space is left out. */
export interface JsonSink {
  /** A string with its quotes: what stands in it is no mark. */
  string(start: number, end: number): void;
  /** What looks like a number. */
  number(start: number, end: number): void;
  /** Any other character, by its code. */
  mark(code: number): void;
}

const [SPACE, QUOTE, BACKSLASH] = [0x20, 0x22, 0x5c];

/** Steps through a text, which may be no JSON at all. Looks at every character once or twice. */
export function walkJson(text: string, sink: JsonSink): void {
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(start);
    if (code === QUOTE) {
      at = endOfString(text, start);
      sink.string(start, at);
    } else if (isInNumber(code)) {
      at = endOfNumber(text, start);
      sink.number(start, at);
    } else {
      at += 1;
      if (code > SPACE) sink.mark(code);
    }
  }
}

/** The index behind the string; the text's length if it has no end. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote + 1;
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (isInNumber(text.charCodeAt(at)) || isExponent(text.charCodeAt(at)))) at += 1;
  return at;
}

/** A digit, a dot or a sign. */
function isInNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2b || code === 0x2d;
}

/** The letter `e` or `E`. */
export function isExponent(code: number): boolean {
  return (code | 0x20) === 0x65;
}

/** Whether a mark opens an object or a list: `{` and `[` differ in one bit. */
export function isOpening(code: number): boolean {
  return (code & 0xdf) === 0x5b;
}

/** Whether a mark closes an object or a list. */
export function isClosing(code: number): boolean {
  return (code & 0xdf) === 0x5d;
}

/** Control characters that stand bare in strings as escapes. One behind a backslash stays, as that is no JSON. */
export function escapeControls(json: string): string {
  let escaped = "";
  let copied = 0;
  walkJson(json, {
    string(start, end) {
      const string = json.slice(start, end);
      if (!CONTROL.test(string)) return;
      escaped += json.slice(copied, start) + string.replace(PAIR_OR_CONTROL, escapeOf);
      copied = end;
    },
    number() {},
    mark() {},
  });
  return escaped + json.slice(copied);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const PAIR_OR_CONTROL = /\\.|[\u0000-\u001f]/gs;
const ESCAPES = Array.from({ length: 32 }, (_, code) => `\\u${code.toString(16).padStart(4, "0")}`);

function escapeOf(found: string): string {
  return found.length === 2 ? found : (ESCAPES[found.charCodeAt(0)] ?? found);
}
