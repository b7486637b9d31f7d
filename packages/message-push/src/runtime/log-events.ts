// Every event that the runtime logs, with its levels and fields. Operators set alarms on them: docs/operating.md explains each.

export type LogLevel = "info" | "warn" | "error";

/** What every line about an error says: a PushError's code and number, or the class of another error. */
const ERROR = ["code", "errCode", "errorClass"] as const;

/** Besides these fields, lines about one push have `pushId`, `pair` and `sinceArrivalMs`. */
export const LOG_EVENTS = {
  // The usual push.
  arrived: { levels: ["info"], fields: [] },
  claimed: { levels: ["info"], fields: ["attempt"] },
  sent: { levels: ["info"], fields: ["reply", "msgtype"] },
  completed: { levels: ["info"], fields: [] },
  handler: { levels: ["info", "warn", "error"], fields: ["message"] },

  // Other deliveries and invocations of the same push.
  "already-answered": { levels: ["info"], fields: [] },
  "in-progress": { levels: ["info"], fields: [] },
  "taken-over": { levels: ["info"], fields: ["attempt"] },
  invoked: { levels: ["info"], fields: ["functionName"] },
  resumed: { levels: ["info"], fields: ["attempt"] },
  "resume-stale": { levels: ["info"], fields: ["attempt"] },
  backlog: { levels: ["info"], fields: ["due"] },

  // Sends that did not go as usual.
  unconfirmed: { levels: ["warn"], fields: ["reply", "msgtype"] },
  "send-announced": { levels: ["info"], fields: ["reply", "tries"] },
  "send-retried": { levels: ["warn"], fields: ["tries", "errCode"] },
  "media-retried": { levels: ["warn"], fields: ["tries", "errCode"] },
  "picture-uploaded": { levels: ["info"], fields: ["from"] },
  "picture-unshared": { levels: ["warn"], fields: ["code", "errCode"] },
  "picture-renewed": { levels: ["warn"], fields: [] },
  "half-character-dropped": { levels: ["warn"], fields: ["msgtype"] },
  "typing-not-shown": { levels: ["info"], fields: ["code", "errCode"] },
  "budget-unknown": { levels: ["error"], fields: ERROR },
  "transfer-too-late": { levels: ["error"], fields: [] },
  cancelled: { levels: ["info"], fields: ["unsent"] },

  // How an attempt ended, where it did not complete.
  failed: { levels: ["error"], fields: ERROR },
  waiting: { levels: ["info", "warn"], fields: ["reason", "errCode", "dueInMs"] },
  "dead-letter": { levels: ["error"], fields: ["reason", "errCode", "lastError", "attempts", "runs", "unsent"] },
  "fields-unreadable": { levels: ["warn"], fields: ["fields"] },
  unhandled: { levels: ["warn", "error"], fields: [] },

  // A database that does not answer.
  "claim-unavailable": { levels: ["error"], fields: ERROR },
  unprotected: { levels: ["warn"], fields: [] },
  "claimed-late": { levels: ["warn"], fields: [] },
  "progress-unrecorded": { levels: ["error"], fields: ERROR },
  "outcome-unrecorded": { levels: ["warn", "error"], fields: ["reason", ...ERROR] },
  "outcome-unconfirmed": { levels: ["warn"], fields: [] },
  "backlog-flag-unrecorded": { levels: ["error"], fields: ERROR },
  "backlog-undrained": { levels: ["error"], fields: ERROR },
  "invoke-failed": { levels: ["error"], fields: ERROR },

  // The relay, push over HTTP, a server, a smoke test.
  relay: {
    levels: ["info"],
    fields: ["completed", "invoked", "waiting", "dead", "lease-lost", "failed", "purged", "durationMs"],
  },
  "relay-failed": { levels: ["error"], fields: ERROR },
  told: { levels: ["info"], fields: [] },
  untold: { levels: ["error"], fields: ERROR },
  "http-refused": { levels: ["warn"], fields: ["status", "reason", "leftOut"] },
  "http-failed": { levels: ["error"], fields: ["code", "fact", "leftOut"] },
  "resume-failed": { levels: ["error"], fields: [] },
  "smoke-test": { levels: ["info"], fields: [] },
} as const satisfies Readonly<Record<string, LogEventFacts>>;

interface LogEventFacts {
  readonly levels: readonly LogLevel[];
  readonly fields: readonly string[];
}

/** The name of an event, as it stands in the field `event` of a log line. */
export type LogEvent = keyof typeof LOG_EVENTS;

/** The events that are logged at a level. */
export type EventsAt<Level extends LogLevel> = {
  [Event in LogEvent]: Level extends (typeof LOG_EVENTS)[Event]["levels"][number] ? Event : never;
}[LogEvent];

/** The fields of an event. */
export type FieldsOf<Event extends LogEvent> = {
  readonly [Field in (typeof LOG_EVENTS)[Event]["fields"][number]]?: string | number | boolean | undefined;
};

/** Whether a text names an event. */
export function isLogEvent(name: unknown): name is LogEvent {
  return typeof name === "string" && Object.hasOwn(LOG_EVENTS, name);
}
