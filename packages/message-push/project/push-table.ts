// Which function each pair goes to: what a team binds by hand in the console, read from the built functions.
import { docsOf, documentedPairs } from "../src/wechat/catalogue/pair-docs";
import { FALLBACK, isWrittenDown } from "../src/wechat/pairs";
import type { BuiltFunction } from "./built-functions";

/** Where a pair goes. */
export interface PushTable {
  /** `undefined` when the pair is bound to no function, and so not pushed to any. */
  functionOf(pair: string): string | undefined;
}

/**
 * Binds every pair to the function that names it. A row of the console can stand for several events: those of them that
 * no function names go where the row goes.
 */
export function pushTableOf(functions: readonly Pick<BuiltFunction, "name" | "pairs">[]): PushTable {
  const own = new Map(functions.flatMap(({ name, pairs }) => pairs.map((pair) => [pair, name] as const)));
  const byRow = new Map([...own].flatMap(([pair, name]) => (isGrouped(pair) ? [[rowOf(pair), name] as const] : [])));
  return {
    functionOf: (pair) =>
      own.get(pair) ?? byRow.get(rowOf(pair)) ?? (isWrittenDown(pair) ? undefined : own.get(FALLBACK)),
  };
}

function rowOf(pair: string): string {
  const row = docsOf(pair)?.console;
  return row === undefined ? "" : `${row.msgType}/${row.event}`;
}

function isGrouped(pair: string): boolean {
  const row = rowOf(pair);
  return row !== "" && documentedPairs().filter(([other]) => rowOf(other) === row).length > 1;
}
