// Says what is wrong with the settings that an operator wrote. It is for tools and pages: a function only reads them, and has no use for
// these texts.
import type { Language } from "../language";
import { didYouMean } from "../wechat/did-you-mean";
import { TEXT_MAX_BYTES } from "../wechat/split-text";
import { isBlank } from "../wechat/visible-text";
import { checkHours } from "./hours/check-hours";
import { isMisses, SETTINGS, WELCOME_FIELDS } from "./read-settings";
import { SETTINGS_WORDS, type SettingsProblemKind } from "./settings-words";

/** What is wrong, where, and what to write instead. */
export interface SettingsProblem {
  /** `missesBeforeHandOver`, `welcomes[0].text`, `hours.weekly.mon[1]`; empty for the whole. */
  readonly path: string;
  readonly fact: string;
  readonly fix: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Note = (path: string, kind: SettingsProblemKind, detail?: string) => void;

const BACK = "{{back}}";

/** The names of fields and settings, where one may be misspelt. */
const RIGHT_NAMES: Partial<Record<SettingsProblemKind, readonly string[]>> = {
  unknown: SETTINGS,
  "unknown-in-welcome": WELCOME_FIELDS,
};

/** Every problem. Whatever `readSettings` leaves out is among them. */
export function checkSettings(given: unknown, language: Language): readonly SettingsProblem[] {
  if (given === undefined) return [];
  const problems: SettingsProblem[] = [];
  const note: Note = (path, kind, detail = "") => void problems.push({ path, ...inWords(kind, detail, language) });
  if (!isObject(given)) {
    note("", "no-object", SETTINGS.join(", "));
    return problems;
  }
  refuseUnknown(given, SETTINGS, "", "unknown", note);
  problems.push(...checkHours(given.hours, language).map((own) => ({ ...own, path: joined("hours", own.path) })));
  checkText(given.outOfHoursText, "outOfHoursText", note);
  checkText(given.handOverText, "handOverText", note);
  checkText(given.menuText, "menuText", note);
  const { missesBeforeHandOver, keepsQuestions, welcomes } = given;
  if (missesBeforeHandOver !== undefined && !isMisses(missesBeforeHandOver)) note("missesBeforeHandOver", "misses");
  if (keepsQuestions !== undefined && typeof keepsQuestions !== "boolean") note("keepsQuestions", "flag");
  if (Array.isArray(welcomes)) checkWelcomes(welcomes, note);
  else if (welcomes !== undefined) note("welcomes", "welcomes-no-list");
  return problems;
}

function inWords(kind: SettingsProblemKind, detail: string, language: Language) {
  const [fact = "", fix = ""] = SETTINGS_WORDS[kind][language].map((text) => text.replace("%1", () => detail));
  return { fact, fix: `${didYouMean(detail, RIGHT_NAMES[kind] ?? [])[language]}${fix}` };
}

/** Fields that begin with a line belong to the database and its consoles. */
function refuseUnknown(
  fields: Fields,
  known: readonly string[],
  parent: string,
  kind: SettingsProblemKind,
  note: Note,
): void {
  for (const name of Object.keys(fields))
    if (!known.includes(name) && !name.startsWith("_")) note(joined(parent, name), kind, name);
}

function checkWelcomes(welcomes: readonly unknown[], note: Note): void {
  /** Of the welcomes so far; `undefined` for all pages. */
  const taken = new Set<string | undefined>();
  for (const [index, welcome] of welcomes.entries()) {
    const path = `welcomes[${index}]`;
    if (!isObject(welcome)) {
      note(path, "welcome-no-object");
      continue;
    }
    refuseUnknown(welcome, WELCOME_FIELDS, path, "unknown-in-welcome", note);
    checkText(welcome.text ?? "", `${path}.text`, note);
    if (welcome.hasMenu !== undefined && typeof welcome.hasMenu !== "boolean") note(`${path}.hasMenu`, "flag");
    const pages = sessionsOf(welcome.sessionFrom);
    if (pages === undefined) note(`${path}.sessionFrom`, "session-from");
    else if (pages.every((page) => taken.has(page) || taken.has(undefined))) note(path, "never-said");
    for (const page of pages ?? []) taken.add(page);
  }
}

function sessionsOf(given: unknown): readonly (string | undefined)[] | undefined {
  if (given === undefined) return [undefined];
  const isList = Array.isArray(given) && given.length > 0 && given.every((own) => typeof own === "string");
  return isList ? given : undefined;
}

function checkText(given: unknown, path: string, note: Note): void {
  if (given === undefined) return;
  if (typeof given !== "string") note(path, "text-no-text");
  else if (isBlank(given)) note(path, "text-empty");
  else {
    const bytes = Buffer.byteLength(given);
    if (bytes > TEXT_MAX_BYTES) note(path, "text-long", String(bytes));
    refusePlaceholder(given, path, note);
  }
}

/** What looks as if something were put in, and is said as it stands. */
function refusePlaceholder(text: string, path: string, note: Note): void {
  const mayHaveTime = path === "outOfHoursText";
  const left = text.match(/\{\{[^{}]*\}\}/g)?.find((own) => !(mayHaveTime && own === BACK));
  if (left !== undefined) note(path, mayHaveTime ? "placeholder-back" : "placeholder", left);
}

function joined(parent: string, path: string): string {
  return parent === "" || path === "" ? parent + path : `${parent}.${path}`;
}

function isObject(given: unknown): given is Fields {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
