// The local mini program's account, and functions that use it: the simulator never calls out, so no real one gets through.
import type { BuiltFunction } from "../project/built-functions";

/** An account, as mp.weixin.qq.com shows it under 开发设置. */
export interface Account {
  readonly appid: string;
  readonly secret: string;
}

/** Nobody can take it for a real one. */
export const LOCAL_ACCOUNT: Account = {
  appid: "wx0000000000000000",
  secret: "00000000000000000000000000000000",
};

/**
 * Where a function's envVariables name an account, real or `{{env.…}}`, it gets the local one and the simulator's address.
 *
 * @param url asked when an instance starts: the simulator knows its port only then
 */
export function withLocalAccount(fn: BuiltFunction, url: () => string): BuiltFunction {
  const { WECHAT_APPID, WECHAT_APPSECRET } = fn.settings.envVariables;
  if (WECHAT_APPID === undefined && WECHAT_APPSECRET === undefined) return fn;
  const envVariables: Record<string, string> = {
    ...fn.settings.envVariables,
    // What is missing stays missing, as it would in the cloud.
    ...(WECHAT_APPID ? { WECHAT_APPID: LOCAL_ACCOUNT.appid } : {}),
    ...(WECHAT_APPSECRET ? { WECHAT_APPSECRET: LOCAL_ACCOUNT.secret } : {}),
  };
  Object.defineProperty(envVariables, "WECHAT_API_BASE", { enumerable: true, get: url });
  return { ...fn, settings: { ...fn.settings, envVariables } };
}
