// What became of a send, an upload or a download that failed, read from its number: refused, passing, or of unknown fate.
import { type Both, same } from "../language";
import { PushError } from "../push-error";
import { isListed, LOST, meaningOf } from "./return-codes";

/** WeChat's words for what passes. Several numbers have them, and new ones will. */
const SYSTEM_ERROR = /system (error|busy)|系统(错误|繁忙|异常)/iu;

/** Refusals with a number that no list names, and WeChat's words for what passes. */
const passingBySaying = new WeakSet<PushError>();

/**
 * The error of a send that failed with `errCode`: `SEND_REFUSED`, or `SEND_UNKNOWN` when it may have been accepted.
 *
 * @param says WeChat's text beside a number: it is only looked at, never shown
 */
export function failedSend(errCode: number | undefined, says = ""): PushError {
  if (errCode === undefined || LOST.includes(errCode)) {
    return new PushError(
      "SEND_UNKNOWN",
      {
        en: "It is unknown whether WeChat accepted the reply: the response was lost.",
        zh: "不知道微信是否收下了回复：响应丢失了。",
      },
      {
        en: "`onUnknownSend` decides what happens next; docs/reliability-and-security.md has the reason.",
        zh: "接下来怎样由 `onUnknownSend` 决定；原因见 docs/reliability-and-security.zh-CN.md。",
      },
      errCode === undefined ? {} : { errCode },
    );
  }
  const { fact, fix } = meaningOf(errCode);
  const refusal = {
    en: `WeChat refused the reply with errCode ${errCode}: ${fact.en}.`,
    zh: `微信拒绝了回复，errCode ${errCode}：${fact.zh}。`,
  };
  const error = new PushError("SEND_REFUSED", refusal, fix, { errCode });
  if (!isListed(errCode) && SYSTEM_ERROR.test(says)) passingBySaying.add(error);
  return error;
}

/** The error of a send that WeChat had not answered when there was no time left to wait: a `SEND_UNKNOWN` without a number. */
export function unansweredSend(): PushError {
  return new PushError(
    "SEND_UNKNOWN",
    {
      en: "It is unknown whether WeChat accepted the reply: it had not answered when the push had to be answered.",
      zh: "不知道微信是否收下了回复：到了必须回应推送的时候，它还没有回应。",
    },
    {
      en: "`onUnknownSend` decides what happens next. If it happens often, look at how much time the handler takes before its reply.",
      zh: "接下来怎样由 `onUnknownSend` 决定。如果经常发生，请看处理函数在回复之前用了多少时间。",
    },
  );
}

/**
 * The error of a send that never left this machine, or that stopped before the message was on its way: a `SEND_REFUSED`
 * without a number. Trying again is safe. `reason` is a code such as `ECONNREFUSED`, or words of our own: never text from outside.
 */
export function unsentSend(reason: Both | string): PushError {
  const why = typeof reason === "string" ? same(reason) : reason;
  return new PushError(
    "SEND_REFUSED",
    { en: `The reply did not get as far as WeChat: ${why.en}.`, zh: `回复没有到达微信：${why.zh}。` },
    {
      en: "It was tried again as often as time allowed; check WECHAT_API_BASE and the network, if it stays so.",
      zh: "已在时限内重试；如果一直这样，请检查 WECHAT_API_BASE 和网络。",
    },
  );
}

/**
 * The error of an upload or a download, made of the messenger's. Doing it twice does no harm, so what got lost on the way
 * is a failure like any other.
 */
export function failedMedia(verb: "uploaded" | "downloaded", { code, errCode, texts }: PushError): PushError {
  const isLost = code === "SEND_UNKNOWN";
  const reason = isLost ? { en: "the response was lost", zh: "响应丢失了" } : reasonOf(errCode);
  return new PushError(
    "MEDIA_FAILED",
    {
      en: `The picture could not be ${verb}: ${reason.en}.`,
      zh: `无法${verb === "uploaded" ? "上传" : "下载"}图片：${reason.zh}。`,
    },
    isLost
      ? {
          en: "It was tried again as often as time allowed; nothing to fix in code.",
          zh: "已在时限内重试，代码无需修改。",
        }
      : texts.fix,
    errCode === undefined ? {} : { errCode },
  );
}

function reasonOf(errCode: number | undefined): Both {
  if (errCode === undefined) return { en: "WeChat was not reached", zh: "没有到达微信" };
  const { fact } = meaningOf(errCode);
  return { en: `errCode ${errCode}: ${fact.en}`, zh: `errCode ${errCode}：${fact.zh}` };
}

/** Whether the reason of a refusal passes: WeChat's number says so, or its words, or nothing reached WeChat. */
export function isPassingRefusal(error: PushError): boolean {
  const { code, errCode } = error;
  if (code !== "SEND_REFUSED" || errCode === undefined) return code === "SEND_REFUSED";
  return meaningOf(errCode).isPassing === true || passingBySaying.has(error);
}

/** Whether the platform refused the cloud call itself: WeChat never saw the message, and no cloud call will get through. */
export function isBarredCloudCall({ code, errCode }: PushError): boolean {
  return code === "SEND_REFUSED" && errCode !== undefined && meaningOf(errCode).isBarred === true;
}

/** Whether the message was refused because of how it was sent (cloud call or access token), and not for its content. */
export function isAccessRefusal({ code, errCode }: PushError): boolean {
  if (code !== "SEND_REFUSED" || errCode === undefined) return false;
  const { isBarred, isCredential } = meaningOf(errCode);
  return isBarred === true || isCredential === true;
}

/** Numbers about the access token: a fresh one may help. */
const TOKEN_REFUSED: ReadonlySet<unknown> = new Set([40001, 40014, 41001, 42001]);

/** Whether WeChat refused the access token, so that nothing of the call was done. */
export function isTokenRefused(errCode: unknown): boolean {
  return TOKEN_REFUSED.has(errCode);
}
