// The text of a seed file: an array of documents, or documents one after the other, as the console exports them (JSON Lines; each may
// also take several lines, as in WeChat's own example).
import type { Both } from "../../src/language";
import { invalid, type Written } from "./read-documents";

/**
 * @param file what an error names
 * @throws {SimulatorError} `DATA_INVALID` with the line
 */
export function readExport(content: Uint8Array, file: string): readonly Written[] {
  return piecesOf(readUtf8(content, file), file).map(({ line, text }, i) => ({
    place: { en: `document ${i + 1} in line ${line}`, zh: `第 ${line} 行的第 ${i + 1} 条记录` },
    value: parse(text, file, line),
  }));
}

function readUtf8(content: Uint8Array, file: string): string {
  try {
    // A byte order mark is left out.
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch (cause) {
    throw invalid({ en: `${file} is not written in UTF-8.`, zh: `${file} 不是 UTF-8 编码。` }, cause);
  }
}

/** A document as it is written, from its { to the } that closes it, and the line in which it begins. */
interface Piece {
  readonly line: number;
  readonly text: string;
}

function piecesOf(text: string, file: string): readonly Piece[] {
  const reader = readerOf(text);
  const refuse = (reason: Both) => invalid(inLine(file, reader.line, reason));
  const pieces: Piece[] = [];
  const isList = reader.take("[");
  while (!reader.isAtEnd() && !(isList && reader.peek() === "]")) {
    if (isList && pieces.length > 0 && !reader.take(","))
      throw refuse({ en: "between two documents of a list is a comma missing.", zh: "数组里的两条记录之间缺少逗号。" });
    if (!isList && reader.peek() === ",")
      throw refuse({
        en: "leave out commas between documents, or put all of them in [ ].",
        zh: "请去掉记录之间的逗号，或者把所有记录写在 [ ] 里。",
      });
    if (reader.peek() !== "{")
      throw refuse({ en: "here should begin a document with {.", zh: "这里应当是以 { 开头的记录。" });
    pieces.push(reader.document());
  }
  if (isList && !reader.take("]")) throw refuse({ en: "the ] at the end is missing.", zh: "缺少结尾的 ]。" });
  if (!reader.isAtEnd()) throw refuse({ en: "behind the ] nothing may follow.", zh: "] 后面不能再有内容。" });
  return pieces;
}

function inLine(file: string, line: number, reason: Both): Both {
  return { en: `${file}, line ${line}: ${reason.en}`, zh: `${file} 第 ${line} 行：${reason.zh}` };
}

/** Goes through the text from one letter that is no blank to the next. */
function readerOf(text: string) {
  let at = 0;
  let line = 1;
  const moveTo = (next: number): string => {
    const passed = text.slice(at, next);
    line += linesIn(passed);
    at = next;
    return passed;
  };
  const skipBlank = () => {
    const blank = /\s*/y;
    blank.lastIndex = at;
    moveTo(at + (blank.exec(text)?.[0].length ?? 0));
  };
  skipBlank();
  return {
    get line() {
      return line;
    },
    peek: () => text[at],
    isAtEnd: () => at >= text.length,
    take(letter: string): boolean {
      if (text[at] !== letter) return false;
      moveTo(at + 1);
      skipBlank();
      return true;
    },
    document(): Piece {
      const start = line;
      const piece = { line: start, text: moveTo(endOfDocument(text, at)) };
      skipBlank();
      return piece;
    },
  };
}

/** Behind the brace that closes the one at `start`; the end of the text where none does. */
function endOfDocument(text: string, start: number): number {
  // Braces in strings do not count.
  const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[{}]/g;
  tokens.lastIndex = start;
  let depth = 0;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === "{") depth += 1;
    if (token[0] === "}") depth -= 1;
    if (depth === 0) return tokens.lastIndex;
  }
  return text.length;
}

function parse(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Not every message of V8 has a position, and each quotes the file: no more is taken of it.
    const position = Number(/at position (\d+)/.exec((cause as Error).message)?.[1] ?? 0);
    const place = line + linesIn(text.slice(0, position).trimEnd());
    throw invalid(inLine(file, place, { en: "this is not JSON.", zh: "不是 JSON。" }));
  }
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
