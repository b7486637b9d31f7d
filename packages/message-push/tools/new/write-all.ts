// Writes several files, or none: when one cannot be written, the others are as they were.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file relative to the project, and what it should hold; without a text it should be gone. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string | Buffer | undefined;
  /** Of a file that is new. */
  readonly mode?: number;
}

/** @throws what writing threw, when everything is as it was */
export function writeAll(projectDir: string, files: readonly ProjectFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const file of files) write(join(projectDir, file.file), file, undo);
  } catch (error) {
    for (const takeBack of undo.reverse()) takeBack();
    throw error;
  }
}

/** How to take it back is noted before it is done: a file may fail when half of it is written. */
function write(path: string, { text, mode }: ProjectFile, undo: (() => void)[]): void {
  const before = existsSync(path) ? readFileSync(path) : undefined;
  const newFolder = mkdirSync(dirname(path), { recursive: true });
  if (newFolder !== undefined) undo.push(() => rmSync(newFolder, { recursive: true, force: true }));
  undo.push(() => (before === undefined ? rmSync(path, { force: true }) : putBack(path, before)));
  if (text === undefined) removeWithFolders(path);
  else writeFileSync(path, text, mode === undefined ? {} : { mode });
}

function putBack(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Git knows no empty folders, and the build takes one in cloudfunctions/ for a function without its code. */
function removeWithFolders(path: string): void {
  rmSync(path);
  for (let folder = dirname(path); readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder);
}
