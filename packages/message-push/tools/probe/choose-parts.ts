// Which parts of the probe run.
import { didYouMean } from "../../src/wechat/did-you-mean";
import { ToolError } from "../tool-error";
import { PARTS } from "./parts/all-parts";
import type { Part } from "./parts/part";

/** All where none is named. @throws {ToolError} `FLAG_INVALID` */
export function chooseParts(only: readonly string[]): readonly Part[] {
  const ids = PARTS.map(({ id }) => id as string);
  const unknown = only.find((id) => id !== "list" && !ids.includes(id));
  const meant = (name: string) => didYouMean(name, ids);
  if (unknown !== undefined)
    throw new ToolError(
      "FLAG_INVALID",
      {
        en: `--only names "${unknown}", which is no part of the probe.`,
        zh: `--only 写的“${unknown}”不是探测的部分。`,
      },
      {
        en: `${meant(unknown).en}The parts are ${ids.join(", ")}.`,
        zh: `${meant(unknown).zh}可选的部分：${ids.join("、")}。`,
      },
    );
  return only.length === 0 ? PARTS : PARTS.filter(({ id }) => only.includes(id));
}
