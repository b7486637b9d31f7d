// The life of a push from WeChat's side: it arrives, is attempted, paused, stopped and finished.

import { type Both, same } from "../../../src/language";
import type { SimulatorEvent } from "../../events";
import { isUrl } from "../../http-push/endpoint";
import type { PushAttempt } from "../../push-report";
import { wait } from "./elapsed";
import { type LineParts, numberOf, paint, stamped } from "./line-parts";
import { packetLine } from "./message-line";

type Of<Kind extends SimulatorEvent["kind"]> = Extract<SimulatorEvent, { kind: Kind }>;

export function pushArrived(parts: LineParts, { pushId, pair, packet }: Of<"push-arrived">): string[] {
  const who = parts.nameOf(packet.FromUserName);
  const what = [PUSH[parts.language], pair, packetLine(packet, parts.language), who === undefined ? "" : `(${who})`];
  const [push, ...rest] = what.filter((word) => word !== "");
  return [`${numberOf({ pushId })}${paint(parts, "bold", String(push))}  ${rest.join("  ")}`];
}

const PUSH: Both = { en: "push", zh: "推送" };

/** A server has no instance whose start could be told; functions: see {@link invocationStarted}. */
export function attemptStarted(parts: LineParts, event: Of<"attempt-started">): string[] {
  const { number, target, atMs } = event;
  return isUrl(target) ? [stamped(parts, parts.threads.of(event), atMs, attemptWords(parts, number, target))] : [];
}

export function invocationStarted(parts: LineParts, event: Of<"invocation-started">): string[] {
  const { invocation, coldStart, atMs } = event;
  const attempt = parts.threads.attemptOf(invocation.id);
  if (attempt === undefined) return [];
  const start = paint(parts, "dim", (coldStart ? COLD : WARM)[parts.language]);
  const text = `${attemptWords(parts, attempt.number, attempt.target)} ${start}`;
  return [stamped(parts, parts.threads.of(event), atMs, text)];
}

const COLD: Both = { en: "(cold start)", zh: "（冷启动）" };
const WARM: Both = { en: "(warm)", zh: "（热实例）" };

function attemptWords({ language }: LineParts, number: number, target: string): string {
  return language === "zh" ? `第 ${number} 次投递 → ${target}` : `attempt ${number} → ${target}`;
}

export function attemptEnded(parts: LineParts, event: Of<"attempt-ended">): string[] {
  const { attempt, atMs } = event;
  const style = attempt.outcome === "answered" ? "green" : "red";
  return [stamped(parts, parts.threads.of(event), atMs, paint(parts, style, describeEnd(parts, attempt)))];
}

const ENDS: Readonly<Record<Exclude<PushAttempt["outcome"], "answered">, Both>> = {
  "no-answer": { en: "no answer in time", zh: "未在时限内应答" },
  failed: { en: "failed", zh: "失败" },
  nonsense: { en: "an answer that WeChat does not take", zh: "微信不接受的应答" },
};

function describeEnd({ language }: LineParts, { outcome, passiveReply, detail, why, invocation }: PushAttempt): string {
  const reply = passiveReply === undefined ? "" : describeReply(passiveReply)[language];
  if (outcome === "answered") {
    const memoryMb = invocation?.memoryMb ?? 0;
    return { en: `answers ${reply}, ${memoryMb} MB`, zh: `应答 ${reply}，${memoryMb} MB` }[language];
  }
  const because = why?.[language] ?? detail;
  const colon = { en: ": ", zh: "：" }[language];
  return `${ENDS[outcome][language]}${because ? `${colon}${because}` : ""}${reply && ` (${reply})`}`;
}

function describeReply(passiveReply: unknown): Both {
  const isTransfer = Object(passiveReply).MsgType === "transfer_customer_service";
  return isTransfer ? { en: "a transfer to human agents", zh: "转人工" } : same(JSON.stringify(passiveReply));
}

export function pushPaused(parts: LineParts, event: Of<"push-paused">): string[] {
  const { pauseMs, atMs } = event;
  const pause = wait(pauseMs);
  const text: Both = { en: `pushed again in ${pause}; /stop ends that`, zh: `${pause} 后重推；/stop 停止` };
  return [stamped(parts, parts.threads.of(event), atMs, paint(parts, "yellow", text[parts.language]))];
}

export function pushStopped(parts: LineParts, event: Of<"push-stopped">): string[] {
  const { pair, atMs } = event;
  const text: Both = { en: `stopped: ${pair} is not pushed again`, zh: `已停止重推 ${pair}` };
  return [stamped(parts, parts.threads.of(event), atMs, paint(parts, "yellow", text[parts.language]))];
}

const UNSENT: Readonly<Record<"not-bound" | "to-agent", Both>> = {
  "not-bound": {
    en: "no function is bound to this pair: WeChat does not push it",
    zh: "没有云函数绑定这个消息对：微信不推送",
  },
  "to-agent": {
    en: "a human agent has this conversation: the message goes there",
    zh: "人工客服正在接待：消息转给人工",
  },
};
const GAVE_UP: Both = { en: "WeChat gives up: it was not answered", zh: "微信放弃推送：没有得到应答" };

export function pushFinished(parts: LineParts, event: Of<"push-finished">): string[] {
  const { report, atMs } = event;
  const line = (text: string) => [stamped(parts, parts.threads.of(event), atMs, text)];
  if (report.delivery !== "delivered") return line(UNSENT[report.delivery][parts.language]);
  const isAnswered = report.attempts.some(({ outcome }) => outcome === "answered");
  // Nonsense is not asked for again, and its line says what is wrong.
  const isNonsense = report.attempts.some(({ outcome }) => outcome === "nonsense");
  const isStopped = parts.threads.of(event)?.isStopped === true;
  return isAnswered || isNonsense || isStopped || report.attempts.length < 2
    ? []
    : line(paint(parts, "red", GAVE_UP[parts.language]));
}
