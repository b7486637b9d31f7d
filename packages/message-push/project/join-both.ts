// Several texts as one, in each language.
import { type Both, inBoth } from "../src/language";

/** One below the other, as the lines of an error. */
export function linesOf(texts: readonly Both[]): Both {
  return inBoth((language) => texts.map((text) => text[language]).join("\n  "));
}

/** One after the other, as clauses of a sentence. */
export function clausesOf(texts: readonly Both[]): Both {
  return inBoth((language) => texts.map((text) => text[language]).join({ en: "; ", zh: "；" }[language]));
}

/** `name: text`, with the colon of the language. */
export function named(name: string, text: Both): Both {
  return inBoth((language) => `${name}${{ en: ": ", zh: "：" }[language]}${text[language]}`);
}
