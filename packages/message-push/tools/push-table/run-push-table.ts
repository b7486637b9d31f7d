// Works the push table out of the sources, and prints it or does with it what was asked for; the result is an exit code.

import { inBoth, say } from "../../src/language";
import { inspectFunctions } from "../bundle/build-functions";
import { ToolError } from "../tool-error";
import { makePushTable, type PushTable } from "./make-push-table";
import type { TableRequest } from "./read-table-request";
import { renderPushTable } from "./render-push-table";
import { runAction } from "./run-action";

/** @throws {ToolError} what the build finds wrong; `PUSH_TABLE_…`, see docs/reference/errors.md */
export async function runPushTable(projectDir: string, request: TableRequest): Promise<number> {
  const table = makePushTable(await inspectFunctions(projectDir), process.env.ENV_ID ?? "");
  const { action } = request;
  if (action === "print") {
    console.log(request.isJson ? JSON.stringify(forPrograms(table), null, 2) : renderPushTable(table));
    return table.conflicts.length > 0 ? 1 : 0;
  }
  if (table.conflicts.length > 0) {
    const conflicts = inBoth((language) => table.conflicts.map((one) => one[language]).join(" "));
    throw new ToolError(
      "PUSH_TABLE_CONFLICT",
      { en: `The functions contradict each other: ${conflicts.en}`, zh: `云函数之间有冲突：${conflicts.zh}` },
      {
        en: "Fix that first; `npx message-push push-table` shows the whole table.",
        zh: "请先解决冲突；`npx message-push push-table` 会列出整张表。",
      },
    );
  }
  return runAction({ ...request, action, wanted: table.rows, projectDir });
}

/** One text for each gap and conflict: with --json it is the English one. */
function forPrograms({ gaps, conflicts, ...table }: PushTable): object {
  return { ...table, gaps: gaps.map(say), conflicts: conflicts.map(say) };
}
