// Why a JSON file of the project could not be read. Node's own sentence is English, and quotes what stands in the file.
import { readFileSync } from "node:fs";
import type { Both } from "../src/language";

const NOT_THERE: Both = { en: "it is not there", zh: "文件不存在" };

/** `cause` is what reading or parsing it threw; a mistake in it is named by its line. */
export function whyUnreadable(path: string, cause: unknown): Both {
  const { code = "unknown" } = Object(cause) as NodeJS.ErrnoException;
  if (!(cause instanceof SyntaxError)) return code === "ENOENT" ? NOT_THERE : { en: `(${code})`, zh: `（${code}）` };
  const line = lineOfMistake(readFileSync(path, "utf8"), cause.message);
  return { en: `it is no JSON, see line ${line}`, zh: `不是合法的 JSON，请看第 ${line} 行` };
}

/** Where V8 names no position, the text ended too early. */
function lineOfMistake(text: string, message: string): number {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  return text.slice(0, position).trimEnd().split("\n").length;
}
