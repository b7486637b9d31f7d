// The runtime's own log lines among what an invocation wrote: parsed, so that events and fields are compared by name.
import { isLogEvent } from "../../message-push/src/runtime/log-events";
import type { LogLine } from "../../message-push/src/runtime/ports";

/** The lines in the order in which they were written; what a handler or Node wrote besides is left out. */
export function readLogLines(texts: readonly string[]): readonly LogLine[] {
  return texts.flatMap((text) => readLogLine(text) ?? []);
}

function readLogLine(text: string): LogLine | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const line: unknown = JSON.parse(text);
    return isLogLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLogLine(line: unknown): line is LogLine {
  return typeof line === "object" && line !== null && "level" in line && "event" in line && isLogEvent(line.event);
}
