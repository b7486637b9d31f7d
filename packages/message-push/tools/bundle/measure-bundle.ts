// What a bundle weighs, and the most it may.
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ToolError } from "../tool-error";
import type { BundledFunction } from "./run-bundler";

/**
 * The most a function may weigh: what the shipped ones measure, with room for a handler of one's own. Start-up time
 * grows with it; see docs/decisions.md.
 */
export const MAX_BUNDLE_BYTES = 900 * 1024;

/** @throws {ToolError} `BUNDLE_TOO_LARGE` with the largest parts */
export async function measureBundle({
  name,
  file,
  parts,
}: Pick<BundledFunction, "name" | "file" | "parts">): Promise<{ readonly bytes: number; readonly gzipBytes: number }> {
  const code = await readFile(file);
  if (code.length > MAX_BUNDLE_BYTES) throw tooLarge(name, code.length, parts);
  return { bytes: code.length, gzipBytes: (await promisify(gzip)(code)).length };
}

function tooLarge(name: string, bytes: number, parts: BundledFunction["parts"]): ToolError {
  const inputs = [...parts].sort(([, a], [, b]) => b - a);
  const largest = inputs.slice(0, 5).map(([path, inBundle]) => `${kilobytes(inBundle)} ${path}`);
  return new ToolError(
    "BUNDLE_TOO_LARGE",
    `"${name}" weighs ${kilobytes(bytes)}, and a function may weigh ${kilobytes(MAX_BUNDLE_BYTES)}. The largest parts:\n  ${largest.join("\n  ")}`,
    "Do without the largest part that is yours, or raise MAX_BUNDLE_BYTES in scripts/bundle/measure-bundle.ts.",
  );
}

/** Bytes for people. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
