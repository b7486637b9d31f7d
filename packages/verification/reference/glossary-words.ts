// What a section of docs/reference/glossary.md has: one meaning per word, in both languages. A new word comes in here before it comes into
// the code.
import type { Both } from "../../message-push/src/language";

/** Links are written from docs/. */
export interface GlossarySection {
  readonly title: Both;
  readonly words: readonly { readonly word: Both; readonly means: Both }[];
}
