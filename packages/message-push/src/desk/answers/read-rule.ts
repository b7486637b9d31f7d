// Reads the rules that operators write. A broken one is reported and left out; the others answer.
import { nearest } from "../../wechat/did-you-mean";
import { isBlank } from "../../wechat/visible-text";
import { RULE_FIELDS } from "./fields";
import { isFilledList } from "./filled-list";
import { plainOf } from "./fold";
import { readReplies } from "./read-replies";
import { readTime } from "./read-time";
import type { AnswerRule, Keyword, Note, ReplyMode, RuleProblem } from "./rule";

type Fields = Readonly<Record<string, unknown>>;

/** A customer reads it as a row of a menu, and nine of them are one message. */
const NAME_MAX_LENGTH = 60;

/** The rules of a list, in its order, and the problems of those that are left out. */
export function readRules(given: unknown): {
  readonly rules: readonly AnswerRule[];
  readonly problems: readonly RuleProblem[];
} {
  if (!Array.isArray(given))
    return { rules: [], problems: [{ rule: "", path: "", kind: "rules-no-list", details: [] }] };
  const read = readEach(given);
  return {
    rules: read.filter((own): own is AnswerRule => !Array.isArray(own)),
    problems: read.flatMap((own) => (Array.isArray(own) ? own : [])),
  };
}

/** The same of each document, in its place. */
export function readEach(given: readonly unknown[]): readonly (AnswerRule | RuleProblem[])[] {
  const ids = new Set<string>();
  return given.map((document, index) => {
    const read = readRule(document, `#${index + 1}`);
    if (Array.isArray(read)) return read;
    if (ids.has(read.id)) return [{ rule: read.id, path: "_id", kind: "id-twice", details: [] }];
    ids.add(read.id);
    return read;
  });
}

/**
 * A rule, or everything that is wrong with it.
 *
 * @param place names it in problems when it has neither `_id` nor name
 */
export function readRule(given: unknown, place = "#1"): AnswerRule | RuleProblem[] {
  const fields: Fields = Object(given);
  const label = [fields._id, fields.name].find(isText) ?? place;
  const problems: RuleProblem[] = [];
  const note: Note = (path, kind, ...details) => void problems.push({ rule: label, path, kind, details });
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    note("", "rule-no-object");
    return problems;
  }
  const rule = readFields(fields, label, note);
  return problems.length === 0 ? rule : problems;
}

function isText(given: unknown): given is string {
  return typeof given === "string" && !isBlank(given);
}

/** What is wrong is noted, and stands for nothing: the rule is left out. */
function readFields(fields: Fields, id: string, note: Note): AnswerRule {
  const { _id, mode = "reply_all", priority = 0, isOn = true, isListed = false } = fields;
  refuseMisspelt(fields, note);
  if (_id !== undefined && !isText(_id)) note("_id", "id-no-text");
  if (mode !== "reply_all" && mode !== "random_one") note("mode", "mode");
  if (!Number.isSafeInteger(priority)) note("priority", "priority");
  if (typeof isOn !== "boolean") note("isOn", "flag");
  if (typeof isListed !== "boolean") note("isListed", "flag");
  const validFromMs = readTime(fields.validFrom, "validFrom", note) ?? Number.NEGATIVE_INFINITY;
  const validUntilMs = readTime(fields.validUntil, "validUntil", note) ?? Number.POSITIVE_INFINITY;
  if (validFromMs >= validUntilMs) note("validUntil", "time-order");
  return {
    id,
    name: readName(fields.name, note),
    keywords: readKeywords(fields.keywords, note),
    replies: readReplies(fields.replies, mode as ReplyMode, note),
    mode: mode as ReplyMode,
    priority: priority as number,
    isOn: isOn as boolean,
    isListed: isListed as boolean,
    validFromMs,
    validUntilMs,
    sessionFrom: readSessionFrom(fields.sessionFrom, note),
  };
}

/** Other fields stay: consoles and content management add their own. */
function refuseMisspelt(fields: Fields, note: Note): void {
  for (const name of Object.keys(fields))
    if (!RULE_FIELDS.includes(name) && nearest(name, RULE_FIELDS) !== undefined) note(name, "field-misspelt", name);
}

function readName(given: unknown, note: Note): string {
  if (!isText(given)) note("name", "name-missing");
  else if (given.length > NAME_MAX_LENGTH || /[\r\n]/.test(given)) note("name", "name-no-row", String(NAME_MAX_LENGTH));
  return given as string;
}

function readSessionFrom(given: unknown, note: Note): readonly string[] {
  if (given === undefined) return [];
  if (isFilledList(given) && given.every((own) => typeof own === "string")) return given;
  note("sessionFrom", "session-from");
  return [];
}

function readKeywords(given: unknown, note: Note): readonly Keyword[] {
  if (isFilledList(given))
    return given.flatMap((keyword, index) => readKeyword(keyword, `keywords[${index}]`, note) ?? []);
  note("keywords", "keywords-missing");
  return [];
}

function readKeyword(given: unknown, path: string, note: Note): Keyword | undefined {
  const fields: Fields = typeof given === "string" ? { content: given, match: "contain" } : Object(given);
  const { content, match } = fields;
  if (typeof content !== "string" || plainOf(content) === "") note(`${path}.content`, "keyword-empty");
  else if (match !== "equal" && match !== "contain") note(`${path}.match`, "keyword-match");
  else return { content, match };
  return undefined;
}
