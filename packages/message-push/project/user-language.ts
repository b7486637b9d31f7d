// The language of who runs a tool: what is said with MESSAGE_PUSH_LANG, else the locale, else the system's own.
import { type Language, languageNamed } from "../src/language";

/** What decides on the language of programs, in the order that POSIX has. */
const VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/**
 * Chinese where MESSAGE_PUSH_LANG or the locale is, else English.
 *
 * @param environment of the process
 * @param systemLocale what the system has where no variable says: on Windows, and in programs that a desktop starts
 */
export function userLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale?: string,
): Language {
  const own = languageNamed(environment.MESSAGE_PUSH_LANG ?? "");
  if (own !== undefined) return own;
  const locale = VARIABLES.map((name) => environment[name]).find((value) => value !== undefined && value !== "");
  return /^zh\b|^zh_|^chinese/i.test(locale ?? systemLocale ?? localeOfSystem()) ? "zh" : "en";
}

/** Asked last: it takes longer than all else that is done before a help is printed. */
function localeOfSystem(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
