// A refusal of a tool that only maintainers run: in English, as they are.
import { same } from "../../message-push/src/language";
import { ToolError, type ToolErrorCode } from "../../message-push/tools/tool-error";

/** The same as `new ToolError`, with plain sentences. */
export function toolError(code: ToolErrorCode, fact: string, fix: string): ToolError {
  return new ToolError(code, same(fact), same(fix));
}
