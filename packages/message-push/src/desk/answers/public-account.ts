// Reads the automatic replies of a public account into rules, from the JSON that WeChat gives for it.
// https://developers.weixin.qq.com/doc/service/api/notify/autoreplies/api_getcurrentautoreplyinfo.html
import { readRule } from "./read-rule";
import type { Note, RuleDocument, RuleProblem, RuleReply } from "./rule";

type Fields = Readonly<Record<string, unknown>>;

/** The rules as documents to be stored, and what could not be taken over. */
export interface ImportedRules {
  readonly rules: readonly RuleDocument[];
  readonly problems: readonly RuleProblem[];
}

/** Fields of a public account that hold no keyword's rule, each with its switch. */
const OTHERS = [
  ["add_friend_autoreply_info", "is_add_friend_reply_open", "import-welcome"],
  ["message_default_autoreply_info", "is_autoreply_open", "import-default"],
] as const;

/**
 * Every keyword rule that a mini program can say. The same rule gets the same `_id` every time, so importing again doubles nothing.
 *
 * @param json what `get_current_autoreply_info` answered, as it is
 */
export function rulesFromPublicAccount(json: unknown): ImportedRules {
  const answer: Fields = Object(json);
  const { list }: Fields = Object(answer.keyword_autoreply_info);
  const problems: RuleProblem[] = [];
  if (!Array.isArray(list)) {
    noteNoList(answer.errcode, noteAt(problems, ""));
    return { rules: [], problems };
  }
  const ids = new Set<string>();
  const rules = list.flatMap((given: unknown, index) => {
    const document = documentOf(Object(given), index, ids, problems);
    const read = readRule(document);
    if (!Array.isArray(read)) return [document];
    problems.push(...read);
    return [];
  });
  noteOthers(answer, problems);
  return { rules, problems };
}

function noteAt(problems: RuleProblem[], rule: string): Note {
  return (path, kind, ...details) => void problems.push({ rule, path, kind, details });
}

function noteNoList(errcode: unknown, note: Note): void {
  const path = "keyword_autoreply_info.list";
  if (typeof errcode === "number") note(path, "import-refused", String(errcode));
  else note(path, "import-no-list");
}

function noteOthers(answer: Fields, problems: RuleProblem[]): void {
  for (const [name, isOpen, kind] of OTHERS)
    if (answer[isOpen] === 1 && typeof answer[name] === "object") noteAt(problems, "")(name, kind);
}

function documentOf(given: Fields, index: number, ids: Set<string>, problems: RuleProblem[]): RuleDocument {
  const id = idOf(given.create_time, index, ids);
  const name = textOf(given.rule_name);
  return {
    _id: id,
    name,
    keywords: listOf(given.keyword_list_info).map(keywordOf),
    replies: listOf(given.reply_list_info).flatMap((own, at) =>
      repliesFrom(own, `reply_list_info[${at}]`, noteAt(problems, name || id)),
    ),
    mode: given.reply_mode as "reply_all",
  };
}

/** Its second of creation tells a rule apart from the others, however it is renamed or moved. */
function idOf(createTime: unknown, index: number, ids: Set<string>): string {
  const first = typeof createTime === "number" ? `wechat-${createTime}` : `wechat-rule-${index + 1}`;
  let id = first;
  for (let count = 2; ids.has(id); count += 1) id = `${first}-${count}`;
  ids.add(id);
  return id;
}

/** What is wrong with it says the reading of the rule. */
function keywordOf({ content, match_mode }: Fields) {
  return { content: content as string, match: match_mode as "equal" };
}

function repliesFrom({ type, content, news_info }: Fields, path: string, note: Note): RuleReply[] {
  switch (type) {
    case "text":
      return [{ type, content: textOf(content) }];
    case "news":
      return listOf(Object(news_info).list).flatMap((own, at) => linkOf(own, `${path}.news_info.list[${at}]`, note));
    case "img":
      note(path, "import-image");
      return [];
    default:
      note(path, "import-reply", typeof type === "string" ? type : "");
      return [];
  }
}

/** An article as a link card, which needs all its fields. */
function linkOf({ title, digest, content_url, cover_url }: Fields, path: string, note: Note): RuleReply[] {
  const fields = { title, description: digest || title, url: content_url, thumb_url: cover_url };
  const missing = Object.entries(fields).find(([, value]) => typeof value !== "string" || value === "");
  if (missing === undefined) return [{ type: "link", ...(fields as Record<keyof typeof fields, string>) }];
  note(path, "import-article", missing[0]);
  return [];
}

function textOf(given: unknown): string {
  return typeof given === "string" ? given : "";
}

function listOf(given: unknown): readonly Fields[] {
  return Array.isArray(given) ? given.map((own) => Object(own)) : [];
}
