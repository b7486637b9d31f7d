// The settings for sending with an access token from the environment: all of them, or none.
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
    throw malformed("WECHAT_APPID", "is no AppID: wx and 16 characters of 0-9 and a-f");
  }
  if (!/^[0-9A-Za-z]{32}$/.test(secret)) {
    throw malformed("WECHAT_APPSECRET", "is no AppSecret: 32 letters and digits");
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
    "WECHAT_API_BASE is no address that begins with https:// or http://.",
    "Leave it out to use https://api.weixin.qq.com, or write an address without ? and #.",
  );
}

function halfSet(missing: string, present: string): PushError {
  return new PushError(
    "ENVIRONMENT_INVALID",
    `${present} is set, but ${missing} is not.`,
    "Set both to send with an access token where cloud calls are refused, or neither.",
  );
}

function malformed(name: string, fact: string): PushError {
  return new PushError(
    "ENVIRONMENT_INVALID",
    `${name} ${fact}.`,
    "Copy it from 开发管理 → 开发设置 on mp.weixin.qq.com.",
  );
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
