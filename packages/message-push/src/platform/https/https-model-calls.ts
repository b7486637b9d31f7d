// WeChat's content check and "typing…" over api.weixin.qq.com, for where a cloud call is not possible.
import { CONTENT_SCENE, type ModelCalls, readCheck } from "../../desk/model/model-port";
import { PushError } from "../../push-error";
import { conversationOf } from "../../wechat/message-options";
import { accessTokens } from "./access-token";
import { openExchange } from "./http-exchange";
import { type HttpsMessengerOptions, httpsMessenger } from "./https-messenger";
import { jsonPoster } from "./post-json";
import { tokenCall, unanswered } from "./token-call";

const CHECK = "/wxa/msg_sec_check";

/** They take the same access token as the messenger. */
export function httpsModelCalls(options: HttpsMessengerOptions): ModelCalls {
  const { apiBase = "https://api.weixin.qq.com", timeoutMs = 1_500, clock } = options;
  const post = jsonPoster(openExchange(apiBase, clock), timeoutMs);
  const call = tokenCall(accessTokens({ ...options, post }));
  const { showTyping } = httpsMessenger(options);

  return {
    async checkText(openid, content) {
      try {
        const suggest = await call<unknown>(async (tokenQuery) => {
          const body = { version: 2, scene: CONTENT_SCENE, openid, content };
          const outcome = await post(`${CHECK}?${tokenQuery}`, body);
          if (outcome.kind !== "answered") return unanswered(outcome);
          const { errcode, errmsg, result } = outcome.body;
          return errcode === 0 ? { value: Object(result).suggest } : { errcode, errmsg };
        });
        return readCheck(suggest);
      } catch (error) {
        const errCode = error instanceof PushError ? error.errCode : undefined;
        return { kind: "unchecked", ...(errCode === undefined ? {} : { errCode }) };
      }
    },
    showTyping: (openid, event) => showTyping(openid, conversationOf(event)).catch(() => undefined),
  };
}
