// The project's own type check: the real tsc, its errors with file and line.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { ToolError } from "../tool-error";

/** @throws {ToolError} `TYPES_BROKEN` with the compiler's lines */
export async function checkTypes(projectDir: string): Promise<void> {
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const { exitCode, output } = await run(process.execPath, [tsc, "--pretty", "false"], projectDir);
  if (exitCode === 0) return;
  throw new ToolError(
    "TYPES_BROKEN",
    `TypeScript found errors:\n  ${output.trim().replaceAll("\n", "\n  ")}`,
    "Correct these lines.",
  );
}

function run(command: string, args: string[], cwd: string): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
