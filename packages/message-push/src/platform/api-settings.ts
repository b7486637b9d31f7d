// The settings for sending with an access token from the environment: all of them, or none.
import type { Both } from "../language";
import { PushError } from "../push-error";

/** Account and address for `httpsMessenger`. */
export interface ApiSettings {
  readonly appid: string;
  readonly secret: string;
  readonly apiBase?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads WECHAT_APPID, WECHAT_APPSECRET and WECHAT_API_BASE; nothing when neither of the first two is set. No error shows a
 * value: they are easily mixed up.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID`
 */
export function readApiSettings(environment: Environment = process.env): ApiSettings | undefined {
  const { WECHAT_APPID: appid = "", WECHAT_APPSECRET: secret = "" } = environment;
  if (appid === "" && secret === "") return undefined;
  if (appid === "") throw halfSet("WECHAT_APPID", "WECHAT_APPSECRET");
  if (secret === "") throw halfSet("WECHAT_APPSECRET", "WECHAT_APPID");
  if (!/^wx[0-9a-f]{16}$/.test(appid)) {
    throw malformed({
      en: "WECHAT_APPID is no AppID: wx and 16 characters of 0-9 and a-f.",
      zh: "WECHAT_APPID 不是 AppID：应为 wx 加 16 位 0-9 和 a-f。",
    });
  }
  if (!/^[0-9A-Za-z]{32}$/.test(secret)) {
    throw malformed({
      en: "WECHAT_APPSECRET is no AppSecret: 32 letters and digits.",
      zh: "WECHAT_APPSECRET 不是 AppSecret：应为 32 位字母和数字。",
    });
  }
  const apiBase = readApiBase(environment);
  return { appid, secret, ...(apiBase === undefined ? {} : { apiBase }) };
}

/**
 * Reads WECHAT_API_BASE: another address than https://api.weixin.qq.com, if one is set.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID`
 */
export function readApiBase({ WECHAT_API_BASE: apiBase = "" }: Environment = process.env): string | undefined {
  if (apiBase === "") return undefined;
  if (isWebAddress(apiBase)) return apiBase;
  throw new PushError(
    "ENVIRONMENT_INVALID",
    {
      en: "WECHAT_API_BASE is no address that begins with https:// or http://.",
      zh: "WECHAT_API_BASE 不是以 https:// 或 http:// 开头的地址。",
    },
    {
      en: "Leave it out to use https://api.weixin.qq.com, or write an address without ? and #.",
      zh: "不写就使用 https://api.weixin.qq.com；要写请写不带 ? 和 # 的地址。",
    },
  );
}

function halfSet(missing: string, present: string): PushError {
  return new PushError(
    "ENVIRONMENT_INVALID",
    { en: `${present} is set, but ${missing} is not.`, zh: `设置了 ${present}，但没有设置 ${missing}。` },
    {
      en: "Set both to send with an access token where cloud calls are refused, or neither.",
      zh: "请两个都设置，云调用被拒绝时就用 access_token 发送；或两个都不设置。",
    },
  );
}

function malformed(fact: Both): PushError {
  return new PushError("ENVIRONMENT_INVALID", fact, {
    en: "Copy it from 开发管理 → 开发设置 on mp.weixin.qq.com.",
    zh: "请从 mp.weixin.qq.com 的 开发管理 → 开发设置 复制。",
  });
}

// URL.canParse is younger than the oldest Node a function may run on.
function isWebAddress(text: string): boolean {
  try {
    const { protocol, search, hash } = new URL(text);
    return /^https?:$/.test(protocol) && search === "" && hash === "";
  } catch {
    return false;
  }
}
