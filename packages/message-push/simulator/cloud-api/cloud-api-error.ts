// A refusal of the Tencent Cloud API: its code and what it says. It arrives with status 200, as the cloud's do.

export class CloudApiError extends Error {
  override readonly name = "CloudApiError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
