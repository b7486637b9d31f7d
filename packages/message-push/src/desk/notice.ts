// Tells the team's people that somebody waits: to a group robot of WeCom, or to any address that takes JSON.

/** Why somebody waits: the customer asked for a person, nobody knew the answer, or sent what no rule can answer. */
export type WaitReason = "asked" | "no-answer" | "other";

/** What is told. It has nothing of the customer in it. */
export interface Notice {
  readonly reason: WaitReason;
  /** Whether people are at the desk. */
  readonly isOpen: boolean;
  readonly atMs: number;
}

/** Tells it; rejects when that failed. */
export type Notify = (notice: Notice, signal: AbortSignal) => Promise<void>;

/** https://developer.work.weixin.qq.com/document/path/91770 */
const WECOM_HOST = "qyapi.weixin.qq.com";

const REASONS: Readonly<Record<WaitReason, string>> = {
  asked: "要人工客服",
  "no-answer": "没有答案",
  other: "图片或卡片",
};

/** The body that an address takes: WeCom's own format for its robots, plain JSON for all others. */
export function noticeBody(url: string, { reason, isOpen, atMs }: Notice): object {
  if (new URL(url).hostname !== WECOM_HOST) {
    return { event: "somebody-waits", reason, isOpen, at: new Date(atMs).toISOString() };
  }
  const content = isOpen
    ? `小程序客服：有顾客在等待（${REASONS[reason]}）。`
    : `小程序客服：休息时间有顾客留言（${REASONS[reason]}）。`;
  return { msgtype: "text", text: { content } };
}
