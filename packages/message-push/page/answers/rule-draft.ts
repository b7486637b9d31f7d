// A rule as a small form: keywords and replies line by line, and back to its document. Fields that the form does not have stay as they are.
import type { ExportedDocument } from "../../simulator/control/contract";
import { jsonProblem } from "../../simulator/json-problem";
import type { Both } from "../../src/language";
import type { Read } from "../data/documents-text";

export interface RuleDraft {
  readonly name: string;
  /** One a line; a line that begins with `=` is the whole message. */
  readonly keywords: string;
  /** One a line. */
  readonly replies: string;
  readonly isOn: boolean;
  readonly isListed: boolean;
  /** Empty: 0. */
  readonly priority: string;
}

const KEYWORDS: Both = { en: "Keywords", zh: "关键词" };
const REPLIES: Both = { en: "Replies", zh: "回复" };
const FORM_FIELDS = ["_id", "name", "keywords", "replies", "isOn", "isListed", "priority"];

/** A form for a rule that answers this question. */
export function draftFor(question: string): RuleDraft {
  return draftOf({ name: question.replace(/\s+/g, " ").slice(0, NAME_LENGTH), keywords: [question] });
}

/** As long as the name of a rule may be: a row of the menu. */
const NAME_LENGTH = 60;

export function draftOf({ name, keywords, replies, isOn, isListed, priority }: ExportedDocument): RuleDraft {
  return {
    name: typeof name === "string" ? name : "",
    keywords: listOf(keywords).map(keywordLine).join("\n"),
    replies: listOf(replies).map(replyLine).join("\n"),
    isOn: isOn !== false,
    isListed: isListed === true,
    priority: typeof priority === "number" && priority !== 0 ? String(priority) : "",
  };
}

/** The document with what was typed, unless a line that begins as JSON is none. */
export function documentOf(draft: RuleDraft, before: ExportedDocument): Read<ExportedDocument> {
  const keywords = readLines(draft.keywords, KEYWORDS, readKeyword);
  const replies = readLines(draft.replies, REPLIES, (line) => line);
  if ("problem" in keywords) return keywords;
  if ("problem" in replies) return replies;
  const { isOn: _, isListed: __, priority: ___, ...others } = before;
  const priority = Number(draft.priority);
  return {
    value: {
      ...others,
      name: draft.name.trim(),
      keywords: keywords.value,
      replies: replies.value,
      // What is as if left out is left out.
      ...(!draft.isOn && { isOn: false }),
      ...(draft.isListed && { isListed: true }),
      ...(priority !== 0 && { priority }),
    },
  };
}

/** The names of fields that the form does not have. */
export function otherFields(document: ExportedDocument): readonly string[] {
  return Object.keys(document).filter((name) => !FORM_FIELDS.includes(name));
}

/** A keyword as a line; `=` before it says that it is the whole message. */
export function keywordLine(keyword: unknown): string {
  const { content, match, ...others } = fieldsOf(typeof keyword === "string" ? { content: keyword } : keyword);
  if (typeof content !== "string" || Object.keys(others).length > 0) return JSON.stringify(keyword);
  if (match === "equal" && isPlain(content)) return `=${content}`;
  const isContained = match === undefined || match === "contain";
  return isContained && isPlain(content) && !WHOLE.test(content) ? content : JSON.stringify(keyword);
}

/** A text as a line; everything else, and a text of several lines, as JSON. */
export function replyLine(reply: unknown): string {
  const { type, content, ...others } = fieldsOf(typeof reply === "string" ? { type: "text", content: reply } : reply);
  const isText = type === "text" && typeof content === "string" && Object.keys(others).length === 0;
  if (!isText) return JSON.stringify(reply);
  return isPlain(content) ? content : JSON.stringify(content);
}

/** With the sign of either width. */
const WHOLE = /^[=＝]/;
/** `{{words}}` is a placeholder, and begins a text. */
const JSON_LINE = /^(?:\{(?!\{)|")/;

function isPlain(text: string): boolean {
  return text !== "" && text === text.trim() && !/[\r\n]/.test(text) && !JSON_LINE.test(text);
}

function readKeyword(line: string): unknown {
  return WHOLE.test(line) ? { content: line.slice(1).trim(), match: "equal" } : line;
}

function readLines(text: string, field: Both, readText: (line: string) => unknown): Read<readonly unknown[]> {
  const value: unknown[] = [];
  for (const [index, typed] of text.split("\n").entries()) {
    const line = typed.trim();
    if (line === "") continue;
    const problem = JSON_LINE.test(line) ? jsonProblem(line) : undefined;
    if (problem !== undefined) {
      const { words, column } = problem;
      return {
        problem: {
          en: `${field.en}, line ${index + 1}: it begins as JSON, at column ${column}: ${words.en}.`,
          zh: `${field.zh}第 ${index + 1} 行以 JSON 开头，第 ${column} 列：${words.zh}。`,
        },
      };
    }
    value.push(JSON_LINE.test(line) ? JSON.parse(line) : readText(line));
  }
  return { value };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
