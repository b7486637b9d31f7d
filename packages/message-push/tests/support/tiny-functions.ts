// Tiny built functions on disk, for tests of what runs them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuiltFunction } from "../../project/built-functions";
import { manifestOf } from "./manifest-of";

const folders: string[] = [];

/** Writes index.js into a folder of its own and describes it as the build would. */
export function tinyFunction(
  name: string,
  source: string,
  settings: Partial<BuiltFunction["settings"]> = {},
): BuiltFunction {
  const root = mkdtempSync(join(tmpdir(), "tiny-function-"));
  folders.push(root);
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "index.js"), source);
  return {
    name,
    folder,
    ...manifestOf(),
    openapiPermissions: [],
    settings: {
      name,
      handler: "index.main",
      runtime: "Nodejs20.19",
      timeout: 5,
      memorySize: 256,
      installDependency: false,
      envVariables: {},
      triggers: [],
      ...settings,
    },
  };
}

/** A file that does not exist yet, where a function may write: by it, it says how far it is. */
export function signalFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "tiny-signal-"));
  folders.push(folder);
  return join(folder, "began");
}

export function removeTinyFunctions(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
