// What functions did for a push, in steps: requests to the gateway, lines they printed, how they ended.
import type { SimulatorEvent } from "../../simulator/events";
import { wait } from "../../simulator/terminal/lines/elapsed";
import { describeReason } from "../../simulator/terminal/lines/reasons";
import { requestLine } from "../../simulator/terminal/lines/request-line";
import { type Entry, errorTextOf, fieldsOf, isOfRuntime } from "../../simulator/terminal/lines/runtime-line";
import { UNCONFIRMED_LINES, type UnconfirmedEvent } from "../../simulator/terminal/lines/unconfirmed-words";
import { type Both, inBoth, same } from "../../src/language";
import type { StepWords } from "./step";

type Of<Kind extends SimulatorEvent["kind"]> = Extract<SimulatorEvent, { kind: Kind }>;

export function stepsOfFunction(event: SimulatorEvent, events: readonly SimulatorEvent[]): StepWords | undefined {
  if (event.kind === "request-finished") return stepOfRequest(event);
  if (event.kind === "log-line") return stepOfLine(event);
  return event.kind === "invocation-ended" ? stepOfEnd(event, events) : undefined;
}

function stepOfRequest({ request }: Of<"request-finished">): StepWords {
  const words = inBoth((language) => requestLine(request, language).replaceAll(/ {2,}/g, "  "));
  const { action, target, outcome, underFault, durationMs } = request;
  return {
    kind: "request",
    words,
    durationMs,
    isBad: words.en.includes("✗"),
    details: { action, target, request: request.request, outcome, ...(underFault !== undefined && { underFault }) },
  };
}

const ENDINGS: Readonly<Record<Of<"invocation-ended">["outcome"]["status"], Both>> = {
  returned: { en: "returned", zh: "已返回" },
  threw: { en: "threw", zh: "抛出异常" },
  crashed: { en: "crashed", zh: "崩溃" },
  "timed-out": { en: "was ended at its timeout", zh: "超时被终止" },
  refused: { en: "was not started", zh: "未能启动" },
};

/** The call that decided a delivery is told where that ends, when it returned. */
function stepOfEnd({ outcome }: Of<"invocation-ended">, events: readonly SimulatorEvent[]): StepWords | undefined {
  const { status, invocation, error, durationMs, memoryMb } = outcome;
  const isTold = events.some(
    (event) => event.kind === "attempt-ended" && event.attempt.invocation?.invocation.id === invocation.id,
  );
  if (status === "returned" && isTold) return undefined;
  const ending = ENDINGS[status];
  const name = invocation.functionName;
  return {
    kind: status === "returned" ? "author" : "error",
    words: { en: `${name} ${ending.en} · ${memoryMb} MB`, zh: `${name} ${ending.zh} · ${memoryMb} MB` },
    durationMs,
    ...(error !== undefined && { text: error.texts ?? error.message }),
  };
}

function stepOfLine(event: Of<"log-line">): StepWords {
  const { entry, functionName, line, place } = event;
  if (entry === undefined || !isOfRuntime(entry)) return { kind: "author", words: same(functionName), text: line };
  const step = (DESCRIBED[String(entry.event)] ?? otherLine)(functionName, entry);
  return place === undefined ? step : { ...step, place };
}

type Describe = (functionName: string, entry: Entry) => StepWords;

const DESCRIBED: Readonly<Partial<Record<string, Describe>>> = {
  handler: (functionName, entry) => {
    const { message, ...fields } = fieldsOf(entry);
    const isBad = entry.level === "error" ? { isBad: true } : {};
    const details = Object.keys(fields).length === 0 ? {} : { details: fields };
    return {
      kind: "author",
      words: same(`${functionName} ${entry.level}`),
      text: String(message),
      ...isBad,
      ...details,
    };
  },
  failed: (functionName, entry) => {
    const failed = { en: `${functionName} failed`, zh: `${functionName} 处理失败` };
    if (entry.code !== "HANDLER_FAILED") return { ...otherLine(functionName, entry), kind: "error", words: failed };
    const words = { en: `${functionName} throws ${entry.errorClass}`, zh: `${functionName} 抛出 ${entry.errorClass}` };
    return { kind: "error", words, text: errorTextOf(entry) };
  },
  "dead-letter": (_, entry) => ({
    kind: "error",
    words: deadWords(entry),
    details: fieldsOf(entry),
  }),
  waiting: (_, entry) => {
    const due = typeof entry.dueInMs === "number" ? wait(entry.dueInMs) : "?";
    const why = whyOf(entry);
    const words = { en: `Waits: ${why.en}; due in ${due}`, zh: `等待重试：${why.zh}；${due} 后到期` };
    return { kind: entry.level === "info" ? "runtime" : "warning", words, details: fieldsOf(entry) };
  },
  "send-announced": unconfirmedStep("runtime"),
  unconfirmed: unconfirmedStep("warning"),
  "transfer-too-late": unconfirmedStep("error"),
  cancelled: unconfirmedStep("warning"),
  resumed: (functionName) => ({
    kind: "author",
    words: { en: `Goes on in the background → ${functionName}`, zh: `在后台继续 → ${functionName}` },
  }),
  "taken-over": (functionName) => ({
    kind: "author",
    words: { en: `${functionName} goes on with it`, zh: `${functionName} 接着处理` },
  }),
};

function whyOf({ reason }: Entry): Both {
  return inBoth((language) => describeReason(reason, language).fact);
}

function deadWords(entry: Entry): Both {
  const why = whyOf(entry);
  return { en: `Dead letter: ${why.en} (${entry.reason})`, zh: `死信：${why.zh}（${entry.reason}）` };
}

function unconfirmedStep(kind: "runtime" | "warning" | "error"): Describe {
  return (functionName, entry) => {
    const line = UNCONFIRMED_LINES[entry.event as UnconfirmedEvent](entry);
    const words = { en: `${functionName} ${line.en}`, zh: `${functionName} ${line.zh}` };
    return { kind, words, details: fieldsOf(entry) };
  };
}

/** By its own name: docs/reference/log-events.md explains each. */
function otherLine(functionName: string, entry: Entry): StepWords {
  const details = fieldsOf(entry);
  const kind = entry.level === "info" ? "runtime" : entry.level === "error" ? "error" : "warning";
  const text = errorTextOf(entry);
  const isEmpty = Object.keys(details).length === 0;
  return {
    kind,
    words: same(`${functionName} ${String(entry.event)}`),
    ...(text !== "" && { text }),
    ...(!isEmpty && { details }),
  };
}
