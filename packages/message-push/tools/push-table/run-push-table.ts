// Works the push table out of the sources, and prints it or does with it what was asked for; the result is an exit code.
import { inspectFunctions } from "../bundle/build-functions";
import { ToolError } from "../tool-error";
import { makePushTable } from "./make-push-table";
import type { TableRequest } from "./read-table-request";
import { renderPushTable } from "./render-push-table";
import { runAction } from "./run-action";

/** @throws {ToolError} what the build finds wrong; `PUSH_TABLE_…`, see docs/errors.md */
export async function runPushTable(projectDir: string, request: TableRequest): Promise<number> {
  const table = makePushTable(await inspectFunctions(projectDir), process.env.ENV_ID ?? "");
  const { action } = request;
  if (action === "print") {
    console.log(request.isJson ? JSON.stringify(table, null, 2) : renderPushTable(table));
    return table.conflicts.length > 0 ? 1 : 0;
  }
  if (table.conflicts.length > 0) {
    throw new ToolError(
      "PUSH_TABLE_CONFLICT",
      `The functions contradict each other: ${table.conflicts.join(" ")}`,
      "Fix that first; `npx message-push push-table` shows the whole table.",
    );
  }
  return runAction({ ...request, action, wanted: table.rows, projectDir });
}
