// Sends customer-service messages over api.weixin.qq.com with an access token: for where a cloud call is not possible.
import type { Clock, Messenger } from "../../runtime/ports";
import { failedSend, isTokenRefused, unsentSend } from "../../wechat/send-errors";
import { accessTokens } from "./access-token";
import { jsonPoster } from "./post-json";

/** Options of {@link httpsMessenger}. */
export interface HttpsMessengerOptions {
  readonly appid: string;
  readonly secret: string;
  /** @default "https://api.weixin.qq.com" */
  readonly apiBase?: string | undefined;
  /** How long each request may take: the question for a token, and the message. @default 1500 */
  readonly timeoutMs?: number;
  readonly clock: Clock;
}

const SEND = "/cgi-bin/message/custom/send";
/** The mini program's own path; `custom/typing` is the official accounts'. Sending has no such difference. */
const TYPING = "/cgi-bin/message/custom/business/typing";

/** The messenger with an access token. It needs no permission in config.json, and counts against the same quotas. */
export function httpsMessenger(options: HttpsMessengerOptions): Messenger {
  const { apiBase = "https://api.weixin.qq.com", timeoutMs = 1_500, clock } = options;
  const post = jsonPoster({ apiBase, timeoutMs, clock });
  const tokens = accessTokens({ ...options, post });

  /** The errcode of the answer. */
  async function ask(path: string, token: string, body: object): Promise<unknown> {
    const outcome = await post(`${path}?access_token=${encodeURIComponent(token)}`, body);
    if (outcome.kind === "unsent") throw unsentSend(outcome.reason);
    return outcome.kind === "answered" ? outcome.body.errcode : undefined;
  }

  async function call(path: string, body: object): Promise<void> {
    const token = await tokens.current();
    const first = await ask(path, token, body);
    const errcode = isTokenRefused(first) ? await ask(path, await tokens.renewed(token), body) : first;
    if (errcode !== 0) throw failedSend(typeof errcode === "number" ? errcode : undefined);
  }

  return {
    deliver: (touser, message) => call(SEND, { touser, ...message }),
    showTyping: (touser) => call(TYPING, { touser, command: "Typing" }),
  };
}
