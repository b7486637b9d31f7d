// Log lines as JSON on the console, where CloudBase collects them.
import type { LogSink } from "../../runtime/ports";

/**
 * Writes one JSON object per line. What went wrong is named by its code and by where it was thrown. Its text is added
 * only when the environment variable PUSH_LOG_ERROR_TEXT is "true", because a handler's error may quote the customer;
 * the simulator sets it. All frames come with it: the first one is not always the author's.
 */
export const consoleLog: LogSink = (line, error) => {
  const text = JSON.stringify({ ...line, ...describeError(error) });
  if (line.level === "error") console.error(text);
  else console.log(text);
};

function describeError(error: unknown): { thrownAt?: string; errorText?: string; errorStack?: string } {
  if (!(error instanceof Error)) return {};
  const errorStack = framesOf(error);
  // File, line and column of the first frame.
  const thrownAt = /^\s+at .*?([^\s()]+:\d+:\d+)\)?$/m.exec(errorStack)?.[1];
  const isTextAllowed = process.env.PUSH_LOG_ERROR_TEXT === "true";
  return { ...(thrownAt ? { thrownAt } : {}), ...(isTextAllowed ? { errorText: error.message, errorStack } : {}) };
}

/** What stands before the frames is the text, and is cut off whole. */
function framesOf({ name, message, stack = "" }: Error): string {
  const header = message === "" ? name : `${name}: ${message}`;
  return stack.startsWith(header) ? stack.slice(header.length) : "";
}
