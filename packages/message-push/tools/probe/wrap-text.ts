// A text on several lines of the terminal: broken at blanks, and between Chinese characters.
import { widthOf } from "../table";

/** Chinese characters each with the punctuation that must not begin a line; other words; blanks. */
const PIECES = /[\u2E80-\uFFFF][，。；：、！？）」』”]*|[^\s\u2E80-\uFFFF]+|\s+/g;

/** @param width places of the terminal; a word that is longer stands alone on its line */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== "" && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}
