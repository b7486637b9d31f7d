// The difference between the console and the project, as text for the terminal.
import { renderTable } from "../table";
import type { CallbackConfig } from "./callback-config";
import { isRowChange, type Merge, type RowChange } from "./merge-rows";

const MARKS = { new: "+", rebound: "~", right: " ", double: "-", foreign: " " } as const;

/** Every row with its fate, then what is off and stays off. */
export function renderPlan({ function_config: { enable, callbacks } }: CallbackConfig, merge: Merge): string {
  const count = `${callbacks.length} ${callbacks.length === 1 ? "row" : "rows"}`;
  const switched = merge.merged.enable === enable ? "" : ", and will be switched on";
  const lines = renderTable(merge.changes.map(cellsOf));
  const stayingOff = merge.changes.filter(({ fate, row }) => fate !== "foreign" && fate !== "double" && !row.enable);
  return [
    `The console has ${count}; push to functions is ${enable ? "on" : "off"}${switched}.`,
    ...(lines.length > 0 ? ["", ...lines] : []),
    ...stillOff(merge, stayingOff),
  ].join("\n");
}

function cellsOf(change: RowChange): string[] {
  const { fate, row, was } = change;
  const isSwitched = fate === "right" && isRowChange(change);
  const cells = [isSwitched ? "~" : MARKS[fate], row.msgType, row.event || "—", row.env, row.functionName];
  const off = row.enable ? "" : ", switched off";
  switch (fate) {
    case "new":
      return [...cells, "new"];
    case "rebound":
      return [...cells, `was ${was?.functionName} in ${was?.env}${off}`];
    case "double":
      return [...cells, "goes: the pair has a row already"];
    case "foreign":
      return [...cells, `not of this project, kept${off}`];
    case "right":
      return [...cells, isSwitched ? "will be switched on" : `right${off}`];
  }
}

/** A switch that is off was turned off on purpose: it is named, and how to turn it on. */
function stillOff({ merged }: Merge, rows: readonly RowChange[]): string[] {
  const names = rows.map(({ row }) => [row.msgType, row.event].filter(Boolean).join(" "));
  const off = [...(merged.enable ? [] : ["the switch above all rows"]), ...names];
  if (off.length === 0) return [];
  return [
    `\nOff, and left off: ${off.join(", ")}. Nothing is pushed there until it is switched on,`,
    "in the console, or by `npx message-push push-table apply --switch-on`.",
  ];
}
