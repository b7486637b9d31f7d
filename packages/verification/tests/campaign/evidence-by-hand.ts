// Evidence made by hand: a text push of two replies, as it is when all went well, and what a test changes in it.

import type { PushAttempt } from "../../../message-push/simulator/push-report";
import type { Evidence, Involved, Send, Write } from "../../campaign/evidence";
import type { ReadLine } from "../../campaign/log-lines";
import type { Behaviour, CampaignPair } from "../../campaign/plan";

export const FIRST = "p1/1/2";
export const SECOND = "p1/2/2";

/** One call that claims, says both replies and records each. */
export function evidence(change: Partial<Evidence> = {}): Evidence {
  return {
    push: pushOf(),
    key: "k",
    report: reportOf("answered"),
    record: { state: "completed" },
    seen: [FIRST, SECOND],
    sends: [send({ atMs: 10 }), send({ atMs: 30, replies: [SECOND] })],
    writes: [write({ kind: "claim", atMs: 0 }), write({ atMs: 20 }), write({ atMs: 40 })],
    involved: calls(call()),
    ownNoTime: [],
    faults: [],
    requests: [],
    ...change,
  };
}

export function pushOf({
  pair = "text",
  behaviour = "say",
  replies = 2,
}: {
  pair?: CampaignPair;
  behaviour?: Behaviour;
  replies?: number;
} = {}) {
  return { id: "p1", pair, behaviour, replies, pauseMs: 0, openid: "o1", faults: [] };
}

export function reportOf(outcome: PushAttempt["outcome"], isTransferred = false): Evidence["report"] {
  const attempt = { number: 1, startedAtMs: 0, durationMs: 50, outcome, invocationIds: ["i1"] };
  return {
    pushId: 1,
    pair: "text",
    functionName: "text",
    delivery: "delivered",
    attempts: [attempt],
    replies: [],
    isTransferred,
    goesOn: false,
  };
}

export function send(change: Partial<Send> = {}): Send {
  return {
    invocationId: "i1",
    atMs: 10,
    answeredAtMs: (change.atMs ?? 10) + 1,
    replies: [FIRST],
    isAccepted: true,
    ...change,
  };
}

/** One that did not reach WeChat, or was refused there. */
export function refused(change: Partial<Send> = {}): Send {
  return send({ isAccepted: false, ...change });
}

export function write(change: Partial<Write> = {}): Write {
  return { invocationId: "i1", atMs: 20, kind: "change", isDone: true, isFaulted: false, ...change };
}

export function call(change: Partial<Involved> = {}): Involved {
  return {
    id: "i1",
    functionName: "text",
    status: "returned",
    stalledAtMs: [],
    noTime: [],
    isUnprotected: false,
    logs: [],
    ...change,
  };
}

/** A line of the runtime about the push. */
export function line(event: string, atMs: number, fields: Readonly<Record<string, unknown>> = {}): ReadLine {
  return { event, level: "warn", atMs, ...fields };
}

export function calls(...involved: readonly Involved[]): Evidence["involved"] {
  return new Map(involved.map((one) => [one.id, one]));
}
