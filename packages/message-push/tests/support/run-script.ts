// Runs one of the commands as `message-push` does, in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const root = resolve(__dirname, "../../../..");
/** What lets Node read TypeScript: a module for `import` only needs tsx, as people have it. */
function readsTypeScript(script: string, asPeopleDo: boolean): readonly string[] {
  return asPeopleDo || script.endsWith(".mts")
    ? ["--import", pathToFileURL(require.resolve("tsx")).href]
    : ["--require", join(__dirname, "require-typescript.js")];
}

export interface ScriptRun {
  readonly child: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  /** Resolves once the output matches. */
  prints(pattern: RegExp): Promise<void>;
  /** Resolves with the exit code, or the signal. */
  readonly ended: Promise<number | string | null>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running; call it after each test. */
export function endScripts(): void {
  for (const child of running) child.kill("SIGKILL");
}

interface RunOptions {
  /** @default the project */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default the commands of the package */
  readonly scriptsDir?: string;
  readonly nodeArgs?: readonly string[];
  /** Compiled by tsx, as package.json says, which takes longer. @default false */
  readonly asPeopleDo?: boolean;
}

export function runScript(script: string, args: readonly string[] = [], options: RunOptions = {}): ScriptRun {
  const child = spawn(
    process.execPath,
    [
      ...(options.nodeArgs ?? []),
      ...readsTypeScript(script, options.asPeopleDo ?? false),
      resolve(options.scriptsDir ?? join(root, "packages/message-push/tools/commands"), script),
      ...args,
    ],
    {
      cwd: options.cwd ?? root,
      // Tests read English, whatever the language of the machine is.
      env: { ...process.env, NO_COLOR: "1", LC_ALL: "C", ...options.env },
      // The channel tells it when this process ends.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  running.add(child);
  let output = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | string | null>((resolveEnded) => {
    child.on("close", (exitCode, signal) => {
      running.delete(child);
      resolveEnded(exitCode ?? signal);
    });
  });
  return {
    child,
    output: () => output,
    ended,
    prints: (pattern) =>
      new Promise((resolvePrinted, reject) => {
        const look = () => pattern.test(output) && resolvePrinted();
        waiting.add(look);
        void ended.then(() => reject(new Error(`It ended without printing ${pattern}:\n${output}`)));
        look();
      }),
  };
}
