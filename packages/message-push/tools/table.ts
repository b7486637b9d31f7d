// Columns for the terminal, where a Chinese character takes two places.

export interface TableOptions {
  /** The first column whose cells stand at the right, as numbers do. @default none */
  readonly numbersFrom?: number;
  /** Stands before each line. @default nothing */
  readonly indent?: string;
}

/** The rows as lines, each column as wide as its widest cell. */
export function renderTable(rows: readonly (readonly string[])[], options: TableOptions = {}): readonly string[] {
  const { numbersFrom = Number.POSITIVE_INFINITY, indent = "" } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const pad = (cell: string, column: number) => {
    const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
    return column >= numbersFrom ? space + cell : cell + space;
  };
  return rows.map((row) => `${indent}${row.map(pad).join("  ")}`.trimEnd());
}

/** The text, with blanks behind it until it takes `width` places. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** The places that a text takes: two for a Chinese character and an emoji, none for an accent that stands on another letter. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  const signs = [...new Intl.Segmenter().segment(text)];
  return signs.reduce((width, { segment }) => width + placesOf(segment), 0);
}

/** What a reader takes for one sign may be of several characters: 👩‍👩‍👧 is. */
function placesOf(sign: string): number {
  if (WIDE.test(sign) || EMOJI.test(sign)) return 2;
  return INVISIBLE.test(sign) ? 0 : 1;
}

/** East Asian Width W and F of Unicode, without emoji: Hangul, Han with its punctuation, Kana, full-width forms. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;
/** As pictures; the selector at the end makes one of a sign that is a letter otherwise. */
const EMOJI = /^\p{Emoji_Presentation}|\ufe0f$/u;
const INVISIBLE = /^[\p{Mark}\p{Cc}\p{Cf}]+$/u;
