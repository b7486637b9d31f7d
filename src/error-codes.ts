// Every code a PushError can carry, grouped by whose move it is. docs/errors.md explains each; a test keeps them equal.

export const ERROR_CODES = [
  // The author's move: a function or a reply is written wrong.
  "OPTION_UNKNOWN",
  "OPTION_INVALID",
  "PAIR_UNKNOWN",
  "REPLY_INVALID",
  "ANSWER_INVALID",
  "HANDLER_FAILED",
  "ACK_NOT_YET",
  "DEADLINE_EXCEEDED",
  "BUDGET_EXCEEDED",
  "TRANSFER_TOO_LATE",
  // The project's move: a file, a flag or the environment is wrong.
  "CLOUDBASERC_INVALID",
  "PROJECT_CONFIG_INVALID",
  "FUNCTION_FOLDER_INVALID",
  "FUNCTION_NAME_INVALID",
  "FUNCTION_NOT_LISTED",
  "FUNCTION_FOLDER_MISSING",
  "FUNCTION_CONFIG_INVALID",
  "FUNCTION_ENTRY_INVALID",
  "PAIR_CLAIMED_TWICE",
  "BUNDLE_BOUNDARY_BROKEN",
  "BUNDLE_TOO_LARGE",
  "BUNDLE_FAILED",
  "TYPES_BROKEN",
  "CATALOGUE_INVALID",
  "README_INVALID",
  "FUNCTION_EXISTS",
  "FLAG_INVALID",
  "ENVIRONMENT_INVALID",
  "PORT_IN_USE",
  "DATA_FOLDER_IN_USE",
  "DATA_FOLDER_UNUSABLE",
  "DATA_FOLDER_DAMAGED",
  "BUILD_MISSING",
  "PUSH_TABLE_FILE_DAMAGED",
  // The caller's move: what came in is not a push for this function.
  "CALLER_REFUSED",
  "EVENT_INVALID",
  "EVENT_PAIR_MISMATCH",
  // The platform's move: WeChat or CloudBase said no, or nothing.
  "STORE_UNAVAILABLE",
  "SEND_REFUSED",
  "SEND_UNKNOWN",
  "ROAD_CLOSED",
  "BUDGET_USED_UP",
  "KICK_FAILED",
  "INSTANCE_DIED",
  "WINDOW_CLOSED",
  "LEASE_LOST",
] as const;

/** A code of {@link PushError}. */
export type ErrorCode = (typeof ERROR_CODES)[number];
