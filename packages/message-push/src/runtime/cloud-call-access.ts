// Whether WeChat can be reached from here: in a chain that a timer began, the platform may refuse all cloud calls.
import { PushError } from "../push-error";
import { conversationOf } from "../wechat/message-options";
import type { Push } from "../wechat/parse-push";
import { isAccessRefusal, isPassingRefusal } from "../wechat/send-errors";
import type { Call, Messenger } from "./ports";

/** Whether a timer began the chain of calls. */
export function beganWithTimer({ sources }: Pick<Call, "sources">): boolean {
  return sources[0] === "wx_trigger";
}

/** config.json may name `send` and not `setTyping`: then only the reply itself shows it. */
const NOT_DECLARED = -604101;

/**
 * Tries with a call that may get lost: "typing…" shows before the reply, and its failure costs nothing, while a
 * reply whose fate is unknown counts as sent.
 *
 * @throws {PushError} `CLOUD_CALLS_UNAVAILABLE`: nothing was sent, and a push of the customer's has to do it
 */
export async function requireCloudCalls(
  messenger: Messenger,
  { touser, event }: Pick<Push, "touser" | "event">,
): Promise<void> {
  try {
    await messenger.showTyping(touser, conversationOf(event));
  } catch (error) {
    if (!isUnavailable(error)) return;
    throw new PushError(
      "CLOUD_CALLS_UNAVAILABLE",
      { en: "WeChat cannot be reached from a timer here.", zh: "在定时触发里无法访问微信。" },
      {
        en: "Nothing is lost: the customer's next push sends what waits. Set WECHAT_APPID and WECHAT_APPSECRET to have it sent by access token at once.",
        zh: "不会丢失：客户的下一条推送会补发积压。设置 WECHAT_APPID 和 WECHAT_APPSECRET，就能立即用 access_token 发送。",
      },
      { cause: error },
    );
  }
}

/** Whether a failure of "typing…" shows that WeChat cannot be reached from here. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof PushError)) return true;
  if (error.code === "SEND_UNKNOWN" || isStoppedOnTheWay(error)) return true;
  return isAccessRefusal(error) && error.errCode !== NOT_DECLARED;
}

/** WeChat was not asked at all, so cloud calls may be refused. Its own "system error" is -1 or -1000; the platform's have six digits. */
export function isStoppedOnTheWay(error: PushError): boolean {
  return isPassingRefusal(error) && (error.errCode === undefined || error.errCode <= -100_000);
}

/** Whether a reply was refused because of where it was sent from, so that another invocation may get it through. */
export function isRefusedAccess(error: unknown): boolean {
  return error instanceof PushError && (error.code === "CLOUD_CALLS_UNAVAILABLE" || isAccessRefusal(error));
}
