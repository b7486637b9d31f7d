// Copies a team's other functions to the output as they are, so that DevTools' one root shows all of them. A file that is there and
// that this did not write, or that somebody has changed since, is never written over.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ToolError } from "../tool-error";

/** What was copied, and what it held: path in the output → checksum. */
type Copied = Readonly<Record<string, string>>;

const RECORD = ".message-push.json";

/** What there is to do, once nothing stands in the way. */
export interface ForeignCopy {
  readonly perform: () => void;
}

/**
 * Plans to make `outDir` hold the folders of `names` as they are in `sourceDir`, without their node_modules.
 *
 * @throws {ToolError} `OUTPUT_OCCUPIED` with every file that stands in the way; nothing is written before
 */
export function planForeignCopy(sourceDir: string, names: readonly string[], outDir: string): ForeignCopy {
  const before = readRecord(outDir);
  const files = names.flatMap((name) => filesIn(join(sourceDir, name), sourceDir));
  const wanted = new Map(files.map((path) => [path, readFileSync(join(sourceDir, path))]));
  const changed = [...wanted].filter(([path, content]) => !holds(join(outDir, path), content));
  refuse(
    changed.map(([path]) => path).filter((path) => existsSync(join(outDir, path)) && !isAsCopied(outDir, path, before)),
  );
  const leftOver = Object.keys(before).filter((path) => !wanted.has(path) && isAsCopied(outDir, path, before));
  const after = Object.fromEntries([...wanted].map(([path, content]) => [path, checksum(content)]));
  return {
    perform() {
      for (const [path, content] of changed) write(join(outDir, path), content);
      for (const path of leftOver) removeFile(outDir, path);
      keepRecord(outDir, before, after);
    },
  };
}

function refuse(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new ToolError(
    "OUTPUT_OCCUPIED",
    `In the output stand files that this build did not write, or that were changed there: ${paths.join(", ")}.`,
    "Move them away, or take their changes over into the sources; the build copies a function that is not ours, and replaces nothing else.",
  );
}

function filesIn(folder: string, sourceDir: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === "node_modules") return [];
    // A link may lead anywhere; what it leads to is copied as what it is.
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && statSync(path).isDirectory());
    return isFolder ? filesIn(path, sourceDir) : [relative(sourceDir, path).replaceAll("\\", "/")];
  });
}

function holds(path: string, content: Buffer): boolean {
  return existsSync(path) && statSync(path).isFile() && readFileSync(path).equals(content);
}

function isAsCopied(outDir: string, path: string, record: Copied): boolean {
  const file = join(outDir, path);
  return existsSync(file) && statSync(file).isFile() && record[path] === checksum(readFileSync(file));
}

function checksum(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function write(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** With the folders that are empty then. */
function removeFile(outDir: string, path: string): void {
  rmSync(join(outDir, path));
  for (let folder = dirname(join(outDir, path)); folder !== outDir; folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmSync(folder, { recursive: true });
  }
}

function readRecord(outDir: string): Copied {
  try {
    return Object(JSON.parse(readFileSync(join(outDir, RECORD), "utf8")).copied);
  } catch {
    // Without it, only what is equal counts as copied: nothing is lost.
    return {};
  }
}

function keepRecord(outDir: string, before: Copied, after: Copied): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (Object.keys(after).length === 0) rmSync(join(outDir, RECORD), { force: true });
  else writeFileSync(join(outDir, RECORD), `${JSON.stringify({ copied: after }, null, 2)}\n`);
}
