// Events in, lines out: everything that the terminal shows while it happens. A page can show the same.

import { type Both, same } from "../../../src/language";
import type { SimulatorEvent } from "../../events";
import { wait } from "./elapsed";
import { type LineOptions, type LineParts, paint, stamped, whoIs } from "./line-parts";
import { logLines } from "./log-lines";
import { messageLine } from "./message-line";
import {
  attemptEnded,
  attemptStarted,
  invocationStarted,
  pushArrived,
  pushFinished,
  pushPaused,
  pushStopped,
} from "./push-lines";
import { reloadLines } from "./reload-lines";
import { requestLine } from "./request-line";
import { createThreads } from "./threads";

/** The lines about one event; none for what goes without saying. Give it every event once, in order. */
export type EventLines = (event: SimulatorEvent) => readonly string[];

type Kind = SimulatorEvent["kind"];
type Of<Name extends Kind> = Extract<SimulatorEvent, { kind: Name }>;
type Renderers = { readonly [Name in Kind]: (parts: LineParts, event: Of<Name>) => readonly string[] };

export function createEventLines(options: LineOptions): EventLines {
  const parts = { ...options, threads: createThreads() };
  const warned = new Set<string>();
  return (event) => {
    parts.threads.note(event);
    const lines = render(parts, event);
    if (event.kind !== "send-warning") return lines;
    // The same one once: it is about how a reply is written.
    const isNew = !warned.has(event.fact);
    warned.add(event.fact);
    return isNew ? lines : [];
  };
}

function render<Name extends Kind>(parts: LineParts, event: Of<Name>): readonly string[] {
  const renderer = RENDERERS[event.kind] as Renderers[Name];
  return renderer(parts, event);
}

const nothing = () => [];
const ofReload = (parts: LineParts, event: SimulatorEvent) => reloadLines(parts.language, event);

const RENDERERS: Renderers = {
  "push-arrived": pushArrived,
  "attempt-started": attemptStarted,
  "attempt-ended": attemptEnded,
  "push-paused": pushPaused,
  "push-stopped": pushStopped,
  "push-finished": pushFinished,
  "invocation-started": invocationStarted,
  "invocation-ended": invocationEnded,
  "request-finished": (parts, event) => {
    // The relay asks every minute whether something is due: that is no news.
    const push = parts.threads.of(event);
    return push === undefined
      ? []
      : [stamped(parts, push, event.atMs, `  ${requestLine(event.request, parts.language)}`)];
  },
  "log-line": logLines,
  "inbox-entry": inboxEntry,
  "subscribe-message": (parts, { openid, message, atMs }) => {
    const text = `${whoIs(parts, openid)}${SUBSCRIBED[parts.language]} ${message.template_id}`;
    return [stamped(parts, undefined, atMs, paint(parts, "cyan", text))];
  },
  "cloud-call-refused": (parts, { functionName = "", errCode, texts, atMs }) => [
    stamped(parts, undefined, atMs, paint(parts, "red", `${functionName} ${errCode}  ${texts[parts.language]}`.trim())),
  ],
  "outgoing-request": (parts, { method, url, status, atMs }) => [
    stamped(parts, undefined, atMs, `${method} ${url} → ${status}`),
  ],
  "send-warning": (parts, event) => {
    const { fact, fix } = event.texts;
    return [`${WARNING[parts.language]}${fact[parts.language]}`, `  → ${fix[parts.language]}`].map((text) =>
      stamped(parts, parts.threads.of(event), event.atMs, paint(parts, "yellow", text)),
    );
  },
  "hand-over": (parts, { openid, state, atMs }) => [
    stamped(
      parts,
      undefined,
      atMs,
      paint(parts, "yellow", `${whoIs(parts, openid)}${HAND_OVER[state][parts.language]}`),
    ),
  ],
  "fault-injected": (parts, event) => {
    const { index, kind, place } = event.injection;
    const text: Both = { en: `fault ${index}: ${kind} at ${place}`, zh: `注入故障 ${index}：${kind} 于 ${place}` };
    return [stamped(parts, parts.threads.of(event), event.atMs, paint(parts, "magenta", text[parts.language]))];
  },
  "clock-moved": (parts, { offsetMs, atMs }) => {
    const by = offsetMs < 1_000 ? `${offsetMs} ms` : wait(offsetMs);
    const text: Both = { en: `the clock is ${by} ahead`, zh: `时钟快进了 ${by}` };
    return [stamped(parts, undefined, atMs, text[parts.language])];
  },
  // Who ordered them sees the list.
  "faults-ordered": nothing,
  // By the clock it happens every minute; what comes of it is shown.
  "timer-fired": nothing,
  "functions-reloaded": ofReload,
  "build-failed": ofReload,
  "build-right": ofReload,
  "types-broken": ofReload,
  "types-right": ofReload,
  "restart-needed": ofReload,
};

const WARNING: Both = { en: "warning: ", zh: "警告：" };
const SUBSCRIBED: Both = { en: "gets a subscribe message of template", zh: "收到订阅消息，模板" };

const HAND_OVER: Readonly<Record<Of<"hand-over">["state"], Both>> = {
  queued: { en: "waits for a human agent; /agent accept takes over", zh: "正在等待人工；/agent accept 接入" },
  accepted: {
    en: "is with a human agent; /agent say … speaks, /agent close ends it",
    zh: "已由人工接待；/agent say … 回复，/agent close 结束",
  },
  closed: { en: "is back with the function", zh: "已交还云函数" },
};

const SEES: Both = { en: "sees: ", zh: "看到：" };

function inboxEntry(parts: LineParts, event: Of<"inbox-entry">): readonly string[] {
  const { openid, entry } = event;
  const line = (style: "cyan" | "red", text: string) => [
    stamped(
      parts,
      parts.threads.of(event),
      event.atMs,
      paint(parts, style, `${whoIs(parts, openid)}${SEES[parts.language]}${text}`),
    ),
  ];
  if (entry.kind === "reply") return line("cyan", messageLine(entry.message, parts));
  if (entry.kind === "agent") return line("cyan", entry.text);
  return entry.kind === "notice" ? line("red", entry.text) : [];
}

const ENDINGS: Readonly<Record<"threw" | "crashed" | "timed-out" | "refused", Both>> = {
  threw: { en: "threw", zh: "抛出异常" },
  crashed: { en: "crashed", zh: "崩溃" },
  "timed-out": { en: "was ended at its timeout", zh: "超时被终止" },
  refused: { en: "was not started", zh: "未能启动" },
};

/** How a function ended that did not return: of any function, whoever called it. */
function invocationEnded(parts: LineParts, event: Of<"invocation-ended">): readonly string[] {
  const { status, error, invocation } = event.outcome;
  if (status === "returned") return [];
  const push = parts.threads.of(event);
  const ending = ENDINGS[status];
  const said = error && (error.texts ?? same(parts.places.inSources(error.message)));
  const words: Both = said === undefined ? same("") : { en: `: ${said.en}`, zh: `：${said.zh}` };
  const text = `${invocation.functionName} ${ending[parts.language]}${words[parts.language]}`;
  return text.split("\n").map((line) => stamped(parts, push, event.atMs, paint(parts, "red", line)));
}
