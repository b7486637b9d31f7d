// The difference between the console and the project, as text for the terminal.
import { type Both, inBoth, same, say } from "../../src/language";
import { renderTable } from "../table";
import type { CallbackConfig } from "./callback-config";
import { isRowChange, type Merge, type RowChange } from "./merge-rows";

const MARKS = { new: "+", rebound: "~", right: " ", double: "-", foreign: " " } as const;

/** Every row with its fate, then what is off and stays off. */
export function renderPlan({ function_config: { enable, callbacks } }: CallbackConfig, merge: Merge): string {
  const count = callbacks.length;
  const isSwitched = merge.merged.enable !== enable;
  const state = enable ? { en: "on", zh: "开启" } : { en: "off", zh: "关闭" };
  const switched = isSwitched ? { en: ", and will be switched on", zh: "，将会开启" } : same("");
  const lines = renderTable(merge.changes.map(cellsOf));
  const stayingOff = merge.changes.filter(({ fate, row }) => fate !== "foreign" && fate !== "double" && !row.enable);
  return [
    say({
      en: `The console has ${count} ${count === 1 ? "row" : "rows"}; push to functions is ${state.en}${switched.en}.`,
      zh: `控制台里有 ${count} 行；推送到云函数是${state.zh}的${switched.zh}。`,
    }),
    ...(lines.length > 0 ? ["", ...lines] : []),
    ...stillOff(merge, stayingOff),
  ].join("\n");
}

function cellsOf(change: RowChange): string[] {
  const { fate, row, was } = change;
  const isSwitched = fate === "right" && isRowChange(change);
  const cells = [isSwitched ? "~" : MARKS[fate], row.msgType, row.event || "—", row.env, row.functionName];
  return [...cells, say(fate === "right" && isSwitched ? SWITCHED_ON : fateOf(fate, row.enable, was))];
}

const SWITCHED_ON: Both = { en: "will be switched on", zh: "将会开启" };

function fateOf(fate: RowChange["fate"], isOn: boolean, was: RowChange["was"]): Both {
  const off = isOn ? same("") : { en: ", switched off", zh: "，已关闭" };
  switch (fate) {
    case "new":
      return { en: "new", zh: "新增" };
    case "rebound":
      return {
        en: `was ${was?.functionName} in ${was?.env}${off.en}`,
        zh: `原来是 ${was?.functionName}，环境 ${was?.env}${off.zh}`,
      };
    case "double":
      return { en: "goes: the pair has a row already", zh: "将删除：这个消息对已有一行" };
    case "foreign":
      return { en: `not of this project, kept${off.en}`, zh: `不属于本项目，保留${off.zh}` };
    case "right":
      return { en: `right${off.en}`, zh: `正确${off.zh}` };
  }
}

const ABOVE_ALL: Both = { en: "the switch above all rows", zh: "总开关" };

/** A switch that is off was turned off on purpose: it is named, and how to turn it on. */
function stillOff({ merged }: Merge, rows: readonly RowChange[]): string[] {
  const names = rows.map(({ row }) => [row.msgType, row.event].filter(Boolean).join(" "));
  if (merged.enable && names.length === 0) return [];
  const off = inBoth((language) =>
    [...(merged.enable ? [] : [ABOVE_ALL[language]]), ...names].join({ en: ", ", zh: "、" }[language]),
  );
  const text = {
    en: `Off, and left off: ${off.en}. Nothing is pushed there until it is switched on,
in the console, or by \`npx message-push push-table apply --switch-on\`.`,
    zh: `关闭着，并保持关闭：${off.zh}。开启之前不会推送；
可以在控制台里开启，或运行 \`npx message-push push-table apply --switch-on\`。`,
  };
  return [`\n${say(text)}`];
}
