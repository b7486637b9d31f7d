// Puts a finished folder in the place of the last one, so that there is never a half-written one.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Moves `newDir` to `outDir`; both must be on one disk. A folder with equal files is left alone, so that a simulator
 * that runs on it is not disturbed.
 */
export function swapFolder(newDir: string, outDir: string): void {
  if (!existsSync(outDir)) {
    renameSync(newDir, outDir);
    return;
  }
  if (haveEqualFiles(newDir, outDir)) return;
  replaceFolder(newDir, outDir);
}

// A rename replaces a folder only when nothing is there, on every platform.
function replaceFolder(newDir: string, outDir: string): void {
  const oldDir = `${newDir}-old`;
  renameSync(outDir, oldDir);
  try {
    renameSync(newDir, outDir);
  } catch (error) {
    // Windows refuses while a program holds a file of the new folder open: a virus scanner, for one.
    renameSync(oldDir, outDir);
    throw error;
  }
  rmSync(oldDir, { recursive: true, force: true });
}

/** Whether both folders hold the same files with the same bytes. */
export function haveEqualFiles(oneDir: string, otherDir: string): boolean {
  const files = listFiles(oneDir);
  if (files.join("\n") !== listFiles(otherDir).join("\n")) return false;
  return files.every((file) => readFileSync(join(oneDir, file)).equals(readFileSync(join(otherDir, file))));
}

function listFiles(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => relative(dir, join(file.parentPath, file.name))).sort();
}
