// Lists a function in cloudbaserc.json. The file is the team's own, so all that was in it stays as it was, to the byte.
import { parseExpression } from "@babel/parser";
import type { ArrayExpression, Expression, ObjectExpression } from "@babel/types";
import type { TimerTrigger } from "../../project/timer-trigger";
import { ToolError } from "../tool-error";

/** Where no other function says which one. */
const DEFAULT_RUNTIME = "Nodejs20.19";

/** What an entry has otherwise than that of a push's function. */
export interface ExtraSettings {
  /** In seconds. */
  readonly timeout?: number;
  readonly triggers?: readonly TimerTrigger[];
}

/**
 * The text of cloudbaserc.json with an entry for this function, before the first whose name comes after.
 *
 * @throws {ToolError} `CLOUDBASERC_INVALID` without a list of functions
 */
export function listFunction(text: string, name: string, settings: ExtraSettings = {}): string {
  const list = listIn(text);
  const entries = list.elements as ObjectExpression[];
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) {
    return splice(text, list.start, list.end, `[\n    ${entryOf(name, DEFAULT_RUNTIME, "\n    ", settings)}\n  ]`);
  }
  const line = lineStart(text, first.start);
  // A team that moved to another runtime wants it for the next function as well.
  const entry = entryOf(name, textOf(first, "runtime") ?? DEFAULT_RUNTIME, line, settings);
  const next = entries.find((other) => (textOf(other, "name") ?? "") > name);
  return next === undefined
    ? splice(text, last.end, last.end, `,${line}${entry}`)
    : splice(text, next.start, next.start, `${entry},${line}`);
}

function listIn(text: string): ArrayExpression {
  const functions = memberOf(parseExpression(text), "functions");
  if (functions?.type === "ArrayExpression") return functions;
  throw new ToolError(
    "CLOUDBASERC_INVALID",
    { en: "cloudbaserc.json has no list `functions`.", zh: "cloudbaserc.json 里没有 `functions` 列表。" },
    { en: "Restore the file from git.", zh: "请从 git 恢复这个文件。" },
  );
}

function textOf(entry: Expression, key: string): string | undefined {
  const value = memberOf(entry, key);
  return value?.type === "StringLiteral" ? value.value : undefined;
}

function memberOf(object: Expression, key: string): Expression | undefined {
  const properties = object.type === "ObjectExpression" ? object.properties : [];
  const property = properties.find(
    (one) => one.type === "ObjectProperty" && one.key.type === "StringLiteral" && one.key.value === key,
  );
  return property?.type === "ObjectProperty" ? (property.value as Expression) : undefined;
}

/** The line break and the indentation before an entry; none in a file that is one line. */
function lineStart(text: string, start: Position): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, start ?? 0))?.[0] ?? "";
}

/** As every function of a push has it; `timeout` is how long WeChat waits, in seconds. */
function entryOf(name: string, runtime: string, line: string, settings: ExtraSettings): string {
  const usual = { name, handler: "index.main", runtime, timeout: 5, memorySize: 256, installDependency: false };
  const entry = { ...usual, ...settings };
  return line === "" ? JSON.stringify(entry) : JSON.stringify(entry, null, 2).replaceAll("\n", line);
}

/** Puts a text in the place of what stands from `start` to `end`. */
function splice(text: string, start: Position, end: Position, put: string): string {
  return text.slice(0, start ?? 0) + put + text.slice(end ?? text.length);
}

type Position = Expression["start"] | undefined;
