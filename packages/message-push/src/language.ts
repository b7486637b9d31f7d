// The two languages of what this project says to people, and which of them this process speaks.

/** English, or Chinese. */
export type Language = "en" | "zh";

/** One text in both languages, with the same values in it. One that lacks a language does not compile. */
export type Both = Readonly<Record<Language, string>>;

/** What MESSAGE_PUSH_LANG and `--lang` may say. */
export const LANGUAGE_NAMES = ["en", "zh"] as const satisfies readonly Language[];

let spoken: Language = "en";

/** Sets the language of this process. Only a composition root and the start of a command do. */
export function speak(language: Language): void {
  spoken = language;
}

/** The language of this process; English until {@link speak} says otherwise. */
export function spokenLanguage(): Language {
  return spoken;
}

/** The text in the language of this process. */
export function say(text: Both): string {
  return text[spoken];
}

/** A text that is put together in each language: `inBoth((language) => names.map((name) => LABELS[name][language]).join())`. */
export function inBoth(write: (language: Language) => string): Both {
  return { en: write("en"), zh: write("zh") };
}

/** A text that is one and the same in both languages: a name, code, or what another program said. */
export function same(text: string): Both {
  return { en: text, zh: text };
}

/** The language that a name such as `zh`, `zh-CN`, `zh_CN.UTF-8` or `en-GB` means; none for any other. */
export function languageNamed(name: string): Language | undefined {
  return LANGUAGE_NAMES.find((language) => new RegExp(`^${language}(?![a-z])`, "i").test(name));
}
