// A call with an access token: asked for before, renewed once when WeChat refuses it.
import { failedSend, isTokenRefused, unsentSend } from "../../wechat/send-errors";
import type { AccessTokens } from "./access-token";
import type { UnansweredOutcome } from "./http-exchange";

/** What WeChat answered: the value asked for, or its number, which may be missing. */
export type TokenCallOutcome<T> = { readonly value: T } | { readonly errcode: unknown; readonly errmsg?: unknown };

/** Makes a call; `ask` gets the query that names the token. */
export type TokenCall = <T>(ask: (tokenQuery: string) => Promise<TokenCallOutcome<T>>) => Promise<T>;

/** Calls with these tokens. The call fails as the messenger does: `SEND_REFUSED`, or `SEND_UNKNOWN`. */
export function tokenCall(tokens: AccessTokens): TokenCall {
  return async (ask) => {
    const withToken = (token: string) => ask(`access_token=${encodeURIComponent(token)}`);
    const token = await tokens.current();
    const first = await withToken(token);
    const outcome =
      "errcode" in first && isTokenRefused(first.errcode) ? await withToken(await tokens.renewed(token)) : first;
    if ("value" in outcome) return outcome.value;
    throw failedSend(typeof outcome.errcode === "number" ? outcome.errcode : undefined, String(outcome.errmsg ?? ""));
  };
}

/**
 * What becomes of a request that got no answer.
 *
 * @throws {PushError} `SEND_REFUSED` when it never left
 */
export function unanswered(outcome: UnansweredOutcome): { readonly errcode: undefined } {
  if (outcome.kind === "unsent") throw unsentSend(outcome.reason);
  return { errcode: undefined };
}
