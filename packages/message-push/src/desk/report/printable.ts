// Text from a database, for a terminal: it is not to steer it.

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Without what is no character to read. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "");
}
