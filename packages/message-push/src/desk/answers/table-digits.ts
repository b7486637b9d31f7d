// How the generated table of characters writes its numbers: in plain ASCII, because a bundle writes every other character as six.

/** The first digit is `#`; up to `[` no character needs a backslash between double quotes. */
export const FIRST_DIGIT = 35;
export const DIGITS = 57;
/** Three digits hold every code of the basic plane. */
export const DIGITS_OF_CODE = 3;

/**
 * Reads the pairs: each is the gap to the source before it in one digit and its target in three. A gap of 0 says that the source
 * itself follows, in three.
 */
export function readTable(table: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let source = 0;
  let at = 0;
  const number = (length: number) => {
    let value = 0;
    for (const end = at + length; at < end; at += 1) value = value * DIGITS + table.charCodeAt(at) - FIRST_DIGIT;
    return value;
  };
  while (at < table.length) {
    const gap = number(1);
    source = gap === 0 ? number(DIGITS_OF_CODE) : source + gap;
    pairs.set(String.fromCharCode(source), String.fromCharCode(number(DIGITS_OF_CODE)));
  }
  return pairs;
}
