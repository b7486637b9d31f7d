// The language of the terminal: the user's own, Chinese or English.

export type Language = "en" | "zh";

/** A text in both languages. */
export type Both = Readonly<Record<Language, string>>;

/** What decides on the language of programs, in the order that POSIX has. */
const VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/**
 * Chinese where the locale is, else English.
 *
 * @param environment of the process
 * @param systemLocale what the system has where no variable says: on Windows, and in programs that a desktop starts
 */
export function languageOf(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: string = Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const said = VARIABLES.map((name) => environment[name]).find((value) => value !== undefined && value !== "");
  return /^zh\b|^zh_|^chinese/i.test(said ?? systemLocale) ? "zh" : "en";
}
