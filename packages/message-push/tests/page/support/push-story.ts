// A push and its events, written down: what a page would have got of it.
import type { GatewayRequest, InvocationOutcome } from "../../../simulator/contracts";
import type { Happening, SimulatorEvent } from "../../../simulator/events";
import { foldRow, type PushRow } from "../../../simulator/journal/push-row";
import type { InboxEntry, PushAttempt, PushReport } from "../../../simulator/push-report";

export const ARRIVED_AT_MS = 1_000_000;
const OPENID = "o-customer";

/** A moment, in milliseconds since the push arrived, and what happened. */
export type Moment = readonly [sinceMs: number, happening: Happening];

export interface Story {
  readonly row: PushRow;
  readonly events: readonly SimulatorEvent[];
}

/** The push arrives first. */
export function story(moments: readonly Moment[], pair = "text"): Story {
  const packet = { FromUserName: OPENID, MsgType: "text", Content: "你好" };
  const all: readonly Moment[] = [[0, { kind: "push-arrived", pushId: 1, pair, packet }], ...moments];
  const events = all.map(([sinceMs, happening], index) => ({
    id: index + 1,
    atMs: ARRIVED_AT_MS + sinceMs,
    ofPush: 1,
    ...happening,
  }));
  const row = events.reduce<PushRow | undefined>(foldRow, undefined);
  if (row === undefined) throw new Error("A push arrives first.");
  return { row, events };
}

export const attemptStarted = (number: number, ids: readonly string[] = [`call-${number}`]): Happening => ({
  kind: "attempt-started",
  pushId: 1,
  number,
  target: "text",
  invocationIds: ids,
});

export const attemptEnded = (
  number: number,
  outcome: PushAttempt["outcome"],
  more: Partial<PushAttempt> = {},
): Happening => ({
  kind: "attempt-ended",
  pushId: 1,
  target: "text",
  attempt: { number, outcome, startedAtMs: ARRIVED_AT_MS, durationMs: 100, invocationIds: [], ...more },
});

/** As it is reported after these attempts. */
export const finished = (outcome: PushAttempt["outcome"], more: Partial<PushReport> = {}): Happening => ({
  kind: "push-finished",
  pushId: 1,
  report: {
    pushId: 1,
    pair: "text",
    delivery: "delivered",
    attempts: [{ number: 1, outcome, startedAtMs: ARRIVED_AT_MS, durationMs: 100, invocationIds: [] }],
    replies: [],
    isTransferred: false,
    goesOn: false,
    ...more,
  },
});

export const shown = (entry: InboxEntry): Happening => ({ kind: "inbox-entry", openid: OPENID, entry });

export const replied = (invocationId = "call-1"): Happening =>
  shown({
    kind: "reply",
    atMs: ARRIVED_AT_MS,
    message: { msgtype: "text", text: { content: "收到" } },
    invocationId,
    pushId: 1,
  });

/** A line of the runtime about this push. */
export const line = (
  event: string,
  fields: Readonly<Record<string, unknown>> = {},
  { id = "call-1", functionName = "text" } = {},
): Happening => {
  const entry = { level: "info", event, pushId: "key-1", pair: "text", sinceArrivalMs: 1, ...fields };
  return { kind: "log-line", invocationId: id, functionName, line: JSON.stringify(entry), entry };
};

export const request = (more: Partial<GatewayRequest>, invocationId = "call-1"): Happening => ({
  kind: "request-finished",
  request: {
    id: 1,
    atMs: ARRIVED_AT_MS,
    durationMs: 5,
    action: "wx.openApi",
    target: "customerServiceMessage.send",
    invocation: { id: invocationId, functionName: "text" },
    request: {},
    outcome: "ok",
    ...more,
  },
});

export const invocationStarted = (id: string, coldStart = false): Happening => ({
  kind: "invocation-started",
  invocation: { id, functionName: "text" },
  instanceId: "text-1",
  coldStart,
});

export const invocationEnded = (id: string, durationMs: number, more: Partial<InvocationOutcome> = {}): Happening => ({
  kind: "invocation-ended",
  outcome: {
    invocation: { id, functionName: "text" },
    instanceId: "text-1",
    coldStart: false,
    status: "returned",
    durationMs,
    memoryMb: 60,
    logs: [],
    ...more,
  },
});
