// The console's push table as it was last known, in a file that the team commits: what doctor and CI compare with.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { firstIssue } from "../../project/first-issue";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";

/** One row of 云开发 → 设置 → 其他设置 → 消息推送. */
export interface ConsoleRow {
  readonly msgType: string;
  /** The console's name of the event, empty for a message. */
  readonly event: string;
  readonly env: string;
  readonly functionName: string;
  readonly enable: boolean;
}

/** What the console had; neither a token nor a secret is in it. */
export interface ConsoleState {
  readonly readAtMs: number;
  /** Whether it was confirmed by hand, with `npx message-push push-table bound`, and not read. */
  readonly isByHand?: true;
  /** The switch above all rows. */
  readonly isEnabled: boolean;
  /** Whether 云托管 takes all pushes, so that no row has an effect. */
  readonly isContainerMode: boolean;
  readonly rows: readonly ConsoleRow[];
}

export const STATE_FILE = ".push-table.json";

const stateSchema = v.strictObject({
  readAtMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  isByHand: v.exactOptional(v.literal(true)),
  isEnabled: v.boolean(),
  isContainerMode: v.boolean(),
  rows: v.array(
    v.strictObject({
      msgType: v.string(),
      event: v.string(),
      env: v.string(),
      functionName: v.string(),
      enable: v.boolean(),
    }),
  ),
});

/**
 * Reads what was last known; nothing without a file.
 *
 * @throws {ToolError} `PUSH_TABLE_FILE_DAMAGED`
 */
export function readConsoleState(projectDir: string): ConsoleState | undefined {
  const path = join(projectDir, STATE_FILE);
  if (!existsSync(path)) return undefined;
  const json = parseJson(path);
  const parsed = v.safeParse(stateSchema, json);
  if (parsed.success) return parsed.output;
  const found = firstIssue(stateSchema, json);
  throw damaged({ en: `at ${found?.place.en}: ${found?.text.en}`, zh: `${found?.place.zh} 处${found?.text.zh}` });
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw damaged(NO_JSON, { cause });
  }
}

const NO_JSON: Both = {
  en: "it is no JSON, perhaps after a merge in git",
  zh: "它不是 JSON，可能是 git 合并造成的",
};

function damaged(what: Both, options?: ErrorOptions): ToolError {
  return new ToolError(
    "PUSH_TABLE_FILE_DAMAGED",
    { en: `${STATE_FILE} is damaged, ${what.en}.`, zh: `${STATE_FILE} 已损坏：${what.zh}。` },
    {
      en: "Delete it, or restore it from git; the next `npx message-push push-table plan` that may read the console writes it anew.",
      zh: "请删掉它，或从 git 恢复；下次 `npx message-push push-table plan` 能读取控制台时会重新写入。",
    },
    options,
  );
}

/** Keeps it for the next comparison. */
export function writeConsoleState(projectDir: string, state: ConsoleState): void {
  writeFileSync(join(projectDir, STATE_FILE), `${JSON.stringify(state, null, 2)}\n`);
}
