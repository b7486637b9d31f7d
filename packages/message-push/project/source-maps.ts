// Source maps of built functions. They are kept away from the functions, because everything in a function's folder is uploaded.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

/** Beside what other tools keep for themselves; git and uploads leave it out. */
const FOLDER = "node_modules/.cache/message-push/source-maps";
/** The last line of code that has its map beside it: of the copies that a debugger reads. */
export const MAP_COMMENT = "\n//# sourceMappingURL=index.js.map\n";
/** Some builds of a project with many functions. */
const KEPT_MAPS = 200;

/**
 * Moves the map that the bundler wrote beside a function's code to where {@link readSourceMap} finds it by what the code is: a map of
 * another build is never taken for it. A map that cannot be kept is none.
 */
export function keepSourceMap(projectDir: string, codeFile: string): void {
  const mapFile = `${codeFile}.map`;
  if (!existsSync(mapFile)) return;
  const map: SourceMapPayload = JSON.parse(readFileSync(mapFile, "utf8"));
  rmSync(mapFile);
  const sources = map.sources.map((path) =>
    relative(projectDir, resolve(dirname(codeFile), path)).replaceAll("\\", "/"),
  );
  const kept = keptFile(projectDir, codeFile);
  try {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify({ ...map, sources }));
    removeOldMaps(dirname(kept));
  } catch {
    // A disk that is full or read-only costs places in sources, and nothing else.
  }
}

/** The map of that code, with or without its last comment, and with sources relative to the project; none where it was built elsewhere. */
export function readSourceMap(projectDir: string, codeFile: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(keptFile(projectDir, codeFile), "utf8")));
  } catch {
    return undefined;
  }
}

function keptFile(projectDir: string, codeFile: string): string {
  const code = readFileSync(codeFile, "utf8");
  const built = code.endsWith(MAP_COMMENT) ? code.slice(0, -MAP_COMMENT.length) : code;
  const digest = createHash("sha256").update(built).digest("hex").slice(0, 32);
  return join(projectDir, FOLDER, `${digest}.map`);
}

function removeOldMaps(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= KEPT_MAPS) return;
  const byAge = names.map((name) => ({ file: join(folder, name), ms: statSync(join(folder, name)).mtimeMs }));
  for (const { file } of byAge.sort((a, b) => b.ms - a.ms).slice(KEPT_MAPS)) rmSync(file, { force: true });
}
