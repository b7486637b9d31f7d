// The console's rows and the project's, brought together: what has to change, and what it comes to.
import type { CallbackRow, FunctionConfig } from "./callback-config";

/** A row that this project needs. */
export interface WantedRow {
  readonly msgType: string;
  readonly event: string;
  readonly env: string;
  readonly functionName: string;
}

/** What becomes of one row. */
export type RowFate =
  /** Not there yet; it will be on. */
  | "new"
  /** Bound to another function or environment until now. */
  | "rebound"
  /** As it has to be already. */
  | "right"
  /** Another row of the same pair comes before it, and a pair has one function. */
  | "double"
  /** Of a pair that this project has no function for; never touched. */
  | "foreign";

export interface RowChange {
  readonly fate: RowFate;
  /** As it will be; as it was, if it goes. */
  readonly row: CallbackRow;
  /** As it was, if it was there. */
  readonly was?: CallbackRow;
}

export interface Merge {
  /** All rows in the console's order, new ones last. */
  readonly changes: readonly RowChange[];
  /** What to write. */
  readonly merged: FunctionConfig;
  /** Whether writing it would change anything. */
  readonly isChange: boolean;
}

/**
 * One function for each pair: a wanted row takes the place of the one that is there and keeps its `enable` and its unknown
 * fields; what is new goes to the end and is on. A switch that is off stays off, because it was turned off on purpose, unless
 * `isSwitchingOn`; only a table that had no rows is switched on with its first ones.
 */
export function mergeRows(read: FunctionConfig, wanted: readonly WantedRow[], isSwitchingOn = false): Merge {
  const wantedByKey = new Map(wanted.map((row) => [keyOf(row), row] as const));
  const seen = new Set<string>();
  const there = read.callbacks.map((was): RowChange => {
    const own = wantedByKey.get(keyOf(was));
    if (own === undefined) return { fate: "foreign", row: was, was };
    if (seen.has(keyOf(was))) return { fate: "double", row: was, was };
    seen.add(keyOf(was));
    const { env, functionName } = own;
    const isRight = was.env === env && was.functionName === functionName;
    return {
      fate: isRight ? "right" : "rebound",
      row: { ...was, env, functionName, enable: was.enable || isSwitchingOn },
      was,
    };
  });
  const missing = [...wantedByKey.values()].filter((row) => !seen.has(keyOf(row))).map(asNew);
  const changes = [...there, ...missing];
  const callbacks = changes.filter(({ fate }) => fate !== "double").map(({ row }) => row);
  const isFirst = read.callbacks.length === 0 && wanted.length > 0;
  const enable = read.enable || isFirst || (isSwitchingOn && wanted.length > 0);
  const isChange = enable !== read.enable || changes.some(isRowChange);
  return { changes, merged: { ...read, enable, callbacks }, isChange };
}

/** Whether this row will not be what it was. */
export function isRowChange({ fate, row, was }: RowChange): boolean {
  return fate === "new" || fate === "rebound" || fate === "double" || row.enable !== was?.enable;
}

/** A pair, as the console tells rows apart. */
export function keyOf({ msgType, event }: { readonly msgType: string; readonly event: string }): string {
  return JSON.stringify([msgType, event]);
}

function asNew({ msgType, event, env, functionName }: WantedRow): RowChange {
  return { fate: "new", row: { msgType, event, env, functionName, enable: true } };
}
