// How the gateway refuses: a code of CloudBase and a message, with status 200.

/** Thrown by actions; becomes `{ code, message, requestId }`. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
