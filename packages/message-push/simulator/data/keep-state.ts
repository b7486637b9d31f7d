// Writes the state now and then, and once more at the end: never while a push waits for it, and only what has changed.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SimulatorError } from "../simulator-error";
import { releaseLock } from "./lock";
import { type Parts, writeState } from "./state-file";

/** After the first change; what follows meanwhile goes with it. */
const DELAY_MS = 1_000;
/** A state that takes long to write is written so much more rarely: at most a twentieth of the time goes into it. */
const PAUSE_FACTOR = 20;

export interface StateKeeper {
  /** Something may have changed. */
  touch(): void;
  /** Writes what has changed, and gives the folder free. @throws {SimulatorError} `STATE_UNUSABLE` */
  stop(): Promise<void>;
}

export function keepState(folder: string, snapshot: () => Parts): StateKeeper {
  let timer: NodeJS.Timeout | undefined;
  let delayMs = DELAY_MS;
  let written: Parts = new Map();
  let failed: unknown;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const startedAtMs = performance.now();
    const parts = snapshot();
    if (isSame(parts, written)) return;
    keepOutOfGit(folder);
    await writeState(folder, parts);
    written = parts;
    delayMs = Math.max(DELAY_MS, PAUSE_FACTOR * (performance.now() - startedAtMs));
  }
  /** One after the other; a failure is told once, and tried again with the next change. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).then(
      () => {
        failed = undefined;
      },
      (error: unknown) => {
        if (failed === undefined) console.error(notWritten(folder, error).message);
        failed = error;
      },
    );
    return writing;
  }

  return {
    touch() {
      timer ??= setTimeout(() => void flush(), delayMs).unref();
    },
    async stop() {
      await flush();
      releaseLock(folder);
      if (failed !== undefined) throw notWritten(folder, failed);
    },
  };
}

function isSame(one: Parts, other: Parts): boolean {
  return one.size === other.size && [...one].every(([name, content]) => other.get(name) === content);
}

/** Also where the project's own .gitignore does not name the folder. */
function keepOutOfGit(folder: string): void {
  const path = join(folder, ".gitignore");
  if (!existsSync(path)) writeFileSync(path, "*\n");
}

function notWritten(folder: string, cause: unknown): SimulatorError {
  const { code = "unknown" } = cause as NodeJS.ErrnoException;
  return new SimulatorError(
    "STATE_UNUSABLE",
    {
      en: `The local data could not be kept in ${folder} (${code}).`,
      zh: `本地数据无法保存到 ${folder}（${code}）。`,
    },
    {
      en: "Check the owner and the permissions of the folder, and the space on the disk.",
      zh: "请检查该文件夹的所有者和权限，以及磁盘空间。",
    },
    { cause },
  );
}
