// The language of a command: `--lang`, else MESSAGE_PUSH_LANG, else the locale. Read before all other flags, since the help is in it.
import { userLanguage } from "../project/user-language";
import { languageNamed, speak } from "../src/language";
import { ToolError } from "./tool-error";

const FIX = { en: "Write en or zh.", zh: "请写 zh 或 en。" } as const;

/**
 * Sets the language of this process and of those that it starts, and takes `--lang` off the command line.
 *
 * @throws {ToolError} `FLAG_INVALID`, `ENVIRONMENT_INVALID`
 */
export function speakAsAsked(): void {
  speak(userLanguage(process.env));
  const asked = takeFlag(process.argv);
  if (asked !== undefined) speakIn(asked);
  else refuseOddVariable(process.env.MESSAGE_PUSH_LANG);
}

function speakIn(asked: string): void {
  const language = languageNamed(asked);
  if (language === undefined) {
    throw new ToolError("FLAG_INVALID", { en: `--lang is "${asked}".`, zh: `--lang 的值是“${asked}”。` }, FIX);
  }
  process.env.MESSAGE_PUSH_LANG = language;
  speak(language);
}

function refuseOddVariable(name: string | undefined): void {
  if (name === undefined || name === "" || languageNamed(name) !== undefined) return;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    { en: `MESSAGE_PUSH_LANG is "${name}".`, zh: `MESSAGE_PUSH_LANG 的值是“${name}”。` },
    FIX,
  );
}

/** `--lang zh` or `--lang=zh`; what stands after `--` is no flag. */
function takeFlag(argv: string[]): string | undefined {
  const end = argv.indexOf("--");
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0 || (end >= 0 && at > end)) return undefined;
  const [word = "", next = ""] = argv.slice(at);
  const isTwoWords = word === "--lang";
  argv.splice(at, isTwoWords ? 2 : 1);
  return isTwoWords ? next : word.slice("--lang=".length);
}
