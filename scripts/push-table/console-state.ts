// The console's push table as it was last known, in a file that the team commits: what doctor and CI compare with.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { PushError } from "../../src/push-error";

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
  /** The switch above all rows. */
  readonly isEnabled: boolean;
  /** Whether 云托管 takes all pushes, so that no row has an effect. */
  readonly isContainerMode: boolean;
  readonly rows: readonly ConsoleRow[];
}

const STATE_FILE = ".push-table.json";

const rowSchema = v.strictObject({
  msgType: v.string(),
  event: v.string(),
  env: v.string(),
  functionName: v.string(),
  enable: v.boolean(),
});

const stateSchema = v.strictObject({
  readAtMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  isEnabled: v.boolean(),
  isContainerMode: v.boolean(),
  rows: v.array(rowSchema),
});

/**
 * Reads what was last known; nothing without a file.
 *
 * @throws {PushError} `PUSH_TABLE_FILE_DAMAGED`
 */
export function readConsoleState(projectDir: string): ConsoleState | undefined {
  const path = join(projectDir, STATE_FILE);
  if (!existsSync(path)) return undefined;
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new PushError(
      "PUSH_TABLE_FILE_DAMAGED",
      `${STATE_FILE} is damaged.`,
      "Delete it, or restore it from git; the next `npm run push-table -- plan` that may read the console writes it anew.",
      { cause },
    );
  }
}
