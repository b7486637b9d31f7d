// What a function prints: the author's own words and errors as they are, of the runtime's lines those that a developer must see.

import { type Both, inBoth } from "../../../src/language";
import type { SimulatorEvent } from "../../events";
import { errorPlace } from "../source-places";
import { deadLetter } from "./dead-letter-lines";
import { wait } from "./elapsed";
import { type LineParts, paint, stamped } from "./line-parts";
import { describeReason } from "./reasons";
import { type Entry, errorTextOf, fieldsOf, isLevel, isOfRuntime, type Level } from "./runtime-line";
import { UNCONFIRMED_LINES, type UnconfirmedEvent } from "./unconfirmed-words";

export type LogLineEvent = Extract<SimulatorEvent, { kind: "log-line" }>;

const STYLES = { info: "cyan", warn: "yellow", error: "red" } as const satisfies Readonly<Record<Level, string>>;

/** The lines about one printed line; none for what the timeline shows anyway. */
export function logLines(parts: LineParts, event: LogLineEvent): string[] {
  const push = parts.threads.of(event);
  return wordsOf(parts, event).map((text) => stamped(parts, push, event.atMs, text));
}

function wordsOf(parts: LineParts, event: LogLineEvent): string[] {
  const { entry, functionName, line } = event;
  // Anything that is not the runtime's is the author's, whatever it is: console.log, a stack, the last words of a process.
  if (entry === undefined || !isOfRuntime(entry)) return [`${functionName} │ ${parts.places.inSources(line)}`];
  const name = String(entry.event);
  const describe = Object.hasOwn(DESCRIBED, name) ? DESCRIBED[name] : undefined;
  if (describe !== undefined) return describe(parts, event, entry);
  return entry.level === "info" ? [] : problem(parts, event, entry);
}

type Describe = (parts: LineParts, event: LogLineEvent, entry: Entry) => string[];

const DESCRIBED: Readonly<Record<string, Describe>> = {
  handler: (parts, { functionName }, entry) => {
    const { message, ...fields } = fieldsOf(entry);
    const level = isLevel(entry.level) ? entry.level : "info";
    const rest = Object.keys(fields).length === 0 ? "" : ` ${JSON.stringify(fields)}`;
    return [`${functionName} ${paint(parts, STYLES[level], level)}  ${String(message)}${rest}`];
  },
  failed: failure,
  "dead-letter": deadLetter,
  waiting: (parts, { functionName }, entry) => {
    const fact = inBoth((language) => describeReason(entry.reason, language).fact);
    const due = typeof entry.dueInMs === "number" ? wait(entry.dueInMs) : "?";
    const text: Both = {
      en: `${functionName} waits: ${fact.en}; the relay may try again in ${due} (/timer fires it now)`,
      zh: `${functionName} 待重试：${fact.zh}；${due} 后可由投递器重试（/timer 立即触发）`,
    };
    return [paint(parts, entry.level === "info" ? "dim" : "yellow", text[parts.language])];
  },
  "send-announced": unconfirmedLine("dim"),
  unconfirmed: unconfirmedLine("yellow"),
  "transfer-too-late": unconfirmedLine("red"),
  cancelled: unconfirmedLine("yellow"),
  resumed: ({ language }, { functionName }) => {
    const text: Both = { en: `goes on in the background → ${functionName}`, zh: `在后台继续 → ${functionName}` };
    return [text[language]];
  },
  "picture-renewed": (parts, { functionName }) => {
    const text: Both = {
      en: `${functionName} uploaded a picture anew: WeChat did not know its media id any more`,
      zh: `${functionName} 重新上传了图片：微信提前不认它的 media_id`,
    };
    return [paint(parts, "yellow", text[parts.language])];
  },
  relay: (_, { functionName }, entry) => {
    const { durationMs, purged, ...counts } = fieldsOf(entry);
    const done = Object.entries(counts).filter(([, count]) => count !== 0);
    return done.length === 0
      ? []
      : [`${functionName}: ${done.map(([name, count]) => `${name} ${String(count)}`).join(", ")}`];
  },
};

function unconfirmedLine(style: "dim" | "yellow" | "red"): Describe {
  return (parts, { functionName }, entry) => {
    const words = UNCONFIRMED_LINES[entry.event as UnconfirmedEvent](entry)[parts.language];
    return [paint(parts, style, `${functionName} ${words}`)];
  };
}

/** The handler's error with the author's own line, or the refusal of the runtime with its fix. */
function failure(parts: LineParts, event: LogLineEvent, entry: Entry): string[] {
  const place = errorPlace(parts.places, entry);
  const push = parts.threads.of(event);
  if (push !== undefined && place !== undefined) push.errorPlace = place;
  const text = errorTextOf(entry);
  if (entry.code !== "HANDLER_FAILED")
    return text === "" ? problem(parts, event, entry) : red(parts, `${event.functionName}: ${text}`, place);
  const verb = parts.language === "zh" ? "抛出" : "throws";
  return red(
    parts,
    `${event.functionName} ${verb} ${String(entry.errorClass)}${text === "" ? "" : `: ${text}`}`,
    place,
  );
}

const WARNING: Both = { en: "warn", zh: "警告" };
const ERROR: Both = { en: "error", zh: "错误" };

/** What the runtime warns of, by its own name: docs/reference/log-events.md explains each. */
function problem(parts: LineParts, { functionName }: LogLineEvent, entry: Entry): string[] {
  const fields = Object.entries(fieldsOf(entry)).map(([name, value]) => `${name}=${String(value)}`);
  const level = entry.level === "error" ? ERROR : WARNING;
  const head = [functionName, level[parts.language], entry.event, ...fields].join(" ");
  const [first = "", ...rest] = errorTextOf(entry).split("\n");
  const style = entry.level === "error" ? "red" : "yellow";
  return [`${head}${first && `: ${first}`}`, ...rest].map((line) => paint(parts, style, line));
}

function red(parts: LineParts, text: string, place: string | undefined): string[] {
  const lines = [...text.split("\n"), ...(place === undefined ? [] : [`  at ${place}`])];
  return lines.map((line) => paint(parts, "red", line));
}
