// How many replies WeChat allows after an action of the customer, and how many are left.
import { optionsOf } from "./message-options";
import type { MessageBody } from "./messages";
import { TEXT_MAX_BYTES } from "./split-text";

/** How many messages an action of the customer allows, and how long. */
export interface ReplyAllowance {
  readonly count: number;
  readonly windowMs: number;
}

/** The allowances after each kind of action. Sources differ, so both can be set: see docs/reliability-and-security.md. */
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
 * Makes messages fit into `places` by joining neighbouring texts of the same options, the shortest neighbours first. What can be
 * joined no further stays: then there are more messages than places, and the caller has to report it.
 */
export function joinTexts(messages: readonly MessageBody[], places: number): MessageBody[] {
  const joined = [...messages];
  while (joined.length > places) {
    const best = shortestPair(joined);
    if (best === undefined) break;
    joined.splice(best.at, 2, best.message);
  }
  return joined;
}

interface Pair {
  readonly at: number;
  readonly bytes: number;
  readonly message: MessageBody;
}

function shortestPair(messages: readonly MessageBody[]): Pair | undefined {
  let best: Pair | undefined;
  for (const [at, message] of messages.entries()) {
    const pair = pairOf(message, messages[at + 1], at);
    if (pair !== undefined && pair.bytes <= TEXT_MAX_BYTES && (best === undefined || pair.bytes < best.bytes))
      best = pair;
  }
  return best;
}

function pairOf(first: MessageBody, second: MessageBody | undefined, at: number): Pair | undefined {
  if (first.msgtype !== "text" || second?.msgtype !== "text") return undefined;
  if (JSON.stringify(optionsOf(first)) !== JSON.stringify(optionsOf(second))) return undefined;
  const content = `${first.text.content}\n${second.text.content}`;
  return { at, bytes: Buffer.byteLength(content), message: { ...first, text: { content } } };
}
