// What became of a send, an upload or a download that failed, read from its number: refused, passing, or of unknown fate.
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
      "It is unknown whether WeChat accepted the reply: the response was lost.",
      "`onUnknownSend` decides what happens next; docs/reliability.md has the reason.",
      errCode === undefined ? {} : { errCode },
    );
  }
  const { fact, fix } = meaningOf(errCode);
  const refusal = `WeChat refused the reply with errCode ${errCode}: ${fact}.`;
  const error = new PushError("SEND_REFUSED", refusal, fix, { errCode });
  if (!isListed(errCode) && SYSTEM_ERROR.test(says)) passingBySaying.add(error);
  return error;
}

/** The error of a send that WeChat had not answered when there was no time left to wait: a `SEND_UNKNOWN` without a number. */
export function unansweredSend(): PushError {
  return new PushError(
    "SEND_UNKNOWN",
    "It is unknown whether WeChat accepted the reply: it had not answered when the push had to be answered.",
    "`onUnknownSend` decides what happens next. If it happens often, look at how much time the handler takes before its reply.",
  );
}

/**
 * The error of a send that never left this machine, or that stopped before the message was on its way: a `SEND_REFUSED`
 * without a number. Trying again is safe. `reason` is a code such as `ECONNREFUSED`, never text from outside.
 */
export function unsentSend(reason: string): PushError {
  return new PushError(
    "SEND_REFUSED",
    `The reply did not get as far as WeChat: ${reason}.`,
    "It was tried again as often as time allowed; check WECHAT_API_BASE and the network, if it stays so.",
  );
}

/**
 * The error of an upload or a download, made of the messenger's. Doing it twice does no harm, so what got lost on the way
 * is a failure like any other.
 */
export function failedMedia(verb: "uploaded" | "downloaded", { code, errCode, fix }: PushError): PushError {
  const isLost = code === "SEND_UNKNOWN";
  const reason = errCode === undefined ? "WeChat was not reached" : `errCode ${errCode}: ${meaningOf(errCode).fact}`;
  return new PushError(
    "MEDIA_FAILED",
    `The picture could not be ${verb}: ${isLost ? "the response was lost" : reason}.`,
    isLost ? "It was tried again as often as time allowed; nothing to fix in code." : fix,
    errCode === undefined ? {} : { errCode },
  );
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
