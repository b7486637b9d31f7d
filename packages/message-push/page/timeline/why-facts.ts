// What the events of one push say, as far as it decides what the customer saw.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import type { PushAttempt } from "../../simulator/push-report";
import type { WechatRules } from "../../simulator/wechat/rules";

type Of<Kind extends SimulatorEvent["kind"]> = Extract<SimulatorEvent, { kind: Kind }>;
type Entry = Readonly<Record<string, unknown>>;

export interface PushFacts {
  readonly row: PushRow;
  readonly rules: WechatRules;
  /** Deliveries that have ended. */
  readonly attempts: readonly PushAttempt[];
  /** The pause that WeChat makes now before it pushes again. */
  readonly pauseMs?: number;
  /** The newest number that a message was refused with. */
  readonly refusal?: string;
  /** Why it waits, or is a dead letter, as the runtime said last. */
  readonly cause?: {
    readonly reason: unknown;
    readonly errCode?: number;
    readonly dueInMs?: number;
    readonly isWaiting: boolean;
  };
  /** Who sent replies that no delivery sent. */
  readonly otherSender?: { readonly functionName: string; readonly isBackground: boolean };
  readonly isUnhandled: boolean;
}

export function factsOf(row: PushRow, events: readonly SimulatorEvent[], rules: WechatRules): PushFacts {
  const lines = of(events, "log-line").flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  const pause = events.findLast(({ kind }) => kind === "push-paused" || kind === "attempt-started");
  const refusal = of(events, "request-finished").findLast(({ request }) => isRefused(request))?.request.outcome;
  const cause = causeIn(lines);
  const otherSender = otherSenderIn(events);
  return {
    row,
    rules,
    attempts: of(events, "attempt-ended").map(({ attempt }) => attempt),
    ...(pause?.kind === "push-paused" && { pauseMs: pause.pauseMs }),
    ...((refusal ?? cause?.errCode) !== undefined && { refusal: refusal ?? String(cause?.errCode) }),
    ...(cause !== undefined && { cause }),
    ...(otherSender !== undefined && { otherSender }),
    isUnhandled: lines.some(({ event }) => event === "unhandled"),
  };
}

export function of<Kind extends SimulatorEvent["kind"]>(events: readonly SimulatorEvent[], kind: Kind): Of<Kind>[] {
  return events.filter((event): event is Of<Kind> => event.kind === kind);
}

/** WeChat's own number for a message; what was injected or got lost is none. */
function isRefused({ target, outcome }: Of<"request-finished">["request"]): boolean {
  return target === "customerServiceMessage.send" && /^-?[1-9]\d*$/.test(outcome);
}

function causeIn(lines: readonly Entry[]): PushFacts["cause"] {
  const last = lines.findLast(({ event }) => ["waiting", "dead-letter", "completed"].includes(String(event)));
  if (last === undefined || last.event === "completed") return undefined;
  const dueInMs = typeof last.dueInMs === "number" ? { dueInMs: last.dueInMs } : {};
  const errCode = typeof last.errCode === "number" ? { errCode: last.errCode } : {};
  return { reason: last.reason, ...errCode, ...dueInMs, isWaiting: last.event === "waiting" };
}

function otherSenderIn(events: readonly SimulatorEvent[]): PushFacts["otherSender"] {
  const delivered = new Set(of(events, "attempt-started").flatMap(({ invocationIds }) => invocationIds));
  const senders = of(events, "inbox-entry").flatMap(({ entry }) =>
    entry.kind === "reply" && entry.invocationId !== undefined ? [entry.invocationId] : [],
  );
  const id = senders.find((sender) => !delivered.has(sender));
  const own = of(events, "log-line").filter(({ invocationId }) => invocationId === id);
  const functionName = own[0]?.functionName;
  if (delivered.size === 0 || functionName === undefined) return undefined;
  return { functionName, isBackground: !own.some(({ entry }) => entry?.event === "taken-over") };
}
