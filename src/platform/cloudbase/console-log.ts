// Log lines as JSON on the console, where CloudBase collects them.
import type { LogSink } from "../../runtime/ports";

/**
 * Writes one JSON object per line. What went wrong is named by its code and by where it was thrown. Its text is added
 * only when the environment variable PUSH_LOG_ERROR_TEXT is "true", because a handler's error may quote the customer;
 * the simulator sets it.
 */
export const consoleLog: LogSink = (line, error) => {
  const text = JSON.stringify({ ...line, ...describeError(error) });
  if (line.level === "error") console.error(text);
  else console.log(text);
};

function describeError(error: unknown): { thrownAt?: string; errorText?: string } {
  if (!(error instanceof Error)) return {};
  const thrownAt = /\n\s+at (.+)/.exec(error.stack ?? "")?.[1];
  const isTextAllowed = process.env.PUSH_LOG_ERROR_TEXT === "true";
  return { ...(thrownAt ? { thrownAt } : {}), ...(isTextAllowed ? { errorText: error.message } : {}) };
}
