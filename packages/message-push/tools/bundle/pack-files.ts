// Packs the files beside a function's code with it, as far as they fit.
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackedFile } from "../../project/function-files";
import { ToolError } from "../tool-error";
import { kilobytes } from "./measure-bundle";

/**
 * The most that files may weigh beside a function's code. `message-push deploy` uploads a zip, of which tcb 2.12.10 takes 1.5 MB (its
 * `API_MAX_SIZE`); pictures hardly shrink in one, and the code needs its part. The platform itself takes 500 MB with the code,
 * unpacked: https://cloud.tencent.com/document/product/583/11637. See tools/decisions.md.
 */
export const MAX_FILES_BYTES = 1024 * 1024;

/**
 * Refuses more than fits.
 *
 * @throws {ToolError} `FILES_TOO_LARGE` with the largest files
 */
export function refuseLargeFiles(name: string, files: readonly PackedFile[]): void {
  const bytes = bytesOf(files);
  if (bytes <= MAX_FILES_BYTES) return;
  const largest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  const lines = largest.map((file) => `${kilobytes(file.bytes)} ${file.path}`);
  throw new ToolError(
    "FILES_TOO_LARGE",
    {
      en: `"${name}" has files of ${kilobytes(bytes)} beside its code, and may have ${kilobytes(MAX_FILES_BYTES)}. The largest:\n  ${lines.join("\n  ")}`,
      zh: `“${name}”代码旁的文件共 ${kilobytes(bytes)}，而最多可以有 ${kilobytes(MAX_FILES_BYTES)}。其中最大的：\n  ${lines.join("\n  ")}`,
    },
    {
      en: "Make them smaller, take out what no function reads, or keep large ones in cloud storage (云存储) and download them when they are needed.",
      zh: "请压缩这些文件，删掉云函数用不到的，或把大文件放进云存储，用到时再下载。",
    },
  );
}

/** How much they are together. */
export function bytesOf(files: readonly PackedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Copies them into the folder of the built function. */
export function copyFiles(files: readonly PackedFile[], builtFolder: string): void {
  for (const { path, file } of files) {
    const target = join(builtFolder, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}
