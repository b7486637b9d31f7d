// Which parts of the probe run.
import { didYouMean } from "../../src/wechat/did-you-mean";
import { ToolError } from "../tool-error";
import { PARTS } from "./parts/all-parts";
import type { Part } from "./parts/part";

/** All where none is named. @throws {ToolError} `FLAG_INVALID` */
export function chooseParts(only: readonly string[]): readonly Part[] {
  const ids = PARTS.map(({ id }) => id as string);
  const unknown = only.find((id) => id !== "list" && !ids.includes(id));
  if (unknown !== undefined)
    throw new ToolError(
      "FLAG_INVALID",
      `--only names "${unknown}", which is no part of the probe.`,
      `${didYouMean(unknown, ids).en}The parts are ${ids.join(", ")}.`,
    );
  return only.length === 0 ? PARTS : PARTS.filter(({ id }) => only.includes(id));
}
