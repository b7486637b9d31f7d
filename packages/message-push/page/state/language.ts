// The language of the page: the reader's own choice, else the browser's.
import { effect, signal } from "@preact/signals";
import type { Both, Language } from "../../src/language";
import { remember, remembered } from "./remembered";

export type { Both, Language };

const browsers: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

export const language = signal<Language>(remembered("language", ["en", "zh"]) ?? browsers);

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  remember("language", chosen);
}

/** The words in the language of the page; a component that says them is drawn again when that changes. */
export function say(words: Both): string {
  return words[language.value];
}
