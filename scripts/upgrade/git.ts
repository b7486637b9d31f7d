// Git, as the upgrade uses it: only to look and to merge texts. It writes nothing into either repository.
import { spawnSync } from "node:child_process";
import { ToolError } from "../tool-error";

const MOST_BYTES = 512 * 1024 * 1024;
/** Where git was told by its environment which repository to use, as in a hook, it must not listen. */
const OWN_ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));

/** What git did: its exit code and what it printed. */
export interface GitRun {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git in a folder. @throws {ToolError} `GIT_UNUSABLE` if there is no git */
export function tryGit(folder: string, args: readonly string[]): GitRun {
  const { error, status, stdout, stderr } = spawnSync("git", ["-c", "core.quotePath=false", ...args], {
    cwd: folder,
    env: { ...OWN_ENVIRONMENT, LC_ALL: "C" },
    maxBuffer: MOST_BYTES,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error === undefined) return { exitCode: status ?? -1, stdout, stderr: stderr.toString() };
  throw new ToolError("GIT_UNUSABLE", `git could not be run: ${error.message}.`, "Install git 2.20 or newer.", {
    cause: error,
  });
}

/** What git printed. @throws {ToolError} `GIT_UNUSABLE` if it failed */
export function git(folder: string, ...args: string[]): string {
  return gitBytes(folder, ...args).toString();
}

/** The same, to the byte. @throws {ToolError} `GIT_UNUSABLE` if it failed */
export function gitBytes(folder: string, ...args: string[]): Buffer {
  const { exitCode, stdout, stderr } = tryGit(folder, args);
  if (exitCode === 0) return stdout;
  const [line = ""] = stderr.split("\n");
  throw new ToolError(
    "GIT_UNUSABLE",
    `git ${args[0]} failed in ${folder}: ${line || `exit code ${exitCode}`}`,
    "Try the same command there by hand; git says more.",
  );
}
