// Folds a text to what is compared: neither width nor case, punctuation, blanks or traditional writing tell two questions apart.
import { simplified } from "./simplified";

/** White space, what has no shape, halves of characters, and the marks that make an emoji of a digit. */
const UNSEEN = /[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}]|\ufe0f|\u20e3/gu;

/** With the tilde that ends so many Chinese messages, and the skin colours of emoji. */
const PUNCTUATION = /[\p{P}\p{Sk}~]/gu;

/**
 * What a text is compared by. A text of nothing but punctuation keeps it, so that a rule can answer "？". Folding a folded text
 * changes nothing.
 */
export function fold(text: string): string {
  return simplified(plainOf(text));
}

/** The text as {@link fold} makes it, in the writing that it has: no table of characters travels for it. */
export function plainOf(text: string): string {
  const seen = without(UNSEEN, text.normalize("NFKC").toLowerCase());
  return without(PUNCTUATION, seen) || seen;
}

/** What stood apart may join to one character: a letter and its accent, for example. */
function without(dropped: RegExp, text: string): string {
  return text.replace(dropped, "").normalize("NFKC");
}
