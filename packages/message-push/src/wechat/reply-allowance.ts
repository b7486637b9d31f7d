// How many replies WeChat allows after an action of the customer, and how many are left.
import type { MessageBody } from "./messages";
import { TEXT_MAX_BYTES } from "./split-text";

/** How many messages an action of the customer allows, and how long. */
export interface ReplyAllowance {
  readonly count: number;
  readonly windowMs: number;
}

/** The allowances after each kind of action. Sources differ, so both can be set: see docs/reliability.md. */
export interface ReplyAllowances {
  readonly message: ReplyAllowance;
  readonly entering: ReplyAllowance;
}

/** 客服消息 → 发送客服消息: 5 in 48 hours after a message, 2 in a minute after entering. Older pages say 3, and 1 or none. */
export const REPLY_ALLOWANCES: ReplyAllowances = {
  message: { count: 5, windowMs: 48 * 60 * 60 * 1000 },
  entering: { count: 2, windowMs: 60 * 1000 },
};

/** An action of the customer, and what was sent since. */
export interface CustomerAction {
  readonly atMs: number;
  readonly allowance: ReplyAllowance;
}

/**
 * How many messages WeChat still takes. Every action sets what is left to the larger of what was left and what it
 * grants; nothing adds up.
 */
export function repliesLeft(actions: readonly CustomerAction[], sentAtMs: readonly number[], nowMs: number): number {
  const events = [
    ...actions.map((action) => ({ atMs: action.atMs, action })),
    ...sentAtMs.map((atMs) => ({ atMs, action: undefined })),
  ].sort((a, b) => a.atMs - b.atMs);
  let left = 0;
  let endsAtMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, action } of events) {
    if (atMs >= endsAtMs) left = 0;
    if (action === undefined) {
      left = Math.max(0, left - 1);
    } else {
      left = Math.max(left, action.allowance.count);
      endsAtMs = Math.max(endsAtMs, atMs + action.allowance.windowMs);
    }
  }
  return nowMs < endsAtMs ? left : 0;
}

/**
 * Makes messages fit into `places` by joining neighbouring texts, the shortest neighbours first. What can be joined no
 * further stays: then there are more messages than places, and the caller has to report it.
 */
export function joinTexts(messages: readonly MessageBody[], places: number): MessageBody[] {
  const joined = [...messages];
  while (joined.length > places) {
    const at = shortestPair(joined);
    if (at === undefined) break;
    joined.splice(at, 2, textOf(`${contentOf(joined[at])}\n${contentOf(joined[at + 1])}`));
  }
  return joined;
}

function shortestPair(messages: readonly MessageBody[]): number | undefined {
  let best: { at: number; bytes: number } | undefined;
  for (let at = 0; at + 1 < messages.length; at += 1) {
    const [first, second] = [contentOf(messages[at]), contentOf(messages[at + 1])];
    if (first === undefined || second === undefined) continue;
    const bytes = Buffer.byteLength(first) + Buffer.byteLength(second) + 1;
    if (bytes <= TEXT_MAX_BYTES && (best === undefined || bytes < best.bytes)) best = { at, bytes };
  }
  return best?.at;
}

function contentOf(message: MessageBody | undefined): string | undefined {
  return message?.msgtype === "text" ? message.text.content : undefined;
}

function textOf(content: string): MessageBody {
  return { msgtype: "text", text: { content } };
}
