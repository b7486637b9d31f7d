// text-files: what editors on Windows put before a text. It is invisible, and a program that reads the file finds other names in it.
import { closeSync, existsSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr } from "../report";

const FILES = [".env", ".env.local", "cloudbaserc.json", "project.config.json", "project.private.config.json"];

const MARKS: readonly (readonly [words: string, bytes: Buffer])[] = [
  ["a byte order mark (UTF-8 with BOM)", Buffer.from([0xef, 0xbb, 0xbf])],
  ["UTF-16, as Windows PowerShell writes with >", Buffer.from([0xff, 0xfe])],
];

export function checkTextFiles({ projectDir, functionsDir }: Facts): readonly DoctorRow[] {
  const files = [...FILES, ...configsOf(projectDir, functionsDir)].filter((file) => existsSync(join(projectDir, file)));
  const found = files.flatMap((file) => {
    const mark = MARKS.find(([, bytes]) => firstBytes(join(projectDir, file)).subarray(0, bytes.length).equals(bytes));
    const fix = `Save ${file} as UTF-8 without BOM: the editor's status bar has the encoding.`;
    return mark === undefined
      ? []
      : [errorRow("text-files", `${file} begins with ${mark[0]}: its first name is lost.`, fix)];
  });
  return rowsOr(found, okRow("text-files", "The settings files are plain UTF-8."));
}

function configsOf(projectDir: string, functionsDir: string): string[] {
  const folder = join(projectDir, functionsDir);
  return existsSync(folder) ? readdirSync(folder).map((name) => `${functionsDir}/${name}/config.json`) : [];
}

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(3);
  const file = openSync(path, "r");
  try {
    readSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
  return bytes;
}
