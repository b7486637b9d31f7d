// WeChat's side of a push in steps: it arrives, is delivered, paused, and over.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushAttempt, PushReport } from "../../simulator/push-report";
import { wait } from "../../simulator/terminal/lines/elapsed";
import type { Both } from "../../src/language";
import type { StepWords } from "./step";

export function stepsOfWechat(event: SimulatorEvent, events: readonly SimulatorEvent[]): StepWords | undefined {
  switch (event.kind) {
    case "push-arrived":
      return { kind: "wechat", words: { en: "WeChat has something to push", zh: "微信有一条推送" } };
    case "attempt-started":
      return { kind: "wechat", words: startWords(event, events) };
    case "attempt-ended":
      return endOf(event.attempt);
    case "push-paused": {
      const pause = wait(event.pauseMs);
      return { kind: "wechat", words: { en: `WeChat pushes it again in ${pause}`, zh: `微信在 ${pause} 后重推` } };
    }
    case "push-stopped":
      return { kind: "wechat", words: { en: "Stopped: it is not pushed again", zh: "已停止：不再重推" } };
    case "push-finished": {
      const words = overWords(event.report);
      return words && { kind: "wechat", ...words };
    }
    default:
      return undefined;
  }
}

function startWords(
  { number, target, invocationIds }: Extract<SimulatorEvent, { kind: "attempt-started" }>,
  events: readonly SimulatorEvent[],
): Both {
  const started = events.find(
    (event) => event.kind === "invocation-started" && invocationIds.includes(event.invocation.id),
  );
  const words = { en: `Delivery ${number} → ${target}`, zh: `第 ${number} 次投递 → ${target}` };
  if (started?.kind !== "invocation-started") return words;
  const { coldStart, instanceId } = started;
  return {
    en: `${words.en} (${coldStart ? "cold start" : "warm"}, instance ${instanceId})`,
    zh: `${words.zh}（${coldStart ? "冷启动" : "热实例"}，实例 ${instanceId}）`,
  };
}

const ENDS: Readonly<Record<PushAttempt["outcome"], Both>> = {
  answered: { en: "WeChat takes the answer", zh: "微信接受应答" },
  "no-answer": { en: "WeChat waits no longer: no answer in time", zh: "微信不再等待：没有在时限内应答" },
  failed: { en: "WeChat gets no answer: the delivery failed", zh: "微信没有得到应答：投递失败" },
  nonsense: { en: "WeChat does not take this answer", zh: "微信不接受这个应答" },
};

function answerOf(passiveReply: unknown): Both {
  if (Object(passiveReply).MsgType === "transfer_customer_service")
    return { en: ": a transfer to human agents", zh: "：转人工" };
  const text = passiveReply === undefined ? "" : ` · ${shortened(JSON.stringify(passiveReply))}`;
  return { en: text, zh: text };
}

function endOf(attempt: PushAttempt): StepWords {
  const { outcome, durationMs, passiveReply, invocation, why, fault } = attempt;
  const memory = invocation === undefined ? "" : ` · ${invocation.memoryMb} MB`;
  const [end, answer] = [ENDS[outcome], answerOf(passiveReply)];
  return {
    kind: "wechat",
    words: { en: `${end.en}${answer.en}${memory}`, zh: `${end.zh}${answer.zh}${memory}` },
    ...(why !== undefined && { text: why }),
    durationMs,
    isBad: outcome !== "answered",
    details: {
      outcome,
      ...(passiveReply !== undefined && { passiveReply }),
      ...(fault !== undefined && { fault }),
    },
  };
}

const LONGEST = 60;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function overWords({ delivery, attempts, isTransferred }: PushReport): Pick<StepWords, "words" | "isBad"> | undefined {
  if (delivery === "not-bound")
    return {
      words: {
        en: "No function is bound to this pair: WeChat does not push it",
        zh: "没有云函数绑定这个消息对：微信不推送",
      },
    };
  if (delivery === "to-agent")
    return {
      words: {
        en: "A human agent has this conversation: the message goes there",
        zh: "人工客服正在接待：消息转给人工",
      },
    };
  if (isTransferred) return { words: { en: "The customer waits for a human agent", zh: "客户开始等待人工" } };
  if (attempts.some(({ outcome }) => outcome === "answered")) return undefined;
  return { words: { en: "WeChat gives up: it was not answered", zh: "微信放弃推送：没有得到应答" }, isBad: true };
}
