// Puts built functions in the place of those of the last build, one by one: the functionRoot may hold other folders, which are not ours.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hasMark } from "../../project/function-manifest";
import { ToolError } from "../tool-error";
import { swapFolder } from "./swap-folder";

/**
 * Whether each function may be put there: a folder of its name that the build did not make stays as it is.
 *
 * @throws {ToolError} `FUNCTION_ROOT_OCCUPIED` with all that stand in the way
 */
export function refuseOccupied(names: readonly string[], outDir: string, shownOutDir: string): void {
  const occupied = names.filter((name) => existsSync(join(outDir, name)) && !hasMark(join(outDir, name)));
  if (occupied.length === 0) return;
  const folders = occupied.map((name) => `${shownOutDir}/${name}`);
  throw new ToolError(
    "FUNCTION_ROOT_OCCUPIED",
    {
      en: `These folders of ${shownOutDir} were not made by the build: ${occupied.join(", ")}.`,
      zh: `${shownOutDir} 里的这些文件夹不是打包生成的：${occupied.join("、")}。`,
    },
    {
      en: `Give the function another name, or move ${folders.join(", ")} away if it is no longer needed.`,
      zh: `请给云函数换个名称；如果不再需要，请移走 ${folders.join("、")}。`,
    },
  );
}

/** Moves each folder of `newDir` to `outDir`, and removes what an earlier build made and what is not among `names` any more. */
export function placeFunctions(newDir: string, outDir: string, names: readonly string[]): void {
  mkdirSync(outDir, { recursive: true });
  for (const name of readdirSync(newDir)) swapFolder(join(newDir, name), join(outDir, name));
  for (const entry of readdirSync(outDir, { withFileTypes: true })) {
    const folder = join(outDir, entry.name);
    if (entry.isDirectory() && !names.includes(entry.name) && hasMark(folder)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
