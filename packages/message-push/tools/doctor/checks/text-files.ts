// text-files: what editors on Windows put before a text. It is invisible, and a program that reads the file finds other names in it.
import { closeSync, existsSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../../../src/language";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr } from "../report";

const FILES = [".env", ".env.local", "cloudbaserc.json", "project.config.json", "project.private.config.json"];

const BOM: Both = { en: "a byte order mark (UTF-8 with BOM)", zh: "BOM（UTF-8 with BOM）" };
const UTF_16: Both = {
  en: "UTF-16, as Windows PowerShell writes with >",
  zh: "UTF-16（Windows PowerShell 用 > 写出的就是这种）",
};
const MARKS: readonly (readonly [words: Both, bytes: Buffer])[] = [
  [BOM, Buffer.from([0xef, 0xbb, 0xbf])],
  [UTF_16, Buffer.from([0xff, 0xfe])],
];

export function checkTextFiles({ projectDir, functionsDir }: Facts): readonly DoctorRow[] {
  const files = [...FILES, ...configsOf(projectDir, functionsDir)].filter((file) => existsSync(join(projectDir, file)));
  const found = files.flatMap((file) => {
    const mark = MARKS.find(([, bytes]) => firstBytes(join(projectDir, file)).subarray(0, bytes.length).equals(bytes));
    return mark === undefined ? [] : [markRow(file, mark[0])];
  });
  return rowsOr(found, okRow("text-files", WELL));
}

const WELL: Both = { en: "The settings files are plain UTF-8.", zh: "设置文件都是不带 BOM 的 UTF-8。" };

function markRow(file: string, mark: Both): DoctorRow {
  return errorRow(
    "text-files",
    {
      en: `${file} begins with ${mark.en}: its first name is lost.`,
      zh: `${file} 开头是 ${mark.zh}：第一个名称读不出来。`,
    },
    {
      en: `Save ${file} as UTF-8 without BOM: the editor's status bar has the encoding.`,
      zh: `请把 ${file} 另存为不带 BOM 的 UTF-8：编辑器的状态栏里可以改编码。`,
    },
  );
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
