// The type check of a build: the real tsc over what is built, cloudfunctions/ and what it imports. `npm run types` checks the whole project.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inTempFolder } from "../temp-folder";
import { ToolError } from "../tool-error";

/** What they import is checked with them. */
const CHECKED = ["cloudfunctions"];

/**
 * Checks the types with the settings of the project's own tsconfig.json.
 *
 * @throws {ToolError} `TYPES_BROKEN` with the compiler's lines
 */
export async function checkTypes(projectDir: string): Promise<void> {
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  await inTempFolder(async (folder) => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settingsFor(projectDir)));
    const { exitCode, output } = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"], projectDir);
    if (exitCode !== 0) throw typesBroken(output);
  });
}

/** Beside the project, a check that changes nothing of it; so every path has to be whole. */
function settingsFor(projectDir: string): object {
  return {
    extends: join(projectDir, "tsconfig.json"),
    include: CHECKED.map((name) => join(projectDir, name)),
    compilerOptions: { typeRoots: foldersUpFrom(projectDir).map((folder) => join(folder, "node_modules/@types")) },
  };
}

/** Packages may be installed further up. */
function foldersUpFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}

function typesBroken(output: string): ToolError {
  return new ToolError(
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
