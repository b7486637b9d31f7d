// The users of the local WeChat, and what each of them sees.
import { randomBytes } from "node:crypto";
import type { SimulatorClock } from "../clock";
import type { Emit } from "../events";
import type { InboxEntry } from "../push-report";
import type { WechatRules } from "./rules";

/** A subscribe message as it was sent, without `touser`. */
export interface SubscribeMessage {
  readonly template_id: string;
  readonly data?: unknown;
  readonly page?: unknown;
  readonly [field: string]: unknown;
}

/** A user, and what WeChat remembers of the conversation. */
export interface SimulatedUser {
  readonly openid: string;
  /** What the user sees; added to by {@link Users.show}. */
  readonly inbox: InboxEntry[];
  /** The subscribe messages that this user got in 服务通知, outside the conversation. */
  readonly subscribeMessages: SubscribeMessage[];
  /** Last thing the user did: the content check asks for it. */
  lastActionAtMs: number | undefined;
  /** What may still be sent, and until when. */
  allowance: { left: number; endsAtMs: number } | undefined;
  typingEndsAtMs: number | undefined;
  /** With the function, waiting for an agent, or with one who spoke last at `sinceMs`. */
  agent: { readonly state: "none" | "queued" | "accepted"; readonly sinceMs: number };
}

export interface Users {
  find(openid: string): SimulatedUser | undefined;
  /** The user of that openid, or a new one. */
  ensure(openid?: string): SimulatedUser;
  all(): readonly SimulatedUser[];
  /** Puts one thing more into the conversation that the user sees. */
  show(user: SimulatedUser, entry: InboxEntry): void;
  /** Puts a subscribe message into the user's 服务通知. */
  notify(user: SimulatedUser, message: SubscribeMessage): void;
}

export function createUsers(emit: Emit): Users {
  const users = new Map<string, SimulatedUser>();
  return {
    find: (openid) => users.get(openid),
    ensure(openid = newOpenid()) {
      const known = users.get(openid);
      if (known) return known;
      const user: SimulatedUser = {
        openid,
        inbox: [],
        subscribeMessages: [],
        lastActionAtMs: undefined,
        allowance: undefined,
        typingEndsAtMs: undefined,
        agent: { state: "none", sinceMs: 0 },
      };
      users.set(openid, user);
      return user;
    },
    all: () => [...users.values()],
    show(user, entry) {
      user.inbox.push(entry);
      emit({ kind: "inbox-entry", openid: user.openid, entry });
    },
    notify(user, message) {
      user.subscribeMessages.push(message);
      emit({ kind: "subscribe-message", openid: user.openid, message });
    },
  };
}

/** 28 characters beginning with "o", as WeChat's are; never all digits, which the SDK would turn into a number. */
function newOpenid(): string {
  return `o${randomBytes(21).toString("base64url").slice(0, 27)}`;
}

/** Notes what a user did: every action sets the allowance anew, to the larger of what is left and what it grants. */
export function noteAction(
  user: SimulatedUser,
  action: "message" | "enter",
  clock: SimulatorClock,
  rules: WechatRules,
): void {
  const { count, windowMs } = action === "message" ? rules.repliesAfterMessage : rules.repliesAfterEntering;
  const nowMs = clock.nowMs();
  const left = user.allowance && nowMs < user.allowance.endsAtMs ? user.allowance : { left: 0, endsAtMs: 0 };
  user.allowance = { left: Math.max(left.left, count), endsAtMs: Math.max(left.endsAtMs, nowMs + windowMs) };
  user.lastActionAtMs = nowMs;
}
