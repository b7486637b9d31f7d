// What a bundle weighs, and the most it may.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Metafile } from "esbuild";
import { ToolError } from "../tool-error";

/**
 * The most a function may weigh: what the shipped ones measure, with room for a handler of one's own. Start-up time
 * grows with it; see docs/decisions.md.
 */
export const MAX_BUNDLE_BYTES = 900 * 1024;

/** @throws {ToolError} `BUNDLE_TOO_LARGE` with the largest parts */
export function measureBundle(
  name: string,
  file: string,
  metafile: Metafile | undefined,
): { bytes: number; gzipBytes: number } {
  const code = readFileSync(file);
  if (code.length > MAX_BUNDLE_BYTES) throw tooLarge(name, code.length, metafile);
  return { bytes: code.length, gzipBytes: gzipSync(code).length };
}

function tooLarge(name: string, bytes: number, metafile: Metafile | undefined): ToolError {
  const [output] = Object.values(metafile?.outputs ?? {});
  const inputs = Object.entries(output?.inputs ?? {}).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  const largest = inputs.slice(0, 5).map(([path, { bytesInOutput }]) => `${kilobytes(bytesInOutput)} ${path}`);
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
