// Removes what a run made. The function is made first and removed last: as long as it is there, so may be the rest, and --clean goes on.
import { CodedError } from "../../src/coded-error";
import { type Both, same } from "../../src/language";
import { ToolError } from "../tool-error";
import type { ProbeEnvironment } from "./environment";
import { closeHttpAccess } from "./parts/http-access";
import { removeFiles } from "./parts/storage";
import { PROBE_COLLECTION, PROBE_FUNCTION } from "./probe-names";

/** What only the person can set back. */
export const UNBIND: Both = {
  en: "云开发控制台 → 设置 → 其他设置 → 消息推送: set both rows back to what you noted, or delete them",
  zh: "打开 云开发控制台 → 设置 → 其他设置 → 消息推送，把两行改回您记下的云函数，或者删除",
};

/** Each undoes what one topic made beside the function and the collection. Resolves also where there is nothing. */
type Undo = (environment: ProbeEnvironment, key: string) => Promise<void>;

const UNDO: readonly Undo[] = [closeHttpAccess, removeFiles, ({ devTools }) => devTools.remove()];

/**
 * @throws {ToolError} `PROBE_NOT_CLEANED` with what is still there
 */
export async function cleanUp(environment: ProbeEnvironment, key: string, say: (line: Both) => void): Promise<void> {
  try {
    // Never made, or removed already.
    if ((await environment.find()) === undefined) return;
    for (const undo of UNDO) await undo(environment, key);
    await environment.invoke({ probe: { key, action: "empty", params: {} } });
    const how = await environment.removeCollection();
    if (how === "by-hand")
      say({
        en: `  The collection ${PROBE_COLLECTION} is empty. Without a key of the account only you can delete it: 云开发控制台 → 数据库.`,
        zh: `  集合 ${PROBE_COLLECTION} 已清空。没有账号密钥时只能由您删除：云开发控制台 → 数据库。`,
      });
    await environment.removeFunction();
    say({ en: "  Nothing is left.", zh: "  已全部删除，没有残留。" });
  } catch (error) {
    const fact = error instanceof CodedError ? error.texts.fact : same(String(error));
    throw new ToolError(
      "PROBE_NOT_CLEANED",
      {
        en: `What the probe made could not be removed: ${fact.en}`,
        zh: `探测创建的东西没能删除：${fact.zh}`,
      },
      {
        en: `Run npx message-push probe --clean when the network is back; by hand it is the function ${PROBE_FUNCTION} and the collection ${PROBE_COLLECTION}.`,
        zh: `网络恢复后运行 npx message-push probe --clean；手动删除的话，是云函数 ${PROBE_FUNCTION} 和集合 ${PROBE_COLLECTION}。`,
      },
      { cause: error },
    );
  }
}

/** `--clean`: removes what a run that died has left. */
export async function cleanLeftOver(environment: ProbeEnvironment, say: (line: Both) => void): Promise<void> {
  const found = await environment.find();
  if (found === undefined) return say({ en: "Nothing of a probe is there.", zh: "没有探测留下的东西。" });
  if (found.key === undefined)
    return say({
      en: `There is a function ${PROBE_FUNCTION} that no probe made; it is left alone.`,
      zh: `有一个不是探测创建的云函数 ${PROBE_FUNCTION}，不会动它。`,
    });
  await cleanUp(environment, found.key, say);
  say({ en: `If you bound rows to it: ${UNBIND.en}.`, zh: `如果您把消息推送绑定到了它：${UNBIND.zh}。` });
}
