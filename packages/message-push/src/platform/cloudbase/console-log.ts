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
  const thrownAt = placeOf(error);
  const isTextAllowed = process.env.PUSH_LOG_ERROR_TEXT === "true";
  return { ...(thrownAt ? { thrownAt } : {}), ...(isTextAllowed ? { errorText: error.message } : {}) };
}

/** File, line and column of the first frame. What stands before the frames is the text, and is cut off whole. */
function placeOf({ name, message, stack = "" }: Error): string | undefined {
  const header = message === "" ? name : `${name}: ${message}`;
  if (!stack.startsWith(header)) return undefined;
  return /^\s+at .*?([^\s()]+:\d+:\d+)\)?$/m.exec(stack.slice(header.length))?.[1];
}
