// Removes what a run made. The function is made first and removed last: as long as it is there, so may be the rest, and --clean goes on.
import { CodedError } from "../../src/coded-error";
import { ToolError } from "../tool-error";
import type { ProbeEnvironment } from "./environment";
import { closeHttpAccess } from "./parts/http-access";
import { removeFiles } from "./parts/storage";
import { PROBE_COLLECTION, PROBE_FUNCTION } from "./probe-names";

/** What only the person can set back. */
export const UNBIND = "云开发控制台 → 设置 → 其他设置 → 消息推送: set both rows back to what you noted, or delete them";

/** Each undoes what one topic made beside the function and the collection. Resolves also where there is nothing. */
type Undo = (environment: ProbeEnvironment, key: string) => Promise<void>;

const UNDO: readonly Undo[] = [closeHttpAccess, removeFiles, ({ devTools }) => devTools.remove()];

/**
 * @throws {ToolError} `PROBE_NOT_CLEANED` with what is still there
 */
export async function cleanUp(environment: ProbeEnvironment, key: string, say: (line: string) => void): Promise<void> {
  try {
    // Never made, or removed already.
    if ((await environment.find()) === undefined) return;
    for (const undo of UNDO) await undo(environment, key);
    await environment.invoke({ probe: { key, action: "empty", params: {} } });
    const how = await environment.removeCollection();
    if (how === "by-hand")
      say(
        `  The collection ${PROBE_COLLECTION} is empty. Without a key of the account only you can delete it: 云开发控制台 → 数据库.`,
      );
    await environment.removeFunction();
    say("  Nothing is left.");
  } catch (error) {
    const fact = error instanceof CodedError ? error.fact : String(error);
    throw new ToolError(
      "PROBE_NOT_CLEANED",
      `What the probe made could not be removed: ${fact}`,
      `Run npx message-push probe --clean when the network is back; by hand it is the function ${PROBE_FUNCTION} and the collection ${PROBE_COLLECTION}.`,
      { cause: error },
    );
  }
}

/** `--clean`: removes what a run that died has left. */
export async function cleanLeftOver(environment: ProbeEnvironment, say: (line: string) => void): Promise<void> {
  const found = await environment.find();
  if (found === undefined) return say("Nothing of a probe is there.");
  if (found.key === undefined)
    return say(`There is a function ${PROBE_FUNCTION} that no probe made; it is left alone.`);
  await cleanUp(environment, found.key, say);
  say(`If you bound rows to it: ${UNBIND}.`);
}
