// other-functions: which functions are not ours and were left alone, and which of them answer customers without the runtime.
import { resolve } from "node:path";
import { hasMark } from "../../../project/function-manifest";
import { foldersIn } from "../../../project/project-layout";
import { answeringFunctions, howToMove } from "../../init/find-answering";
import type { Facts } from "../facts";
import { type DoctorRow, okRow, skippedRow, UNLISTED, warningRow } from "../report";

const ID = "other-functions";

export function checkOtherFunctions({ projectDir, functions }: Facts): readonly DoctorRow[] {
  if ("refusal" in functions) return [skippedRow(ID, UNLISTED)];
  const { foreign, functionsDir, cloudbaserc } = functions.thing;
  const outDir = resolve(projectDir, cloudbaserc.functionRoot);
  const beside = foldersIn(outDir).filter((name) => !foreign.includes(name) && !hasMark(resolve(outDir, name)));
  const all = [...new Set([...foreign, ...cloudbaserc.others, ...beside])].sort();
  if (all.length === 0) return [okRow(ID, { en: "There are none.", zh: "没有。" })];
  const answering = [
    ...answeringFunctions(resolve(projectDir, functionsDir), foreign).map((name) => [functionsDir, name] as const),
    ...answeringFunctions(outDir, beside).map((name) => [cloudbaserc.functionRoot, name] as const),
  ];
  return [
    okRow(ID, {
      en: `Not ours, and left alone: ${all.join(", ")}.`,
      zh: `不属于本项目，不会改动：${all.join("、")}。`,
    }),
    ...answering.map(([folder, name]) =>
      warningRow(
        ID,
        {
          en: `${folder}/${name} answers customer-service messages by itself.`,
          zh: `${folder}/${name} 自己在回复客服消息。`,
        },
        howToMove(name),
      ),
    ),
  ];
}
