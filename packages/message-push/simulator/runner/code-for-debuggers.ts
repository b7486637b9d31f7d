// Tells a debugger where the author's lines are: in the copy of the code that an inspected instance runs, and nowhere else.
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MAP_COMMENT, readSourceMap } from "../../project/source-maps";

/** Without a map of that code, a debugger shows what was built. */
export function addSourceMap(projectDir: string, copy: string): void {
  const code = join(copy, "index.js");
  const map = existsSync(code) ? readSourceMap(projectDir, code)?.payload : undefined;
  if (map === undefined) return;
  // Whole addresses: the copy lies somewhere else than the project.
  const sources = map.sources.map((path) => pathToFileURL(resolve(projectDir, path)).href);
  writeFileSync(`${code}.map`, JSON.stringify({ ...map, sources }));
  appendFileSync(code, MAP_COMMENT);
}
