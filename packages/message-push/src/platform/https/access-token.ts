// The access token of the mini program: asked for once, kept until shortly before it ends, shared by all who wait for it.
import type { Clock } from "../../runtime/ports";
import { failedSend, unsentSend } from "../../wechat/send-errors";
import type { PostJson } from "./post-json";

export interface AccessTokenOptions {
  readonly appid: string;
  readonly secret: string;
  readonly post: PostJson;
  readonly clock: Clock;
}

export interface AccessTokens {
  /** @throws {PushError} `SEND_REFUSED` when there is none to be had */
  current(): Promise<string>;
  /** A token other than the one WeChat refused, if WeChat gives out another. @throws {PushError} as `current` */
  renewed(refused: string): Promise<string>;
}

/** From 5 minutes before the end WeChat gives out a new token, and both are valid: any time within those will do. */
const EARLY_MS = 60_000;

interface Token {
  readonly value: string;
  readonly freshUntilMs: number;
}

/** Tokens from `POST /cgi-bin/stable_token`: however many instances ask, all get the same one. */
export function accessTokens(options: AccessTokenOptions): AccessTokens {
  const { clock } = options;
  let kept: Token | undefined;
  let asking: Promise<Token> | undefined;

  async function fetchOnce(): Promise<string> {
    asking ??= requestToken(options).finally(() => {
      asking = undefined;
    });
    kept = await asking;
    return kept.value;
  }

  return {
    current: async () => (kept && clock.nowMs() < kept.freshUntilMs ? kept.value : fetchOnce()),
    // A second call finds that the first has renewed it.
    renewed: async (refused) => (kept && kept.value !== refused ? kept.value : fetchOnce()),
  };
}

/**
 * Never with `force_refresh`: it ends the token of every other instance, and is allowed 20 times a day. A token that
 * another caller replaced is not given out any more, so the ordinary question brings the new one.
 */
async function requestToken({ appid, secret, post, clock }: AccessTokenOptions): Promise<Token> {
  const askedAtMs = clock.nowMs();
  const outcome = await post("/cgi-bin/stable_token", { grant_type: "client_credential", appid, secret });
  // However this request ended, the message itself is not on its way yet.
  if (outcome.kind === "lost")
    throw unsentSend({ en: "no answer to the question for an access token", zh: "获取 access_token 没有回应" });
  if (outcome.kind === "unsent") throw unsentSend(outcome.reason);
  const { access_token: value, expires_in: lifeSeconds, errcode } = outcome.body;
  if (typeof value === "string" && value !== "" && typeof lifeSeconds === "number") {
    return { value, freshUntilMs: askedAtMs + lifeSeconds * 1_000 - EARLY_MS };
  }
  throw typeof errcode === "number"
    ? failedToken(errcode)
    : unsentSend({ en: "an answer without an access token", zh: "返回内容里没有 access_token" });
}

// Numbers that leave a send in the dark cannot do so here: there was no send.
function failedToken(errcode: number): Error {
  const failure = failedSend(errcode);
  return failure.code === "SEND_REFUSED"
    ? failure
    : unsentSend({
        en: `errcode ${errcode} to the question for a token`,
        zh: `获取 access_token 返回 errcode ${errcode}`,
      });
}
