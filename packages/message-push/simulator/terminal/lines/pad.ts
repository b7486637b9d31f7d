// Columns of the terminal, where a Chinese character is as wide as two letters.

/** The text with blanks behind it, up to `width` letters. */
export function padded(text: string, width: number): string {
  const own = [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 2 : 1), 0);
  return text + " ".repeat(Math.max(0, width - own));
}
