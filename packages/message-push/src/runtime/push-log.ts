// Log lines about one push: its id and pair in every line, times counted from its arrival, nothing private.
import { PushError } from "../push-error";
import type { Push } from "../wechat/parse-push";
import type { EventsAt, FieldsOf, LogEvent, LogLevel } from "./log-events";
import type { LogLine, Platform } from "./ports";

/** Fields of a log line: codes, counts and ids. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** The log a handler gets. The push's id is added to every line; what the customer wrote does not belong in here. */
export interface AuthorLog {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The log of the runtime itself. */
export interface PushLog {
  info<Event extends EventsAt<"info">>(event: Event, fields?: FieldsOf<Event>): void;
  warn<Event extends EventsAt<"warn">>(event: Event, fields?: FieldsOf<Event>): void;
  error<Event extends EventsAt<"error">>(event: Event, fields?: FieldsOf<Event>): void;
  /** Logs an error by its code; its text may quote what a handler read, so it goes to the sink apart from the line. */
  failure(event: EventsAt<"error">, error: unknown): void;
  readonly forAuthor: AuthorLog;
}

/** Opens the log of a push; the first line it should get is its arrival. */
export function createPushLog({ clock, log }: Platform, push: Pick<Push, "key" | "pair">): PushLog {
  const arrivedAtMs = clock.nowMs();
  const write = (level: LogLevel, event: LogEvent, fields?: LogFields, error?: unknown) =>
    log(
      {
        ...fields,
        level,
        event,
        pushId: push.key,
        pair: push.pair,
        sinceArrivalMs: clock.nowMs() - arrivedAtMs,
      },
      error,
    );
  const author = (level: LogLevel) => (message: string, fields?: LogFields) =>
    write(level, "handler", { ...fields, message });

  return {
    info: (event, fields) => write("info", event, fields),
    warn: (event, fields) => write("warn", event, fields),
    error: (event, fields) => write("error", event, fields),
    failure: (event, error) => write("error", event, describeError(error), error),
    forAuthor: { info: author("info"), warn: author("warn"), error: author("error") },
  };
}

/** The first line of a push, and what of it could not be read. */
export function logArrival(log: PushLog, { unreadable }: Pick<Push, "unreadable">): void {
  log.info("arrived");
  if (unreadable.length > 0) log.warn("fields-unreadable", { fields: [...new Set(unreadable)].join(", ") });
}

/** A line about no push, or about none that is known. */
export function lineOf<Level extends LogLevel, Event extends EventsAt<Level>>(
  level: Level,
  event: Event,
  fields: FieldsOf<Event>,
): LogLine {
  return { ...fields, level, event };
}

function describeError(error: unknown): LogFields {
  if (error instanceof PushError) return { code: error.code, errCode: error.errCode };
  // The name of the class, not `error.name`: that is a field, and may hold anything.
  return { code: "HANDLER_FAILED", errorClass: error instanceof Error ? error.constructor.name : typeof error };
}
