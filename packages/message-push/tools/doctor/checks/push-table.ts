// push-table, console-state: what the functions leave open, and how the console was bound when it was last read.
import { documentedPairs } from "../../../src/wechat/catalogue/pair-docs";
import { needsHandler } from "../../../src/wechat/pairs";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import type { ConsoleRow, ConsoleState } from "../../push-table/console-state";
import { makePushTable, type PushTableRow } from "../../push-table/make-push-table";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, rowsOr, skippedRow, warningRow } from "../report";

const SCREEN = "云开发 → 设置 → 其他设置 → 消息推送";

/** The gap itself names the pair and the function. */
const GAP_FIX =
  "Add the pair to the `on` of a function, in its index.ts or index.js, or npx message-push new <pair>; what comes over HTTP belongs into that of http_push as well. Leave it where that is meant.";

export function checkPushTable({ build, consoleState, environment }: Facts): readonly DoctorRow[] {
  const state = "thing" in consoleState ? consoleState.thing : undefined;
  const damaged = "refusal" in consoleState ? [errorRowOf("console-state", consoleState.refusal)] : [];
  if ("refusal" in build) {
    const why = "The sources cannot be built.";
    return [skippedRow("push-table", why), ...rowsOr(damaged, skippedRow("console-state", why))];
  }
  const { functions } = build.thing;
  const table = makePushTable(functions, environment.ENV_ID ?? "");
  const found = [
    ...table.conflicts.map((text) =>
      errorRow("push-table", text, "In the functions' index.ts or index.js: name them in one `on`."),
    ),
    ...table.gaps.map((text) => warningRow("push-table", text, GAP_FIX)),
  ];
  const well = okRow("push-table", `${table.rows.length} rows for ${SCREEN}, no gap and no conflict.`);
  return [...rowsOr(found, well), ...(damaged.length > 0 ? damaged : stateRows(state, table.rows, functions))];
}

function stateRows(
  state: ConsoleState | undefined,
  wanted: readonly PushTableRow[],
  functions: readonly BuiltFunctionReport[],
): readonly DoctorRow[] {
  if (state === undefined) {
    const how = `npx message-push push-table plan reads the console where a token may; else compare with ${SCREEN} by eye.`;
    return [skippedRow("console-state", "There is no .push-table.json: how the console is bound is not known.", how)];
  }
  const when = `${new Date(state.readAtMs).toISOString().slice(0, 16)}Z`;
  const asOf = state.isByHand ? `as recorded by hand on ${when}` : `as of ${when}`;
  const found = [
    ...switchRows(state, asOf),
    ...wanted.flatMap((row) => missingRows(row, state.rows, asOf)),
    ...state.rows.flatMap((row) => misdirectedRows(row, wanted, functions, asOf)),
  ];
  return rowsOr(found, okRow("console-state", `All ${wanted.length} rows are bound and on, ${asOf}.`));
}

/** A deploy need not come before these; a row for a function that is new has to wait for it, so it is a warning. */
function switchRows({ isContainerMode, isEnabled }: ConsoleState, asOf: string): DoctorRow[] {
  if (isContainerMode) {
    const fact = `云托管 takes every push, ${asOf}: no row of a function has an effect.`;
    return [errorRow("console-state", fact, `${SCREEN}: set 推送模式 to 云函数.`)];
  }
  if (isEnabled) return [];
  return [errorRow("console-state", `消息推送 is off, ${asOf}: no function gets a push.`, `${SCREEN}: switch it on.`)];
}

function missingRows(row: PushTableRow, bound: readonly ConsoleRow[], asOf: string): DoctorRow[] {
  const fix = `${SCREEN}: ${cells(row)}. Or npx message-push push-table apply.`;
  const there = bound.find((other) => isSameRow(other, row));
  if (there === undefined)
    return [warningRow("console-state", `${label(row)} is bound to nothing, ${asOf}.`, `Add the row in ${fix}`)];
  if (there.functionName !== row.functionName || there.env !== row.env) {
    const fact = `${label(row)} goes to ${there.functionName} of ${there.env}, ${asOf}, and should go to ${row.functionName} of ${row.env || "ENV_ID"}.`;
    return [warningRow("console-state", fact, `Change the row in ${fix}`)];
  }
  return there.enable
    ? []
    : [warningRow("console-state", `${label(row)} is switched off, ${asOf}.`, `Switch the row on in ${fix}`)];
}

/** A row that no function here is made for, bound to one all the same. Rows of other functions are not this project's. */
function misdirectedRows(
  row: ConsoleRow,
  wanted: readonly PushTableRow[],
  functions: readonly BuiltFunctionReport[],
  asOf: string,
): DoctorRow[] {
  const own = functions.find(({ name }) => name === row.functionName);
  if (own === undefined || own.pairs.includes("unknown") || wanted.some((other) => isSameRow(row, other))) return [];
  const fact = `${label(row)} goes to ${row.functionName}, ${asOf}, which has no handler for it`;
  const fix = `Take the row out in ${SCREEN}, or npx message-push new makes a function for its pair.`;
  if (!row.enable || !pairsOf(row).some(needsHandler)) return [warningRow("console-state", `${fact}.`, fix)];
  const money = `${fact}: it stands for money or goods, is not acknowledged, and is lost when WeChat stops pushing it.`;
  return [errorRow("console-state", money, fix)];
}

/** The pairs that a row brings; the console may call an event otherwise than its packet does. */
function pairsOf({ msgType, event }: Place): readonly string[] {
  const brought = documentedPairs().filter(
    ([, { console }]) => console?.msgType === msgType && console.event === event,
  );
  return brought.length > 0 ? brought.map(([pair]) => pair) : [event === "" ? msgType : `event:${event}`];
}

interface Place {
  readonly msgType: string;
  readonly event: string;
}

function isSameRow(one: Place, other: Place): boolean {
  return one.msgType === other.msgType && one.event === other.event;
}

function label({ msgType, event }: Place): string {
  return event === "" ? `The row ${msgType}` : `The row ${msgType} / ${event}`;
}

function cells({ msgType, event, env, functionName }: PushTableRow): string {
  const parts = [
    `消息类型 ${msgType}`,
    ...(event === "" ? [] : [`事件类型 ${event}`]),
    `环境 ${env}`,
    `云函数 ${functionName}`,
  ];
  return parts.join(", ");
}
