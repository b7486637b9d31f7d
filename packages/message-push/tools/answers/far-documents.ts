// The rules and settings of a collection and of the file, as they are compared: by id, without what consoles add.
import { isDeepStrictEqual } from "node:util";
import { RULE_FIELDS } from "../../src/desk/answers/fields";
import { type Answers, MOST_RULES, SETTINGS_ID } from "../../src/desk/desk-store";
import { SETTINGS } from "../../src/desk/read-settings";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";
import type { AnswersFile } from "./answers-file";

/** Fields of a document, without its id. */
export type Fields = Readonly<Record<string, unknown>>;

/** Documents by their ids, in their order; the settings are not among them. */
export interface Documents {
  readonly rules: ReadonlyMap<string, Fields>;
  readonly settings: Fields | undefined;
}

/** A document that is not the same in both places. */
export interface Difference {
  readonly id: string;
  /** Of what the change leads to: `added` is not there yet. */
  readonly kind: "added" | "changed" | "removed";
  /** The fields that differ, of a changed one. */
  readonly fields: readonly string[];
}

/**
 * What is in a collection.
 *
 * @throws {ToolError} `ANSWERS_BROKEN` for more than functions read: what is left out would be taken for removed
 */
export function documentsOf({ rules, settings, isCutOff }: Answers): Documents {
  if (isCutOff) throw new ToolError("ANSWERS_BROKEN", TOO_MANY, REMOVE_RULES);
  return {
    // An id that is no text is a console's doing: functions report it, and nothing here can write it.
    rules: new Map(rules.flatMap(({ _id, ...own }) => (typeof _id === "string" ? [[_id, shared(own)] as const] : []))),
    settings: settings === undefined ? undefined : shared(settings),
  };
}

const TOO_MANY: Both = {
  en: `The collection has more than ${MOST_RULES} rules.`,
  zh: `集合里的规则超过 ${MOST_RULES} 条。`,
};
const REMOVE_RULES: Both = {
  en: "Remove rules in the console of the database, until no more are there than functions read.",
  zh: "请在 云开发 → 数据库 里删减规则：云函数最多读取这么多。",
};

/** What is in the file: a rule without an id has its name for one. What is no rule is left out, and `check` tells it. */
export function documentsIn({ rules, settings }: AnswersFile): Documents {
  const byId = rules.flatMap((rule) => {
    const fields: Fields = Object(rule);
    const id = idOf(fields);
    return id === undefined ? [] : [[id, shared(fields)] as const];
  });
  return { rules: new Map(byId), settings: settings === undefined ? undefined : shared(Object(settings)) };
}

/** The id under which a rule of the file is stored. */
export function idOf({ _id, name }: Fields): string | undefined {
  return [_id, name].find((own): own is string => typeof own === "string" && own.trim() !== "");
}

/** What has to happen to `from`, so that it says what `to` says. The settings come first. */
export function differences(from: Documents, to: Documents): readonly Difference[] {
  const ids = new Set([...to.rules.keys(), ...from.rules.keys()]);
  return [
    ...differenceOf(SETTINGS_ID, from.settings, to.settings),
    ...[...ids].flatMap((id) => differenceOf(id, from.rules.get(id), to.rules.get(id))),
  ];
}

/** Without what databases and consoles add, whose names begin with a line; times as texts, as JSON has them. */
function shared(fields: Fields): Fields {
  const own = Object.entries(fields).filter(([name]) => !name.startsWith("_"));
  return JSON.parse(JSON.stringify(Object.fromEntries(own)));
}

function differenceOf(id: string, from: Fields | undefined, to: Fields | undefined): readonly Difference[] {
  if (from === undefined) return to === undefined ? [] : [{ id, kind: "added", fields: [] }];
  if (to === undefined) return [{ id, kind: "removed", fields: [] }];
  const names = new Set([...Object.keys(to), ...Object.keys(from)]);
  const fields = [...names].filter((name) => !isDeepStrictEqual(from[name], to[name]));
  return fields.length === 0 ? [] : [{ id, kind: "changed", fields }];
}

/**
 * The file as it is once it says what the collection says. What is the same keeps its place and its words; where the collection has no
 * rules, or no settings, functions take the file's, and so they stay.
 */
export function pulledInto(file: AnswersFile, far: Documents): AnswersFile {
  const own = documentsIn(file);
  const changed = new Map(differences(own, far).map((difference) => [difference.id, difference.kind]));
  const written = (id: string, fields: Fields, before: object) =>
    inOrder({ _id: id, ...fields }, [...Object.keys(before), ...RULE_FIELDS]);
  const stay = file.rules.flatMap((rule) => {
    const id = idOf(Object(rule));
    const fields = id === undefined ? undefined : far.rules.get(id);
    if (id === undefined || fields === undefined) return [];
    return [changed.has(id) ? written(id, fields, Object(rule)) : rule];
  });
  const added = [...far.rules].filter(([id]) => !own.rules.has(id));
  const isSame = far.settings === undefined || !changed.has(SETTINGS_ID);
  return {
    ...file,
    rules: far.rules.size === 0 ? file.rules : [...stay, ...added.map(([id, fields]) => written(id, fields, {}))],
    settings: isSame
      ? file.settings
      : inOrder(far.settings ?? {}, [...Object.keys(Object(file.settings)), ...SETTINGS]),
  };
}

function inOrder(fields: Fields, order: readonly string[]): Fields {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const names = Object.keys(fields).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
