// What WeChat says in grey in the middle: times, notices, what happened to the conversation.

import type { Both } from "../state/language";
import { say } from "../state/language";
import type { Mark } from "./lines";

export function Notice({ text, isBad = false }: { readonly text: string; readonly isBad?: boolean }) {
  return <p class={isBad ? "chat-note chat-note-bad" : "chat-note"}>{text}</p>;
}

const HAND_OVER: Readonly<Record<Extract<Mark, { kind: "hand-over" }>["state"], Both>> = {
  queued: { en: "Handed over to a person; waiting in the queue", zh: "已转人工，排队中" },
  accepted: { en: "A person has taken over", zh: "人工客服已接入" },
  closed: {
    en: "The person has ended the session; the function answers again",
    zh: "人工会话已结束，恢复由云函数回复",
  },
};

export function markWords(mark: Mark): string {
  if (mark.kind === "hand-over") return say(HAND_OVER[mark.state]);
  if (mark.kind === "window-closed")
    return say({
      en: "WeChat's time for replies is over: nothing can be sent until the customer writes",
      zh: "回复窗口已关闭：客户再发消息前无法回复",
    });
  const from = mark.sessionFrom;
  return say({
    en: from === "" ? "Entered the conversation" : `Entered the conversation · session-from: ${from}`,
    zh: from === "" ? "进入会话" : `进入会话 · session-from：${from}`,
  });
}
