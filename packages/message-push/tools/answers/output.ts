// What every subcommand gets to talk with: the language of the terminal, and a way to print.
import type { Both, Language } from "../../src/language";

/** Where the answers are, and how to talk about them. */
export interface Sitting {
  readonly projectDir: string;
  /** Of the answers, relative to the project. */
  readonly file: string;
  readonly language: Language;
  /** What a command that is printed needs to ask the same place. @default nothing: the environment */
  readonly placeFlags?: string;
  readonly print: (line: string) => void;
  /** Prints it in the language. */
  readonly say: (text: Both) => void;
}

/** @param print takes each line */
export function sittingOf(given: Omit<Sitting, "say">): Sitting {
  return { ...given, say: (text) => given.print(text[given.language]) };
}
