// The functions that a server needs: the one that receives, with those it dispatches to, and the relay.
import { existsSync } from "node:fs";
import Module from "node:module";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { HttpReceiver } from "../src/runtime/http-push";
import { IS_SOURCE, PACKAGE_NAME } from "../tools/package-home";
import { ToolError } from "../tools/tool-error";

type Main = (event: unknown, invocationContext: unknown) => Promise<unknown>;

/** What runs in a server. */
export interface ServedFunctions {
  readonly receiver: HttpReceiver;
  readonly relay: Main;
}

/**
 * Compiles and loads them, with the server's runtime behind `#runtime`. A project need not have them, so they are looked up.
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
  const { main } = (await load(file)) as { main?: unknown };
  if (typeof main !== "function") throw entryInvalid(name, "exports no function `main`");
  return main as Main;
}

/** Packages are loaded from where the function lies. */
async function load(file: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    plugins: [serverRuntime],
    sourcemap: "inline",
    logLevel: "silent",
  }).catch((cause: unknown) => {
    throw entryInvalid(file, `cannot be compiled: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  const loaded = new Module(file);
  loaded.filename = file;
  loaded.paths = nodeModulesAbove(dirname(file));
  // How Node runs the text of a module, on every version; its types do not have it.
  Reflect.apply(Reflect.get(loaded, "_compile"), loaded, [outputFiles[0]?.text ?? "", file]);
  return loaded.exports;
}

/** The functions' mains are the server's own: both have to share one runtime. */
const serverRuntime: Plugin = {
  name: "server-runtime",
  setup({ onResolve }) {
    const path = join(__dirname, IS_SOURCE ? "runtime.ts" : "runtime.js");
    onResolve({ filter: new RegExp(`^(#runtime|${PACKAGE_NAME})$`) }, () => ({ path, external: true }));
  },
};

function nodeModulesAbove(folder: string): string[] {
  const above = dirname(folder);
  return [join(folder, "node_modules"), ...(above === folder ? [] : nodeModulesAbove(above))];
}

function entryInvalid(name: string, problem: string): ToolError {
  return new ToolError(
    "FUNCTION_ENTRY_INVALID",
    `cloudfunctions/${name} ${problem}.`,
    "Compare it with docs/http.md, or restore it from git.",
  );
}
