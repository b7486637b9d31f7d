// What the SDK throws, read without the SDK.

/** What a failed SDK call carries. */
export interface SdkFailure {
  readonly errCode: number | undefined;
  /** For recognising failures only: it may quote what was asked, so it is never shown. */
  readonly errMsg: string;
}

/** Reads the SDK's error, of any class. */
export function sdkFailure(error: unknown): SdkFailure {
  if (typeof error !== "object" || error === null) return { errCode: undefined, errMsg: String(error) };
  const { errCode, errMsg, message } = error as { errCode?: unknown; errMsg?: unknown; message?: unknown };
  return { errCode: typeof errCode === "number" ? errCode : undefined, errMsg: String(errMsg ?? message ?? "") };
}
