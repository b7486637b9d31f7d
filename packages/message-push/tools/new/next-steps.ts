// What `npx message-push new` says at the end: what it made, and what is left to do.
import type { PairDocs } from "../../src/wechat/catalogue/facts";
import { docsOf, documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { FALLBACK } from "../../src/wechat/pairs";
import { makePushTable } from "../push-table/make-push-table";
import type { BoundFunction, MadeFunction } from "./make-function";
import type { FunctionRequest } from "./read-function-request";

/** The whole text. */
export function nextSteps(request: FunctionRequest, { created, changed, functions }: MadeFunction): string {
  const { pair, name } = request;
  return [
    `"${name}" handles ${pair === FALLBACK ? "undocumented pushes" : pair}.\n`,
    ...created.map(({ file }) => `  made     ${file}`),
    ...changed.map(({ file }) => `  changed  ${file}`),
    "\nNext:",
    `  1. Write the handler: ${created[0]?.file}`,
    `  2. Try it: ${trial(pair)}`,
    `  3. Upload it. ${binding(request)}`,
    ...remarks(request, functions).map((remark) => `     ${remark}`),
  ].join("\n");
}

function trial(pair: string): string {
  return pair === FALLBACK
    ? "npx message-push dev, then POST a packet to /__sim/push (docs/simulator.md)"
    : `npx message-push dev, then /push ${pair}`;
}

const SCREENS = {
  "mini-program": "云开发 → 设置 → 其他设置 → 消息推送",
  "official-account": "the 消息推送 of the official account that shares the environment",
};

function binding({ pair, name }: FunctionRequest): string {
  const { console: row, account } = docsOf(pair) ?? {};
  if (pair === FALLBACK) return "Bind it by hand to the rows whose pairs are not documented.";
  if (row === undefined || account === undefined) {
    return `No row of 消息推送 brings this pair: it comes over HTTP. Add ${name} to the index.ts of http_push.`;
  }
  const cells = [`消息类型 ${row.msgType}`, ...(row.event === "" ? [] : [`事件类型 ${row.event}`]), `云函数 ${name}`];
  return `Add the row to ${SCREENS[account]}: ${cells.join(", ")}`;
}

/** A row takes one function, and may bring more pairs than the one that was asked for. */
function remarks({ pair, name }: FunctionRequest, functions: readonly BoundFunction[]): readonly string[] {
  const row = docsOf(pair)?.console;
  if (row === undefined) return [];
  const isOfRow = (other: PushRow) => other.msgType === row.msgType && other.event === row.event;
  const rivals = makePushTable(functions, "").rows.filter((other) => isOfRow(other) && other.functionName !== name);
  if (rivals.length > 0) {
    const names = rivals.map(({ functionName }) => functionName).join(", ");
    return [
      `That row takes one 云函数 and is bound to ${names} already: put the pairs into the \`on\` of one function.`,
    ];
  }
  const others = documentedPairs().flatMap(([other, { console: brought }]) =>
    other !== pair && brought !== undefined && isOfRow(brought) ? [other] : [],
  );
  return others.length === 0 ? [] : [`That row also brings ${others.join(", ")}: without a handler, only logged.`];
}

type PushRow = NonNullable<PairDocs["console"]>;
