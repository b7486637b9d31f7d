// The functions that a server needs: the one that receives, with those it dispatches to, and the relay.

import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";
import { loadTeamFile } from "../project/load-team-file";
import { entryIn, functionsDirOf } from "../project/project-layout";
import { CodedError } from "../src/coded-error";
import type { Both } from "../src/language";
import type { HttpReceiver } from "../src/runtime/http-push";
import type { FunctionFiles } from "../src/runtime/ports";
import { functionFolders, sourceFiles } from "./function-folders";
import { ServerError } from "./server-error";

type Main = (event: unknown, invocationContext: unknown) => Promise<unknown>;

/** What runs in a server. */
export interface ServedFunctions {
  readonly receiver: HttpReceiver;
  readonly relay: Main;
  /** What lies beside the code of the functions that are dispatched to. */
  readonly files: FunctionFiles;
}

const RECEIVER = "http_push";

/**
 * Compiles and loads them, with the server's runtime behind `#runtime`. A project need not have them, so they are looked up.
 *
 * @throws {ServerError} `FUNCTION_FOLDER_MISSING`, `FUNCTION_ENTRY_INVALID` or `FILES_DIFFER`
 */
export async function loadFunctions(projectDir: string): Promise<ServedFunctions> {
  const functionsFolder = join(projectDir, functionsDirOf(projectDir));
  const folders = functionFolders(functionsFolder);
  const push = await loadMain(projectDir, RECEIVER, folders.plugin);
  const dispatchesTo = folders.names().filter((name) => name !== RECEIVER);
  const relay = await loadMain(projectDir, "relay", folders.plugin);
  if (!("receiver" in push))
    throw entryInvalid(RECEIVER, { en: "is not made by defineHttpPush", zh: "不是用 defineHttpPush 写的" });
  const files = await sourceFiles(functionsFolder, RECEIVER, dispatchesTo);
  return { receiver: push.receiver as HttpReceiver, relay, files };
}

/** The functions' mains are the server's own: both have to share one runtime. */
const SERVER_RUNTIME = resolve(__dirname, "runtime");
const SERVER_DESK = resolve(__dirname, "desk");

async function loadMain(projectDir: string, name: string, plugin: Plugin): Promise<Main> {
  const functionsDir = functionsDirOf(projectDir);
  const folder = join(projectDir, functionsDir, name);
  const entry = entryIn(folder);
  if (entry === undefined) {
    throw new ServerError(
      "FUNCTION_FOLDER_MISSING",
      {
        en: `There is no index.ts or index.js in ${functionsDir}/${name}.`,
        zh: `${functionsDir}/${name} 里没有 index.ts 或 index.js。`,
      },
      { en: "Restore it from git: the server runs what it says.", zh: "请从 git 恢复：服务器按它运行。" },
    );
  }
  const { main } = await loadTeamFile(join(folder, entry), SERVER_RUNTIME, {
    desk: SERVER_DESK,
    plugins: [plugin],
  }).catch((cause: unknown) => {
    throw cause instanceof CodedError
      ? cause
      : entryInvalid(name, { en: `cannot be loaded: ${cause}`, zh: `无法加载：${cause}` }, cause);
  });
  if (typeof main !== "function")
    throw entryInvalid(name, { en: "exports no function `main`", zh: "没有导出函数 `main`" });
  return main as Main;
}

function entryInvalid(name: string, problem: Both, cause?: unknown): ServerError {
  return new ServerError(
    "FUNCTION_ENTRY_INVALID",
    { en: `The function "${name}" ${problem.en}.`, zh: `云函数“${name}”${problem.zh}。` },
    {
      en: "Compare it with docs/going-live.md#over-http, or restore it from git.",
      zh: "请对照 docs/going-live.zh-CN.md 检查，或从 git 恢复。",
    },
    { cause },
  );
}
