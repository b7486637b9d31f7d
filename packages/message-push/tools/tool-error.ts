// The errors of the tools: a file, a flag, the environment, a login or the console stops them.
import { CodedError } from "../src/coded-error";

/** Every code of a {@link ToolError}. docs/reference/errors.md explains each. */
export const TOOL_ERROR_CODES = [
  "CLOUDBASERC_INVALID",
  "PROJECT_CONFIG_INVALID",
  "PROJECT_LAYOUT_INVALID",
  "FUNCTION_FOLDER_INVALID",
  "FUNCTION_NAME_INVALID",
  "FUNCTION_NOT_LISTED",
  "FUNCTION_FOLDER_MISSING",
  "FUNCTION_CONFIG_INVALID",
  "FUNCTION_ENTRY_INVALID",
  "PAIR_BOUND_TWICE",
  "BUNDLE_BOUNDARY_BROKEN",
  "BUNDLE_TOO_LARGE",
  "BUNDLE_FAILED",
  "FILES_TOO_LARGE",
  "FILE_IMPORTED",
  "TYPES_BROKEN",
  "TYPESCRIPT_MISSING",
  "FUNCTION_ROOT_OCCUPIED",
  "CATALOGUE_INVALID",
  "README_INVALID",
  "FUNCTION_EXISTS",
  "FLAG_INVALID",
  "COMMAND_UNKNOWN",
  "TCB_MISSING",
  "CHROMIUM_MISSING",
  "SMOKE_FAILED",
  "RUNTIME_DIFFERS",
  "DOCTOR_FAILED",
  "PUSH_TABLE_CONFLICT",
  "PUSH_TABLE_FILE_DAMAGED",
  "DEPENDENCY_REFUSED",
  "GIT_UNUSABLE",
  "LOGIN_REFUSED",
  "CLOUD_UNREADABLE",
  "DEPLOY_INCOMPLETE",
  "PUSH_TABLE_NO_TOKEN",
  "PUSH_TABLE_REFUSED",
  "PUSH_TABLE_UNREADABLE",
  "PUSH_TABLE_BLOCKED",
  "PUSH_TABLE_CHANGED",
  "PUSH_TABLE_NOT_TAKEN",
  "PAIR_UNKNOWN",
  "ENVIRONMENT_INVALID",
  "URL_UNREACHABLE",
  "ANSWERS_FILE_INVALID",
  "ANSWERS_BROKEN",
  "ANSWERS_UNREACHABLE",
  "ANSWERS_NOT_WRITTEN",
  "QUESTION_UNKNOWN",
  "REPORT_UNREACHABLE",
  "PROBE_FAILED",
  "PROBE_NAME_TAKEN",
  "PROBE_HAS_CUSTOMERS",
  "PROBE_NOT_CLEANED",
  "PROBE_REPORT_INVALID",
] as const;

/** A code of {@link ToolError}. */
export type ToolErrorCode = (typeof TOOL_ERROR_CODES)[number];

/** An error of a command of `message-push`: it is printed, and the command ends with 1. */
export class ToolError extends CodedError<ToolErrorCode> {
  override readonly name = "ToolError";
}
