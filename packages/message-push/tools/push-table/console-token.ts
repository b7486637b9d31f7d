// The access token for the console's push table: one that is given, or the mini program's own.
import { CodedError } from "../../src/coded-error";
import type { Both } from "../../src/language";
import { type ApiSettings, readApiBase, readApiSettings } from "../../src/platform/api-settings";
import { accessTokens } from "../../src/platform/https/access-token";
import type { PostJson } from "../../src/platform/https/post-json";
import type { Clock } from "../../src/runtime/ports";
import { ToolError } from "../tool-error";

/** How to come to a token, and the address it is for. */
export interface ConsoleAccess {
  readonly apiBase: string;
  /** A token that is used as it is; or the account to ask for one. */
  readonly credential: { readonly token: string } | ApiSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads WECHAT_PUSH_TABLE_TOKEN, else WECHAT_APPID and WECHAT_APPSECRET; nothing when none is set. No error shows a value.
 *
 * @throws {ToolError} `ENVIRONMENT_INVALID`
 */
export function readConsoleAccess(environment: Environment = process.env): ConsoleAccess | undefined {
  const apiBase = readApiBase(environment) ?? "https://api.weixin.qq.com";
  const token = environment.WECHAT_PUSH_TABLE_TOKEN ?? "";
  if (token !== "") return { apiBase, credential: { token: requireToken(token) } };
  const account = readApiSettings(environment);
  return account && { apiBase, credential: account };
}

function requireToken(token: string): string {
  // A line break or a quote that came along with the copy.
  if (/^[\w.~-]+$/.test(token)) return token;
  throw new ToolError(
    "ENVIRONMENT_INVALID",
    {
      en: "WECHAT_PUSH_TABLE_TOKEN is no access token: it has other characters than letters, digits and _ - . ~.",
      zh: "WECHAT_PUSH_TABLE_TOKEN 不是 access token：里面有字母、数字和 _ - . ~ 以外的字符。",
    },
    {
      en: "Copy the authorizer_access_token again, without quotes, spaces and line breaks.",
      zh: "请重新复制 authorizer_access_token，不要带引号、空格和换行。",
    },
  );
}

/** @throws {ToolError} `PUSH_TABLE_NO_TOKEN`, `PUSH_TABLE_UNREADABLE` */
export async function tokenOf({ credential }: ConsoleAccess, post: PostJson, clock: Clock): Promise<string> {
  if ("token" in credential) return credential.token;
  try {
    return await accessTokens({ ...credential, post, clock }).current();
  } catch (error) {
    throw error instanceof CodedError ? noToken(error) : error;
  }
}

const IP_WHITELIST: Both = {
  en: "Add the address of this machine under 开发管理 → 开发设置 → IP 白名单 on mp.weixin.qq.com, or take WECHAT_APPSECRET away and bind the rows by hand.",
  zh: "请在 mp.weixin.qq.com 的 开发管理 → 开发设置 → IP 白名单 里加上这台机器的地址，或去掉 WECHAT_APPSECRET，手动绑定各行。",
};
const ACCOUNT: Both = {
  en: "Compare WECHAT_APPID and WECHAT_APPSECRET with 开发管理 → 开发设置 on mp.weixin.qq.com; docs/reference/numbers.md has the numbers.",
  zh: "请对照 mp.weixin.qq.com 的 开发管理 → 开发设置 核对 WECHAT_APPID 和 WECHAT_APPSECRET；返回码见 docs/reference/numbers.md。",
};

// The sender's own words are about replies.
function noToken({ errCode }: CodedError): ToolError {
  if (errCode === undefined) {
    return new ToolError(
      "PUSH_TABLE_UNREADABLE",
      {
        en: "WeChat did not answer the question for an access token. Nothing was written.",
        zh: "获取 access token 时微信没有应答。什么都没有写入。",
      },
      { en: "Check the network and WECHAT_API_BASE, and try again.", zh: "请检查网络和 WECHAT_API_BASE 后重试。" },
    );
  }
  return new ToolError(
    "PUSH_TABLE_NO_TOKEN",
    {
      en: `WeChat gave no access token for WECHAT_APPID and WECHAT_APPSECRET: errcode ${errCode}.`,
      zh: `用 WECHAT_APPID 和 WECHAT_APPSECRET 没能获取 access token：errcode ${errCode}。`,
    },
    errCode === 40164 || errCode === 61004 ? IP_WHITELIST : ACCOUNT,
    { errCode },
  );
}
