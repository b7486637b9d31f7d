// What a document says to write into which file: the code after a line that names the file last.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const FILE = /`([\w./-]+\.(?:ts|json))`[^`\n]*\n\n```(?:ts|js|json)\n([\s\S]*?)```/g;

/** File → code, of a document by its path in the repository. */
export function filesOfPage(page: string): Readonly<Record<string, string>> {
  return filesIn(readFileSync(resolve(__dirname, "../../../..", page), "utf8"));
}

/** The same of a part of a document. */
export function filesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(FILE)].map(([, file = "", code = ""]) => [file, code]));
}
