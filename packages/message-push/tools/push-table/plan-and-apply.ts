// Plan and apply: read, merge, show; then ask, look again, write, and read back.
import { isDeepStrictEqual } from "node:util";
import { CodedError } from "../../src/coded-error";
import { ToolError } from "../tool-error";
import { type CallbackConfig, isContainerMode } from "./callback-config";
import { differencesBetween } from "./compare-tables";
import type { ConsoleApi } from "./console-api";
import { type Merge, mergeRows, type WantedRow } from "./merge-rows";
import { renderPlan } from "./render-plan";

export interface TableJob {
  readonly console: ConsoleApi;
  readonly wanted: readonly WantedRow[];
  /** Whether switches that are off are turned on. */
  readonly isSwitchingOn: boolean;
  /** Told what the console had, after every reading. */
  readonly remember: (config: CallbackConfig) => void;
  readonly print: (text: string) => void;
}

/**
 * Shows what `apply` would do. Resolves with whether there is anything.
 *
 * @throws {ToolError} as {@link ConsoleApi}, and `PUSH_TABLE_BLOCKED`
 */
export async function planTable(job: TableJob): Promise<boolean> {
  const { isChange } = (await compare(job)).merge;
  job.print(
    isChange ? "\n`npx message-push push-table apply` writes this." : "\nThe console has what this project needs.",
  );
  return isChange;
}

/**
 * Sets the rows, if anything has to change and `confirm` says so. Resolves with whether the console has what is needed.
 *
 * @throws {ToolError} as {@link planTable}, and `PUSH_TABLE_CHANGED`, `PUSH_TABLE_NOT_TAKEN`
 */
export async function applyTable(job: TableJob, confirm: () => Promise<boolean>): Promise<boolean> {
  const { read, merge } = await compare(job);
  if (!merge.isChange) {
    job.print("\nThe console has what this project needs. Nothing was written.");
    return true;
  }
  if (!(await confirm())) {
    job.print("Nothing was written.");
    return false;
  }
  // The write replaces the whole list: what was written meanwhile would be lost.
  if (!isDeepStrictEqual(await readAndRemember(job), read)) throw changed();
  const doubt = await job.console.write(merge.merged, read.container_config);
  const after = await readAndRemember(job).catch((error: unknown) => {
    throw error instanceof CodedError ? notReadBack(error) : error;
  });
  const differences = differencesBetween(merge.merged, after.function_config);
  if (differences.length > 0) throw notTaken(differences, doubt);
  const although = doubt === undefined ? "" : `, although ${doubt}`;
  job.print(`\nWritten and read back${although}: the console has what this project needs.`);
  return true;
}

async function compare(job: TableJob): Promise<{ read: CallbackConfig; merge: Merge }> {
  const read = await readAndRemember(job);
  const merge = mergeRows(read.function_config, job.wanted, job.isSwitchingOn);
  job.print(renderPlan(read, merge));
  if (isContainerMode(read) && job.wanted.length > 0) throw blocked();
  return { read, merge };
}

async function readAndRemember({ console, remember }: TableJob): Promise<CallbackConfig> {
  const config = await console.read();
  remember(config);
  return config;
}

function blocked(): ToolError {
  return new ToolError(
    "PUSH_TABLE_BLOCKED",
    "Push to 云托管 is on: it takes every push, and push to functions cannot be switched on beside it. Nothing was written.",
    "Choose 推送模式 云函数 in 云开发 → 设置 → 其他设置 → 消息推送, then run this again; or receive there, see docs/http.md.",
  );
}

function changed(): ToolError {
  return new ToolError(
    "PUSH_TABLE_CHANGED",
    "The console's rows changed while this was waiting. Nothing was written.",
    "Run it again: it begins with what is there now.",
  );
}

/** What such an error says otherwise, that nothing was written, is not true any more. */
function notReadBack({ code, errCode }: CodedError): ToolError {
  const number = errCode === undefined ? "" : `, errcode ${errCode}`;
  return new ToolError(
    "PUSH_TABLE_UNREADABLE",
    `The rows were sent, but could not be read back (${code}${number}), so what the console has is not known.`,
    "Run `npx message-push push-table plan`, or look at 云开发 → 设置 → 其他设置 → 消息推送.",
  );
}

function notTaken(differences: readonly string[], doubt: string | undefined): ToolError {
  const answer = doubt === undefined ? "WeChat said that it took the rows" : `The rows were sent, but ${doubt}`;
  return new ToolError(
    "PUSH_TABLE_NOT_TAKEN",
    `${answer}. The console has something else: ${differences.join("; ")}.`,
    "Look at 云开发 → 设置 → 其他设置 → 消息推送, and run `npx message-push push-table plan`.",
  );
}
