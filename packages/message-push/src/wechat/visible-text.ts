// What of a text a reader sees: whether there is anything at all, and half characters, which a slice leaves behind.

/** White space, what has no shape (joiners, controls), halves of characters, and letters that are drawn as nothing. */
const INVISIBLE = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** One half of a character of two: with the flag `u`, both together are one character and do not match. */
const HALF = /\p{Cs}/gu;

/** Whether a reader would see nothing: such a text is an empty bubble, or refused by WeChat (44004). */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** The text without half characters, which would be sent as U+FFFD. */
export function withoutHalves(text: string): string {
  return text.replace(HALF, "");
}
