// The real tcb, as somebody without a terminal runs it.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";

const tcbBin = join(dirname(require.resolve("@cloudbase/cli/package.json")), "bin", "tcb");

export interface CommandRun {
  readonly exitCode: number | string | null;
  /** Both streams, as they came. */
  readonly output: string;
}

export function runCli(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tcbBin, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
