// Reads what rides on `main` of built functions: the artifact itself holds the pairs it is bound to and its deadline.
import type { FunctionManifest } from "../../project/function-manifest";
import { linesOf, named } from "../../project/join-both";
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";
import type { MainLoader } from "./main-loader";

/** The part of the manifest that a built function holds itself. */
export type MainFacts = Pick<FunctionManifest, "pairs" | "isOfRuntime" | "isSlow" | "deadlineMs">;

type Outcome = MainFacts | { readonly problem: Both };

/**
 * Reads each built file; results in the same order.
 *
 * @throws {ToolError} `FUNCTION_ENTRY_INVALID` when a file cannot be loaded or has no `main`
 */
export async function readMains(
  functions: readonly { name: string; file: string }[],
  load: MainLoader["load"],
): Promise<readonly MainFacts[]> {
  const outcomes = await outcomesOf(
    functions.map(({ file }) => file),
    load,
  );
  const problems = outcomes.flatMap((outcome, i) =>
    "problem" in outcome ? [named(functions[i]?.name ?? "", outcome.problem)] : [],
  );
  if (problems.length === 0) return outcomes.filter((outcome) => "pairs" in outcome);
  const list = linesOf(problems);
  throw new ToolError(
    "FUNCTION_ENTRY_INVALID",
    {
      en: `These functions cannot be used:\n  ${list.en}`,
      zh: `这些云函数无法使用：\n  ${list.zh}`,
    },
    {
      en: "index.ts or index.js must load without errors and `export const main = defineFunction({ on, handle })`, or `exports.main = …` where it requires.",
      zh: "index.ts 或 index.js 必须能正常加载，并写有 `export const main = defineFunction({ on, handle })`；用 require 的写 `exports.main = …`。",
    },
  );
}

async function outcomesOf(files: readonly string[], load: MainLoader["load"]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = (await load(files)).map((text) => JSON.parse(text));
  const ended = {
    en: "ends or blocks the process while it is loaded",
    zh: "加载时结束或卡住了进程",
  };
  return outcomes.length < files.length ? [...outcomes, { problem: ended }] : outcomes;
}
