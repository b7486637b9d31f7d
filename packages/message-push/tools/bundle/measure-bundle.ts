// What a function weighs, and the most its code may.
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ToolError } from "../tool-error";
import type { BundledFunction } from "./run-bundler";

/**
 * The most a function's code may weigh: what the shipped ones measure, with room for a handler of one's own. Start-up time
 * grows with it; see tools/decisions.md.
 */
export const MAX_BUNDLE_BYTES = 900 * 1024;
/** Beside that, for a function that calls `cloud.ai()`: the SDK's AI client, and room for a newer one. */
const AI_BYTES = 400 * 1024;

/** What a built function weighs. */
export interface Weight {
  /** Of code and files. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** The part of `bytes` that are files beside the code. */
  readonly fileBytes: number;
}

/**
 * Weighs a bundle and the files beside it.
 *
 * @throws {ToolError} `BUNDLE_TOO_LARGE` with the largest parts of the code
 */
export async function measureBundle(
  { name, file, parts, callsAi }: Pick<BundledFunction, "name" | "file" | "parts" | "callsAi">,
  files: readonly { readonly file: string }[],
): Promise<Weight> {
  const code = await readFile(file);
  const mostBytes = MAX_BUNDLE_BYTES + (callsAi ? AI_BYTES : 0);
  if (code.length > mostBytes) throw tooLarge(name, code.length, { parts, mostBytes });
  const contents = [code, ...(await Promise.all(files.map((own) => readFile(own.file))))];
  const zipped = await Promise.all(contents.map((content) => promisify(gzip)(content)));
  const bytes = lengthOf(contents);
  return { bytes, gzipBytes: lengthOf(zipped), fileBytes: bytes - code.length };
}

function lengthOf(contents: readonly Buffer[]): number {
  return contents.reduce((sum, { length }) => sum + length, 0);
}

function tooLarge(
  name: string,
  bytes: number,
  { parts, mostBytes }: Pick<BundledFunction, "parts"> & { readonly mostBytes: number },
): ToolError {
  const inputs = [...parts].sort(([, a], [, b]) => b - a);
  const largest = inputs.slice(0, 5).map(([path, inBundle]) => `${kilobytes(inBundle)} ${path}`);
  return new ToolError(
    "BUNDLE_TOO_LARGE",
    {
      en: `"${name}" weighs ${kilobytes(bytes)}, and the code of a function may weigh ${kilobytes(mostBytes)}. The largest parts:\n  ${largest.join("\n  ")}`,
      zh: `“${name}”有 ${kilobytes(bytes)}，而云函数的代码最多 ${kilobytes(mostBytes)}。其中最大的部分：\n  ${largest.join("\n  ")}`,
    },
    {
      en: "Do without the largest part that is yours, or raise MAX_BUNDLE_BYTES in packages/message-push/tools/bundle/measure-bundle.ts.",
      zh: "请去掉自己引入的最大部分，或调高 packages/message-push/tools/bundle/measure-bundle.ts 里的 MAX_BUNDLE_BYTES。",
    },
  );
}

/** Bytes for people. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
