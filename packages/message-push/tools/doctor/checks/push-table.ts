// push-table, console-state: what the functions leave open, and how the console was bound when it was last read.
import { type Both, inBoth } from "../../../src/language";
import { documentedPairs } from "../../../src/wechat/catalogue/pair-docs";
import { needsHandler } from "../../../src/wechat/pairs";
import type { BuiltFunctionReport } from "../../bundle/bundle-functions";
import type { ConsoleRow, ConsoleState } from "../../push-table/console-state";
import { makePushTable, type PushTableRow } from "../../push-table/make-push-table";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, rowsOr, skippedRow, UNBUILT, warningRow } from "../report";

const SCREEN = "云开发 → 设置 → 其他设置 → 消息推送";

/** The gap itself names the pair and the function. */
const GAP_FIX: Both = {
  en: "Add the pair to the `on` of a function, in its index.ts or index.js, or npx message-push new <pair>; what comes over HTTP belongs into that of http_push as well. Leave it where that is meant.",
  zh: "请把这个消息对加到某个云函数（index.ts 或 index.js）的 `on`，或运行 npx message-push new <消息对>；用 HTTP 接收的，也要加到 http_push 的 index.ts 或 index.js。本来就不需要的，不用处理。",
};
const CONFLICT_FIX: Both = {
  en: "In the functions' index.ts or index.js: name them in one `on`.",
  zh: "在云函数的 index.ts 或 index.js 里：把它们写进同一个 `on`。",
};

export function checkPushTable({ build, consoleState, environment }: Facts): readonly DoctorRow[] {
  const state = "thing" in consoleState ? consoleState.thing : undefined;
  const damaged = "refusal" in consoleState ? [errorRowOf("console-state", consoleState.refusal)] : [];
  if ("refusal" in build) {
    return [skippedRow("push-table", UNBUILT), ...rowsOr(damaged, skippedRow("console-state", UNBUILT))];
  }
  const { functions } = build.thing;
  const table = makePushTable(functions, environment.ENV_ID ?? "");
  const found = [
    ...table.conflicts.map((text) => errorRow("push-table", text, CONFLICT_FIX)),
    ...table.gaps.map((text) => warningRow("push-table", text, GAP_FIX)),
  ];
  const well = okRow("push-table", {
    en: `${table.rows.length} rows for ${SCREEN}, no gap and no conflict.`,
    zh: `${SCREEN} 要添加 ${table.rows.length} 条，没有缺口，没有冲突。`,
  });
  return [...rowsOr(found, well), ...(damaged.length > 0 ? damaged : stateRows(state, table.rows, functions))];
}

const UNKNOWN: Both = {
  en: "There is no .push-table.json: how the console is bound is not known.",
  zh: "没有 .push-table.json：不知道控制台里绑定了什么。",
};
const HOW_TO_KNOW: Both = {
  en: `npx message-push push-table plan reads the console where a token may; else compare with ${SCREEN} by eye.`,
  zh: `有权限时 npx message-push push-table plan 会读取控制台；否则请自行对照 ${SCREEN}。`,
};

function stateRows(
  state: ConsoleState | undefined,
  wanted: readonly PushTableRow[],
  functions: readonly BuiltFunctionReport[],
): readonly DoctorRow[] {
  if (state === undefined) return [skippedRow("console-state", UNKNOWN, HOW_TO_KNOW)];
  const asOf = asOfWords(state);
  const found = [
    ...switchRows(state, asOf),
    ...wanted.flatMap((row) => missingRows(row, state.rows, asOf)),
    ...state.rows.flatMap((row) => misdirectedRows(row, wanted, functions, asOf)),
  ];
  const well: Both = {
    en: `All ${wanted.length} rows are bound and on, ${asOf.en}.`,
    zh: `${wanted.length} 条都已绑定并打开（${asOf.zh}）。`,
  };
  return rowsOr(found, okRow("console-state", well));
}

function asOfWords({ readAtMs, isByHand }: ConsoleState): Both {
  const when = `${new Date(readAtMs).toISOString().slice(0, 16)}Z`;
  return isByHand
    ? { en: `as recorded by hand on ${when}`, zh: `${when} 手工记录` }
    : { en: `as of ${when}`, zh: `${when} 读取` };
}

/** A deploy need not come before these; a row for a function that is new has to wait for it, so it is a warning. */
function switchRows({ isContainerMode, isEnabled }: ConsoleState, asOf: Both): DoctorRow[] {
  if (isContainerMode) {
    const fact: Both = {
      en: `云托管 takes every push, ${asOf.en}: no row of a function has an effect.`,
      zh: `推送模式是云托管（${asOf.zh}）：云函数的配置都不起作用。`,
    };
    const fix: Both = {
      en: `${SCREEN}: set 推送模式 to 云函数.`,
      zh: `${SCREEN}：推送模式选「云函数」。`,
    };
    return [errorRow("console-state", fact, fix)];
  }
  if (isEnabled) return [];
  const fact: Both = {
    en: `消息推送 is off, ${asOf.en}: no function gets a push.`,
    zh: `消息推送没有打开（${asOf.zh}）：云函数收不到推送。`,
  };
  return [errorRow("console-state", fact, { en: `${SCREEN}: switch it on.`, zh: `${SCREEN}：请打开。` })];
}

function missingRows(row: PushTableRow, bound: readonly ConsoleRow[], asOf: Both): DoctorRow[] {
  const there = bound.find((other) => isSameRow(other, row));
  const name = label(row);
  if (there === undefined) {
    const fact: Both = {
      en: `The row ${name} is bound to nothing, ${asOf.en}.`,
      zh: `${name} 没有绑定（${asOf.zh}）。`,
    };
    return [warningRow("console-state", fact, rowFix({ en: "Add the row in", zh: "请添加" }, row))];
  }
  if (there.functionName !== row.functionName || there.env !== row.env) {
    const env = row.env || "ENV_ID";
    const fact: Both = {
      en: `The row ${name} goes to ${there.functionName} of ${there.env}, ${asOf.en}, and should go to ${row.functionName} of ${env}.`,
      zh: `${name} 绑定到环境 ${there.env} 的 ${there.functionName}（${asOf.zh}），应为环境 ${env} 的 ${row.functionName}。`,
    };
    return [warningRow("console-state", fact, rowFix({ en: "Change the row in", zh: "请修改" }, row))];
  }
  if (there.enable) return [];
  const fact: Both = {
    en: `The row ${name} is switched off, ${asOf.en}.`,
    zh: `${name} 没有打开（${asOf.zh}）。`,
  };
  return [warningRow("console-state", fact, rowFix({ en: "Switch the row on in", zh: "请打开" }, row))];
}

function rowFix(what: Both, row: PushTableRow): Both {
  const cells = cellsOf(row);
  return {
    en: `${what.en} ${SCREEN}: ${cells.en}. Or npx message-push push-table apply.`,
    zh: `${what.zh}：${SCREEN}，${cells.zh}。或运行 npx message-push push-table apply。`,
  };
}

/** A row that no function here is made for, bound to one all the same. Rows of other functions are not this project's. */
function misdirectedRows(
  row: ConsoleRow,
  wanted: readonly PushTableRow[],
  functions: readonly BuiltFunctionReport[],
  asOf: Both,
): DoctorRow[] {
  const { functionName } = row;
  const own = functions.find(({ name }) => name === functionName);
  if (own === undefined || own.pairs.includes("unknown") || wanted.some((other) => isSameRow(row, other))) return [];
  const name = label(row);
  const fact: Both = {
    en: `The row ${name} goes to ${functionName}, ${asOf.en}, which has no handler for it`,
    zh: `${name} 绑定到 ${functionName}（${asOf.zh}），但它没有对应的处理函数`,
  };
  const fix: Both = {
    en: `Take the row out in ${SCREEN}, or npx message-push new makes a function for its pair.`,
    zh: `请在 ${SCREEN} 删除这一条，或用 npx message-push new 为这个消息对新建云函数。`,
  };
  if (!row.enable || !pairsOf(row).some(needsHandler)) {
    return [warningRow("console-state", { en: `${fact.en}.`, zh: `${fact.zh}。` }, fix)];
  }
  const money: Both = {
    en: `${fact.en}: it stands for money or goods, is not acknowledged, and is lost when WeChat stops pushing it.`,
    zh: `${fact.zh}：它关系到钱或货，不会应答，微信停止重推后就丢失了。`,
  };
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
  return event === "" ? msgType : `${msgType} / ${event}`;
}

function cellsOf({ msgType, event, env, functionName }: PushTableRow): Both {
  const parts = [
    `消息类型 ${msgType}`,
    ...(event === "" ? [] : [`事件类型 ${event}`]),
    `环境 ${env}`,
    `云函数 ${functionName}`,
  ];
  return inBoth((language) => parts.join({ en: ", ", zh: "，" }[language]));
}
