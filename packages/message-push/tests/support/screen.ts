// A terminal for tests: input that is typed, and what stands on the screen after all that moves the cursor and clears.
import { PassThrough } from "node:stream";

interface Cursor {
  row: number;
  column: number;
}

type Escape = (rows: string[], cursor: Cursor, count: number) => void;

/** The escape sequences that readline writes, by their letter. */
const ESCAPES: Readonly<Record<string, Escape>> = {
  A: (_, cursor, count) => {
    cursor.row -= count;
  },
  B: (_, cursor, count) => {
    cursor.row += count;
  },
  C: (_, cursor, count) => {
    cursor.column += count;
  },
  D: (_, cursor, count) => {
    cursor.column -= count;
  },
  G: (_, cursor, count) => {
    cursor.column = count - 1;
  },
  J: (rows, { row, column }) => {
    rows.splice(row, rows.length, (rows[row] ?? "").slice(0, column));
  },
};

const ESC = String.fromCharCode(27);
const PARTS = new RegExp(`${ESC}\\[(\\d*)([A-Za-z])|[\\s\\S]`, "g");

/** Give `input` and `output` to readline; `shown` are the rows that are not empty. */
export function screen(columns = 40) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows: 20 });
  const rows: string[] = [""];
  const cursor: Cursor = { row: 0, column: 0 };

  function put(character: string): void {
    if (character === "\r") cursor.column = 0;
    else if (character === "\n") Object.assign(cursor, { row: cursor.row + 1, column: 0 });
    else {
      if (cursor.column === columns) Object.assign(cursor, { row: cursor.row + 1, column: 0 });
      const text = (rows[cursor.row] ?? "").padEnd(cursor.column);
      rows[cursor.row] = text.slice(0, cursor.column) + character + text.slice(cursor.column + 1);
      cursor.column += 1;
    }
  }

  output.on("data", (bytes: Buffer) => {
    for (const [whole, count, letter] of bytes.toString().matchAll(PARTS)) {
      if (letter === undefined) put(whole);
      else ESCAPES[letter]?.(rows, cursor, Number(count || 1));
    }
  });
  const shown = () => Array.from(rows, (text = "") => text.trimEnd()).filter((text) => text !== "");
  return { input, output, shown };
}
