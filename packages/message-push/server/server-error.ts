// The errors of a server of one's own: its flags and settings, its functions, its port and its data folder.
import { CodedError } from "../src/coded-error";

/** Every code of a {@link ServerError}. docs/reference/errors.md explains each. */
export const SERVER_ERROR_CODES = [
  "FLAG_INVALID",
  "ENVIRONMENT_INVALID",
  "FUNCTION_FOLDER_MISSING",
  "FUNCTION_ENTRY_INVALID",
  "PORT_IN_USE",
  "DATA_FOLDER_IN_USE",
  "DATA_FOLDER_UNUSABLE",
  "DATA_FOLDER_DAMAGED",
] as const;

/** A code of {@link ServerError}. */
export type ServerErrorCode = (typeof SERVER_ERROR_CODES)[number];

/** An error of the server, before or while it runs. */
export class ServerError extends CodedError<ServerErrorCode> {
  override readonly name = "ServerError";
}
