// Plan and apply: read, merge, show; then ask, look again, write, and read back.
import { isDeepStrictEqual } from "node:util";
import { clausesOf } from "../../project/join-both";
import { CodedError } from "../../src/coded-error";
import { type Both, same, say } from "../../src/language";
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
  const what = isChange
    ? {
        en: "`npx message-push push-table apply` writes this.",
        zh: "`npx message-push push-table apply` 会写入这些改动。",
      }
    : { en: "The console has what this project needs.", zh: "控制台已经符合本项目的需要。" };
  job.print(`\n${say(what)}`);
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
    const asNeeded = {
      en: "The console has what this project needs. Nothing was written.",
      zh: "控制台已经符合本项目的需要。什么都没有写入。",
    };
    job.print(`\n${say(asNeeded)}`);
    return true;
  }
  if (!(await confirm())) {
    job.print(say({ en: "Nothing was written.", zh: "什么都没有写入。" }));
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
  const although = doubt === undefined ? same("") : { en: `, although ${doubt.en}`, zh: `（虽然${doubt.zh}）` };
  const written = {
    en: `Written and read back${although.en}: the console has what this project needs.`,
    zh: `已写入并回读${although.zh}：控制台符合本项目的需要。`,
  };
  job.print(`\n${say(written)}`);
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
    {
      en: "Push to 云托管 is on: it takes every push, and push to functions cannot be switched on beside it. Nothing was written.",
      zh: "推送到云托管已开启：它会收走全部推送，不能同时开启推送到云函数。什么都没有写入。",
    },
    {
      en: "Choose 推送模式 云函数 in 云开发 → 设置 → 其他设置 → 消息推送, then run this again; or receive there, see docs/going-live.md#over-http.",
      zh: "请在 云开发 → 设置 → 其他设置 → 消息推送 里把推送模式改为云函数，再运行一次；要在云托管接收，见 docs/going-live.zh-CN.md。",
    },
  );
}

function changed(): ToolError {
  return new ToolError(
    "PUSH_TABLE_CHANGED",
    {
      en: "The console's rows changed while this was waiting. Nothing was written.",
      zh: "等待期间控制台里的行有变动。什么都没有写入。",
    },
    { en: "Run it again: it begins with what is there now.", zh: "请再运行一次：会从现在的内容开始。" },
  );
}

/** What such an error says otherwise, that nothing was written, is not true any more. */
function notReadBack({ code, errCode }: CodedError): ToolError {
  const number = errCode === undefined ? same("") : { en: `, errcode ${errCode}`, zh: `，errcode ${errCode}` };
  return new ToolError(
    "PUSH_TABLE_UNREADABLE",
    {
      en: `The rows were sent, but could not be read back (${code}${number.en}), so what the console has is not known.`,
      zh: `各行已发送，但无法回读（${code}${number.zh}），所以不知道控制台里现在是什么。`,
    },
    {
      en: "Run `npx message-push push-table plan`, or look at 云开发 → 设置 → 其他设置 → 消息推送.",
      zh: "请运行 `npx message-push push-table plan`，或查看 云开发 → 设置 → 其他设置 → 消息推送。",
    },
  );
}

function notTaken(differences: readonly Both[], doubt: Both | undefined): ToolError {
  const list = clausesOf(differences);
  const answer =
    doubt === undefined
      ? { en: "WeChat said that it took the rows", zh: "微信说已写入各行" }
      : { en: `The rows were sent, but ${doubt.en}`, zh: `各行已发送，但${doubt.zh}` };
  return new ToolError(
    "PUSH_TABLE_NOT_TAKEN",
    {
      en: `${answer.en}. The console has something else: ${list.en}.`,
      zh: `${answer.zh}。控制台里却不同：${list.zh}。`,
    },
    {
      en: "Look at 云开发 → 设置 → 其他设置 → 消息推送, and run `npx message-push push-table plan`.",
      zh: "请查看 云开发 → 设置 → 其他设置 → 消息推送，并运行 `npx message-push push-table plan`。",
    },
  );
}
