// What every command prints for `--help`, asked of the commands themselves.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Language } from "../../message-push/src/language";
import { toolError } from "../shared/tool-error";

/** Of `message-push` itself, and of each command in its order. */
export interface Helps {
  readonly top: string;
  readonly commands: Readonly<Record<string, string>>;
}

/** @throws {ToolError} `CATALOGUE_INVALID` when a command has no help */
export function readHelps(language: Language): Helps {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", pathToFileURL(require.resolve("tsx")).href, join(__dirname, "print-helps.ts"), language],
    { encoding: "utf8", timeout: 60_000 },
  );
  if (status === 0 && stdout !== "") return JSON.parse(stdout) as Helps;
  throw toolError(
    "CATALOGUE_INVALID",
    `The commands did not print their help: ${stderr.trim().split("\n").at(-1) ?? ""}`,
    "Try npx message-push <command> --help.",
  );
}
