// Until when a reply may leave the instance. The SDK works for a while before it writes anything, and an instance that gets no time, or is
// frozen meanwhile, would send when others have said the reply already. Its agent looks here when a connection is ready.

/** How long a send waits for its answer. Only sends have this timeout, so their requests are known by it. */
export const SEND_TIMEOUT_MS = 10_000;

let endsAtMs = Number.POSITIVE_INFINITY;

/** Opens the window for the send that is made now; epoch milliseconds. */
export function openSendWindow(untilMs: number): void {
  endsAtMs = untilMs;
}

/** Whether a reply may still leave. */
export function isSendWindowOpen(): boolean {
  return Date.now() < endsAtMs;
}
