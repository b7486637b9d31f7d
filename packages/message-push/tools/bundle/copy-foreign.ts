// Copies a team's other functions to the functionRoot as they are, so that DevTools' one root shows all of them. A file that is there and
// that this did not write, or that somebody has changed since, is never written over.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ToolError } from "../tool-error";

/** What was copied, and what it held: path in the functionRoot → checksum. */
type Copied = Readonly<Record<string, string>>;

const RECORD = ".message-push.json";

/** What there is to do, once nothing stands in the way. */
export interface ForeignCopy {
  readonly perform: () => void;
}

/**
 * Plans to make `functionRoot` hold the folders of `names` as they are in `sourceDir`, without their node_modules.
 *
 * @throws {ToolError} `FUNCTION_ROOT_OCCUPIED` with every file that stands in the way; nothing is written before
 */
export function planForeignCopy(sourceDir: string, names: readonly string[], functionRoot: string): ForeignCopy {
  const before = readRecord(functionRoot);
  const files = names.flatMap((name) => filesIn(join(sourceDir, name), sourceDir));
  const wanted = new Map(files.map((path) => [path, readFileSync(join(sourceDir, path))]));
  const changed = [...wanted].filter(([path, content]) => !holds(join(functionRoot, path), content));
  refuse(
    changed
      .map(([path]) => path)
      .filter((path) => existsSync(join(functionRoot, path)) && !isAsCopied(functionRoot, path, before)),
  );
  const leftOver = Object.keys(before).filter((path) => !wanted.has(path) && isAsCopied(functionRoot, path, before));
  const after = Object.fromEntries([...wanted].map(([path, content]) => [path, checksum(content)]));
  return {
    perform() {
      for (const [path, content] of changed) write(join(functionRoot, path), content);
      for (const path of leftOver) removeFile(functionRoot, path);
      keepRecord(functionRoot, before, after);
    },
  };
}

function refuse(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new ToolError(
    "FUNCTION_ROOT_OCCUPIED",
    {
      en: `In the functionRoot stand files that no build wrote, or that were changed there: ${paths.join(", ")}.`,
      zh: `functionRoot 里有不是打包写入的文件，或打包后在那里被改过的文件：${paths.join("、")}。`,
    },
    {
      en: "Move them away, or take their changes over into the sources; the build copies a function that is not ours, and replaces nothing else.",
      zh: "请把它们移走，或把改动并入源码；打包只原样复制其他云函数，不会覆盖别的文件。",
    },
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

function isAsCopied(functionRoot: string, path: string, record: Copied): boolean {
  const file = join(functionRoot, path);
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
function removeFile(functionRoot: string, path: string): void {
  rmSync(join(functionRoot, path));
  for (let folder = dirname(join(functionRoot, path)); folder !== functionRoot; folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmSync(folder, { recursive: true });
  }
}

function readRecord(functionRoot: string): Copied {
  try {
    return Object(JSON.parse(readFileSync(join(functionRoot, RECORD), "utf8")).copied);
  } catch {
    // Without it, only what is equal counts as copied: nothing is lost.
    return {};
  }
}

function keepRecord(functionRoot: string, before: Copied, after: Copied): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (Object.keys(after).length === 0) rmSync(join(functionRoot, RECORD), { force: true });
  else writeFileSync(join(functionRoot, RECORD), `${JSON.stringify({ copied: after }, null, 2)}\n`);
}
