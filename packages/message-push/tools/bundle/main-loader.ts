// The process that loads built functions. It is told which when it is up, so one may be started before there is anything to load.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";

/** Far beyond what loading takes, also of a hundred functions on a busy machine; one that loops while it loads must not hold the build. */
const LOAD_TIMEOUT_MS = 30_000;
const TIMEOUT_PER_FUNCTION_MS = 1_000;

const LOADER = join(__dirname, "load-mains.js");

/** One process, for one list of files. */
export interface MainLoader {
  /** What came of each file, as JSON; the list is shorter when one of them ended or blocked the process. */
  load(files: readonly string[]): Promise<readonly string[]>;
  /** Ends it; for one that had nothing to load. */
  stop(): Promise<void>;
}

/** Starts the process, which keeps no other alive while it waits, and ends with the one that started it. */
export function startMainLoader(): MainLoader {
  const mark = randomUUID();
  const options = { maxBuffer: 2 ** 24, killSignal: "SIGKILL", env: outsideSettings() } as const;
  let whenEnded = (_: string) => {};
  // How the process ended does not matter: what it printed before does.
  const ended = new Promise<string>((resolve) => {
    whenEnded = resolve;
  });
  const child = execFile(process.execPath, [LOADER, mark], options, (_, stdout) => whenEnded(stdout));
  const hold = (verb: "ref" | "unref") => {
    child[verb]();
    for (const stream of [child.stdin, child.stdout, child.stderr]) if (canHold(stream)) stream[verb]();
  };
  // It may be gone before it was told anything.
  child.stdin?.on("error", () => undefined);
  hold("unref");
  return {
    async load(files) {
      hold("ref");
      child.stdin?.end(JSON.stringify(files));
      const timeoutMs = LOAD_TIMEOUT_MS + files.length * TIMEOUT_PER_FUNCTION_MS;
      const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
      const printed = await ended;
      clearTimeout(timer);
      return printed.split(mark).filter((_, i) => i % 2 === 1);
    },
    async stop() {
      hold("ref");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Pipes are sockets, which their type does not say. */
function canHold(stream: unknown): stream is { ref(): void; unref(): void } {
  return typeof Object(stream).ref === "function" && typeof Object(stream).unref === "function";
}

/** What a build makes depends on the sources alone: a function is checked with its settings where it has them, in the cloud. */
function outsideSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WECHAT|PUSH)_/.test(name)));
}
