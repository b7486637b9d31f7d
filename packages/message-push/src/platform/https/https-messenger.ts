// Sends customer-service messages over api.weixin.qq.com with an access token: for where a cloud call is not possible.
import type { Clock, Messenger } from "../../runtime/ports";
import { accessTokens } from "./access-token";
import { openExchange } from "./http-exchange";
import { httpsMedia } from "./https-media";
import { jsonPoster } from "./post-json";
import { tokenCall, unanswered } from "./token-call";

/** Options of {@link httpsMessenger}. */
export interface HttpsMessengerOptions {
  readonly appid: string;
  readonly secret: string;
  /** @default "https://api.weixin.qq.com" */
  readonly apiBase?: string | undefined;
  /** How long the question for a token and "typing…" may take. Pictures get longer. @default 1500 */
  readonly timeoutMs?: number;
  /** How long a message may take: it is not given up early, because its fate would be unknown. @default 10000 */
  readonly sendTimeoutMs?: number;
  readonly clock: Clock;
}

const SEND = "/cgi-bin/message/custom/send";
/** The mini program's own path; `custom/typing` is the official accounts'. Sending has no such difference. */
const TYPING = "/cgi-bin/message/custom/business/typing";

/** The messenger with an access token. It needs no permission in config.json, and counts against the same quotas. */
export function httpsMessenger(options: HttpsMessengerOptions): Messenger {
  const { apiBase = "https://api.weixin.qq.com", timeoutMs = 1_500, sendTimeoutMs = 10_000, clock } = options;
  const exchange = openExchange(apiBase, clock);
  const post = jsonPoster(exchange, timeoutMs);
  const patientPost = jsonPoster(exchange, sendTimeoutMs);
  const call = tokenCall(accessTokens({ ...options, post }));

  const accept = (path: string, body: object, poster = post, leaveBeforeMs?: number) =>
    call<void>(async (tokenQuery) => {
      const outcome = await poster(`${path}?${tokenQuery}`, body, leaveBeforeMs);
      if (outcome.kind !== "answered") return unanswered(outcome);
      const { errcode, errmsg } = outcome.body;
      return errcode === 0 ? { value: undefined } : { errcode, errmsg };
    });

  return {
    deliver: (touser, message, leaveBeforeMs) => accept(SEND, { touser, ...message }, patientPost, leaveBeforeMs),
    showTyping: (touser, conversation) => accept(TYPING, { touser, command: "Typing", ...conversation }),
    ...httpsMedia(exchange, call),
  };
}
