// Why WeChat refused a message, what to do about it, and whether trying again can help. Sources: the error lists of the
// customer-service API pages, the global list of return codes, and the SDK's own table for negative numbers.
import { PushError } from "../push-error";

interface Refusal {
  readonly fact: string;
  readonly fix: string;
  /** Whether the same message may be accepted a moment later. */
  readonly isPassing?: true;
  /** Whether the platform let no cloud call through to WeChat, so that a send by access token is safe. */
  readonly isBarred?: true;
  /** Whether it is about the access token and not about the message. */
  readonly isCredential?: true;
}

const TOO_BUSY: Refusal = {
  fact: "the system is busy",
  fix: "It was tried again as often as time allowed; nothing to fix in code.",
  isPassing: true,
};
const WRONG_MESSAGE: Refusal = {
  fact: "the message is not as WeChat wants it",
  fix: "Build it with `reply`, and report this if you did.",
};
const WRONG_PICTURE: Refusal = {
  fact: "WeChat takes the file for no picture",
  fix: "Upload a PNG, JPEG or GIF.",
};
const LARGE_PICTURE: Refusal = { fact: "the picture is too large", fix: "Make it smaller: up to 2 MB is safe." };
const NOT_ALLOWED: Refusal = {
  fact: "the mini program may not use this API",
  fix: "Look at 功能 → 客服 and at notices of violations on mp.weixin.qq.com.",
};
const TOO_LONG: Refusal = {
  fact: "a part of the message is too long",
  fix: "Shorten it, or split it into several replies.",
};
const WRONG_CREDENTIAL: Refusal = {
  fact: "the access token is not valid, or was asked for with a wrong AppSecret",
  fix: "Compare WECHAT_APPID and WECHAT_APPSECRET with 开发管理 → 开发设置 on mp.weixin.qq.com, and see that no other program forces a refresh of the token.",
  isCredential: true,
};
const WRONG_APPID: Refusal = {
  fact: "the AppID is not valid",
  fix: "Set WECHAT_APPID to the AppID of this mini program: 开发管理 → 开发设置 on mp.weixin.qq.com.",
  isCredential: true,
};
const WRONG_SECRET: Refusal = {
  fact: "the AppSecret is not the one of this AppID",
  fix: "Set WECHAT_APPSECRET to the AppSecret of the same mini program; a reset one replaces the old at once.",
  isCredential: true,
};
const NOT_IN_WHITELIST: Refusal = {
  fact: "the address of the function is not in the mini program's API IP whitelist",
  fix: "Switch on 固定出口 IP for the function and add that address under 开发管理 → 开发设置 → IP 白名单 on mp.weixin.qq.com.",
  isCredential: true,
};
const ACCOUNT_STOPPED: Refusal = {
  fact: "the account may not have an access token now",
  fix: "Look at the notices for the administrator on mp.weixin.qq.com.",
  isCredential: true,
};

const REFUSALS: Readonly<Record<number, Refusal>> = {
  [-1]: TOO_BUSY,
  40001: WRONG_CREDENTIAL,
  40002: { fact: "the access token was asked for in a wrong way", fix: "Report this." },
  40003: {
    fact: "the openid is not one of this mini program",
    fix: "Reply to the sender of the push, event.FromUserName.",
  },
  40004: WRONG_PICTURE,
  40005: WRONG_PICTURE,
  40006: LARGE_PICTURE,
  40007: { fact: "the media id is unknown or older than 3 days", fix: "Upload the picture again and use the new id." },
  40009: LARGE_PICTURE,
  40013: WRONG_APPID,
  40014: WRONG_CREDENTIAL,
  40097: WRONG_MESSAGE,
  40101: WRONG_MESSAGE,
  40125: WRONG_SECRET,
  40164: NOT_IN_WHITELIST,
  40200: NOT_ALLOWED,
  40243: {
    fact: "the AppSecret is frozen",
    fix: "Unfreeze it under 开发管理 → 开发设置 on mp.weixin.qq.com; it takes 10 minutes.",
    isCredential: true,
  },
  41001: WRONG_CREDENTIAL,
  41002: WRONG_APPID,
  41004: WRONG_SECRET,
  41005: WRONG_PICTURE,
  42001: WRONG_CREDENTIAL,
  43019: { fact: "the user is on the blacklist", fix: "Take the user off the blacklist on mp.weixin.qq.com." },
  44002: WRONG_MESSAGE,
  44004: { fact: "the text is empty", fix: "Return a text with at least one character." },
  45002: TOO_LONG,
  45003: TOO_LONG,
  45004: TOO_LONG,
  45005: TOO_LONG,
  45006: TOO_LONG,
  45009: {
    fact: "the day's quota of this API is used up",
    fix: "Wait until tomorrow, or clear the quota on mp.weixin.qq.com.",
  },
  45011: { fact: "the API is called too often this minute", fix: "Answer with fewer replies.", isPassing: true },
  45015: {
    fact: "the time to reply is over, or the customer left the conversation",
    fix: "Wait until the customer writes again; entering alone opens the window for 1 minute only.",
  },
  45047: {
    fact: "the number of replies for this action of the customer is used up",
    fix: "Say it in fewer replies: 5 after a message, 2 after entering.",
  },
  45072: { fact: "the command is none WeChat knows", fix: "Report this." },
  45080: {
    fact: "the customer did nothing in the last 30 seconds",
    fix: "Show typing only right after the customer wrote.",
  },
  45081: { fact: "typing is shown already", fix: "Nothing to fix: it ends by itself after 15 seconds." },
  45162: { fact: "this type of message is not allowed here", fix: "Use a builder of `reply`." },
  47001: WRONG_MESSAGE,
  48001: NOT_ALLOWED,
  48002: { fact: "the user refuses messages", fix: "Nothing to fix: the user chose so." },
  48004: NOT_ALLOWED,
  50002: NOT_ALLOWED,
  50004: ACCOUNT_STOPPED,
  50007: ACCOUNT_STOPPED,
  61004: NOT_IN_WHITELIST,
  87014: { fact: "the content violates WeChat's rules", fix: "Check what your handler quotes or generates." },
  [-604100]: { fact: "the cloud call does not exist", fix: "Update wx-server-sdk.", isBarred: true },
  [-604101]: {
    fact: "the function has no permission for this API",
    fix: "Add it to permissions.openapi in the function's config.json and upload the function from DevTools; it takes up to 10 minutes.",
    isBarred: true,
  },
  [-604103]: TOO_BUSY,
  [-604104]: {
    fact: "the call did not come from a cloud function that WeChat knows",
    fix: "Cloud calls work in deployed functions and in the simulator, not in local debugging.",
    isBarred: true,
  },
  [-601001]: TOO_BUSY,
  [-601003]: TOO_BUSY,
  [-501003]: TOO_BUSY,
  [-501004]: TOO_BUSY,
};

const OTHER: Refusal = { fact: "see WeChat's list of return codes", fix: "Look the number up in docs/errors.md." };

function refusalOf(errCode: number): Refusal {
  return REFUSALS[errCode] ?? OTHER;
}

/** Numbers that leave it open whether WeChat accepted the message: the request or its response was lost, or it timed out. */
const UNKNOWN: ReadonlySet<number | undefined> = new Set([undefined, -501001, -501002, -601008, -604102]);

/** The error of a send that failed with `errCode`: `SEND_REFUSED`, or `SEND_UNKNOWN` when it may have been accepted. */
export function failedSend(errCode: number | undefined): PushError {
  if (errCode === undefined || UNKNOWN.has(errCode)) {
    return new PushError(
      "SEND_UNKNOWN",
      "It is unknown whether WeChat accepted the reply: the response was lost.",
      "`onUnknownSend` decides what happens next; docs/reliability.md has the reason.",
      errCode === undefined ? {} : { errCode },
    );
  }
  const { fact, fix } = refusalOf(errCode);
  return new PushError("SEND_REFUSED", `WeChat refused the reply with errCode ${errCode}: ${fact}.`, fix, { errCode });
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
  const reason = errCode === undefined ? "WeChat was not reached" : `errCode ${errCode}: ${refusalOf(errCode).fact}`;
  return new PushError(
    "MEDIA_FAILED",
    `The picture could not be ${verb}: ${isLost ? "the response was lost" : reason}.`,
    isLost ? "It was tried again as often as time allowed; nothing to fix in code." : fix,
    errCode === undefined ? {} : { errCode },
  );
}

/** Whether the reason of a refusal passes: WeChat's number says so, or nothing reached WeChat. */
export function isPassingRefusal({ code, errCode }: PushError): boolean {
  return code === "SEND_REFUSED" && (errCode === undefined || REFUSALS[errCode]?.isPassing === true);
}

/** Whether the platform refused the cloud call itself: WeChat never saw the message, and no cloud call will get through. */
export function isBarredCloudCall({ code, errCode }: PushError): boolean {
  return code === "SEND_REFUSED" && errCode !== undefined && REFUSALS[errCode]?.isBarred === true;
}

/** Whether the message was refused because of how it was sent (cloud call or access token), and not for its content. */
export function isAccessRefusal({ code, errCode }: PushError): boolean {
  if (code !== "SEND_REFUSED" || errCode === undefined) return false;
  return REFUSALS[errCode]?.isBarred === true || REFUSALS[errCode]?.isCredential === true;
}

/** Numbers about the access token: a fresh one may help. */
const TOKEN_REFUSED: ReadonlySet<unknown> = new Set([40001, 40014, 41001, 42001]);

/** Whether WeChat refused the access token, so that nothing of the call was done. */
export function isTokenRefused(errCode: unknown): boolean {
  return TOKEN_REFUSED.has(errCode);
}
