// The functions that a server needs: the one that receives, with those it dispatches to, and the relay.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HttpReceiver } from "../../src/runtime/http-push";
import { ToolError } from "../tool-error";

type Main = (event: unknown, invocationContext: unknown) => Promise<unknown>;

/** What runs in a server. */
export interface ServedFunctions {
  readonly receiver: HttpReceiver;
  readonly relay: Main;
}

/**
 * Loads them. Under the condition "server", `#runtime` is src/server.ts, and these mains are its own. A project need not have
 * them, so they are looked up and not imported.
 *
 * @throws {ToolError} `FUNCTION_FOLDER_MISSING` or `FUNCTION_ENTRY_INVALID`
 */
export async function loadFunctions(projectDir: string): Promise<ServedFunctions> {
  const push = await loadMain(projectDir, "http_push");
  const relay = await loadMain(projectDir, "relay");
  if (!("receiver" in push)) throw entryInvalid("http_push", "is not made by defineHttpPush");
  return { receiver: push.receiver as HttpReceiver, relay };
}

async function loadMain(projectDir: string, name: string): Promise<Main> {
  const file = join(projectDir, "cloudfunctions", name, "index.ts");
  if (!existsSync(file)) {
    throw new ToolError(
      "FUNCTION_FOLDER_MISSING",
      `There is no cloudfunctions/${name}/index.ts.`,
      "Restore it from git: the server runs what it says.",
    );
  }
  const { main } = (await import(pathToFileURL(file).href)) as { main?: unknown };
  if (typeof main !== "function") throw entryInvalid(name, "exports no function `main`");
  return main as Main;
}

function entryInvalid(name: string, problem: string): ToolError {
  return new ToolError(
    "FUNCTION_ENTRY_INVALID",
    `cloudfunctions/${name} ${problem}.`,
    "Compare it with docs/http.md, or restore it from git.",
  );
}
