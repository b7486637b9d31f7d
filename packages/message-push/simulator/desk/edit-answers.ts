// Writes rules and settings of the desk into its collection, where functions read them. What would not answer is not saved.
import { readRule } from "../../src/desk/answers/read-rule";
import { SETTINGS_ID } from "../../src/desk/desk-store";
import { fieldsOf } from "../control/data-routes";
import type { PlacedProblem, SavedAnswer } from "../control/desk-contract";
import { toDocuments } from "../data/read-documents";
import { placed } from "./describe-answers";
import { DESK_ANSWERS } from "./desk-collections";
import { missingPictures } from "./missing-pictures";
import { type DeskSources, readDesk } from "./read-desk";
import { settingsProblems } from "./settings-problems";

type Fields = Readonly<Record<string, unknown>>;

/** Puts the file's rules and settings into the collection, where it has none of its own. */
export function copyFile(sources: DeskSources): void {
  copyRules(sources);
  const { settings, settingsFrom } = readDesk(sources);
  if (settingsFrom === "file") put(sources, { ...Object(settings), _id: SETTINGS_ID });
}

/**
 * Puts a rule in the place of the one with its `_id`, or adds it. The first one of a collection brings those of the file with it: they
 * would not answer any more beside it.
 *
 * @throws {SimulatorError} `DATA_INVALID` for what no document can hold
 */
export function saveRule(sources: DeskSources, given: Fields): SavedAnswer {
  const [rule = {}] = toDocuments([{ place: { en: "the rule", zh: "这条规则" }, value: given }], DESK_ANSWERS);
  const read = readRule(rule);
  if (Array.isArray(read)) return { problems: read.map(placed) };
  if (rule._id === SETTINGS_ID) return { problems: [NO_RULE] };
  const missing = missingPictures(sources.projectDir, read);
  if (missing.length > 0) return { problems: missing };
  copyRules(sources);
  put(sources, { ...withId(sources, rule), ...rule });
  return { problems: [] };
}

/** @throws {SimulatorError} `DATA_INVALID` for what no document can hold */
export function saveSettings(sources: DeskSources, given: Fields): SavedAnswer {
  const [settings = {}] = toDocuments([{ place: { en: "the settings", zh: "设置" }, value: given }], DESK_ANSWERS);
  const problems = settingsProblems(settings);
  if (problems.length === 0) put(sources, { ...settings, _id: SETTINGS_ID });
  return { problems };
}

const NO_RULE: PlacedProblem = {
  path: "_id",
  fact: { en: "This _id is that of the settings.", zh: "这个 _id 是设置用的。" },
  fix: { en: "Give the rule another one.", zh: "请换一个。" },
};

function copyRules(sources: DeskSources): void {
  const { rules, rulesFrom } = readDesk(sources);
  if (rulesFrom !== "file") return;
  const taken = new Set<unknown>();
  for (const rule of rules) {
    if (!isCopied(rule)) continue;
    const id = rule._id ?? rule.name;
    // Of two with one id, only the first answered.
    if (taken.has(id)) continue;
    taken.add(id);
    put(sources, { ...withId(sources, rule), ...rule });
  }
}

/** Whether it can be a document. */
function isCopied(rule: unknown): rule is Fields {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return false;
  const { _id }: Fields = { ...rule };
  return (_id === undefined || typeof _id === "string" || typeof _id === "number") && _id !== SETTINGS_ID;
}

/** Without an `_id`, the name is a rule's id; where it is another's, the database makes one. */
function withId({ database }: DeskSources, { _id, name }: Fields): { readonly _id?: string } {
  if (_id !== undefined || typeof name !== "string" || name === SETTINGS_ID) return {};
  return database(DESK_ANSWERS).get(name) === undefined ? { _id: name } : {};
}

function put({ database }: DeskSources, document: Fields): void {
  const documents = database(DESK_ANSWERS);
  const { _id } = document;
  const before = typeof _id === "string" || typeof _id === "number" ? documents.get(_id) : undefined;
  if (before === undefined) documents.insert(document);
  else documents.patch(before._id, fieldsOf({ replace: document }, before));
}
