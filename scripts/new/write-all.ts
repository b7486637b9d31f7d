// Writes several files, or none: when one cannot be written, the others are as they were.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file relative to the project, and what it should hold. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string;
}

/** @throws what writing threw, when everything is as it was */
export function writeAll(projectDir: string, files: readonly ProjectFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of files) write(join(projectDir, file), text, undo);
  } catch (error) {
    for (const takeBack of undo.reverse()) takeBack();
    throw error;
  }
}

/** How to take it back is noted before it is done: a file may fail when half of it is written. */
function write(path: string, text: string, undo: (() => void)[]): void {
  const before = existsSync(path) ? readFileSync(path) : undefined;
  const newFolder = mkdirSync(dirname(path), { recursive: true });
  if (newFolder !== undefined) undo.push(() => rmSync(newFolder, { recursive: true, force: true }));
  undo.push(() => (before === undefined ? rmSync(path, { force: true }) : writeFileSync(path, before)));
  writeFileSync(path, text);
}
