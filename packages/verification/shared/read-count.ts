// A flag of a bench or a trial that is a whole number.
import { toolError } from "./tool-error";

/** @throws {ToolError} `FLAG_INVALID` */
export function readCount(flag: string, text: string, least: number, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least && count <= most) return count;
  throw toolError("FLAG_INVALID", `--${flag} is "${text}".`, `Give a whole number from ${least} to ${most}.`);
}
