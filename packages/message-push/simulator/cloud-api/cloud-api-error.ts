// A refusal of the Tencent Cloud API: its code and what it says. It arrives with status 200, as the cloud's do.

import { type Both, say } from "../../src/language";

export class CloudApiError extends Error {
  override readonly name = "CloudApiError";
  readonly code: string;

  /** @param message what the cloud says as it says it; in both languages what only the stand-in says */
  constructor(code: string, message: Both | string) {
    super(typeof message === "string" ? message : say(message));
    this.code = code;
  }
}
