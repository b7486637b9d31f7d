// The functions that a server needs: the one that receives, with those it dispatches to, and the relay.
import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";
import { loadTeamFile } from "../project/load-team-file";
import { entryIn, functionsDirOf } from "../project/project-layout";
import { CodedError } from "../src/coded-error";
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
  if (!("receiver" in push)) throw entryInvalid(RECEIVER, "is not made by defineHttpPush");
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
      `There is no index.ts or index.js in ${functionsDir}/${name}.`,
      "Restore it from git: the server runs what it says.",
    );
  }
  const { main } = await loadTeamFile(join(folder, entry), SERVER_RUNTIME, {
    desk: SERVER_DESK,
    plugins: [plugin],
  }).catch((cause: unknown) => {
    throw cause instanceof CodedError ? cause : entryInvalid(name, `cannot be loaded: ${cause}`, cause);
  });
  if (typeof main !== "function") throw entryInvalid(name, "exports no function `main`");
  return main as Main;
}

function entryInvalid(name: string, problem: string, cause?: unknown): ServerError {
  return new ServerError(
    "FUNCTION_ENTRY_INVALID",
    `The function "${name}" ${problem}.`,
    "Compare it with docs/http.md, or restore it from git.",
    { cause },
  );
}
