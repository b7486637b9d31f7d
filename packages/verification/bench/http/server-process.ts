// `npm run serve` in a process of its own, which the bench can look into, kill and start anew.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** How much a server holds. */
export interface Vitals {
  readonly rss: number;
  readonly heapUsed: number;
  readonly handles: number;
}

export interface ServerProcess {
  /** Changes when it is started anew. */
  readonly url: string;
  vitals(): Promise<Vitals>;
  /** Kills it in the middle of what it does, and starts it anew on the same folder. */
  killAndRestart(): Promise<void>;
  /** Resolves with its exit code. */
  end(): Promise<number | null>;
}

export async function startServer(folder: string, settings: Record<string, string>): Promise<ServerProcess> {
  let { url, child } = await startOne(folder, settings);
  return {
    get url() {
      return url;
    },
    vitals: () =>
      new Promise((resolve) => {
        child.once("message", (vitals) => resolve(vitals as Vitals));
        child.send("vitals");
      }),
    async killAndRestart() {
      await ended(child, "SIGKILL");
      ({ url, child } = await startOne(folder, settings));
    },
    end: () => ended(child, "SIGTERM"),
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(code));
    child.kill(signal);
  });
}

async function startOne(folder: string, settings: Record<string, string>) {
  const watched = ["--expose-gc", "--require", join(__dirname, "report-vitals.cjs")];
  const command = ["packages/message-push/bin/message-push.js", "serve", "--port", "0", "--data", folder];
  const child = spawn(process.execPath, [...watched, ...command], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(text)?.[0];
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error("The server did not start.")));
  });
  return { url, child };
}
