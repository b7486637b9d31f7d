// How the gateway refuses: a code of CloudBase and a message, with status 200.
import { type Both, same, say } from "../../src/language";

/** Thrown by actions; becomes `{ code, message, requestId }`. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly code: string;
  /** `message` in both languages. */
  readonly texts: Both;

  /** @param message what the cloud says as it says it; in both languages what only the simulator says */
  constructor(code: string, message: Both | string) {
    const texts = typeof message === "string" ? same(message) : message;
    super(say(texts));
    this.code = code;
    this.texts = texts;
  }
}
