// The text of desk/answers.json: as the formatter of the template writes it, so that a pull changes no line that says the same.
import { widthOf } from "../table";
import type { AnswersFile } from "./answers-file";

type Fields = Readonly<Record<string, unknown>>;

const LINE_WIDTH = 120;
/** What follows a value in its line. */
const COMMA_WIDTH = 1;

/** Everything in the order that it has. */
export function prettyAnswers({ settings, rules, others }: AnswersFile): string {
  return `${objectText({ ...others, settings, rules }, "")}\n`;
}

/** @param before what stands in the line already */
function valueText(given: unknown, indent: string, before: string): string {
  const line = oneLine(given);
  const fits = widthOf(indent + before + line) + COMMA_WIDTH <= LINE_WIDTH;
  if (!isObject(given) && !Array.isArray(given)) return line;
  if (fits && !isTall(given)) return line;
  return Array.isArray(given) ? listText(given, indent) : objectText(given as Fields, indent);
}

/** Rules, the settings, and what has objects in it are read better in lines of their own. */
function isTall(given: object): boolean {
  if (Array.isArray(given)) return given.some((own) => isObject(own) && isTall(own));
  const values = Object.values(given);
  return Object.keys(given).some((name) => name === "keywords" || name === "replies") || values.some(isObject);
}

function objectText(given: Fields, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const before = `${JSON.stringify(name)}: `;
    return [`${inner}${before}${valueText(value, inner, before)}`];
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}

function listText(given: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  return `[\n${given.map((own) => inner + valueText(own, inner, "")).join(",\n")}\n${indent}]`;
}

function oneLine(given: unknown): string {
  if (Array.isArray(given)) return `[${given.map(oneLine).join(", ")}]`;
  if (!isObject(given)) return JSON.stringify(given) ?? "null";
  const fields = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}: ${oneLine(value)}`],
  );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function isObject(given: unknown): given is Fields {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
