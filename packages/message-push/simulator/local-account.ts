// The local mini program's account, and functions that use it: the simulator never calls out, so no real one gets through.
import type { BuiltFunction } from "../project/built-functions";

/** An account, as mp.weixin.qq.com shows it under 开发设置. */
export interface Account {
  readonly appid: string;
  readonly secret: string;
}

/** An id that can never be mistaken for a real environment's. */
export const LOCAL_ENV_ID = "sim-local";

/** It cannot be taken for a real one. */
export const LOCAL_ACCOUNT: Account = {
  appid: "wx0000000000000000",
  secret: "00000000000000000000000000000000",
};

/** An authorizer_access_token of a third-party platform that the local account has authorised; it never ends. */
export const LOCAL_AUTHORIZER_TOKEN = "simulator-authorizer-access-token";

/** The 消息推送配置 of the local account; a server that is started by hand needs the same. */
export const LOCAL_ENDPOINT = {
  originalId: "gh_000000000000",
  token: "simulatortoken0000000",
  encodingAesKey: "simulatorsimulatorsimulatorsimulator0000000",
} as const;

/** The pair before that, for a function that names one: nothing is signed with it. */
const PREVIOUS_ENDPOINT = {
  token: "simulatortokenbefore",
  encodingAesKey: "simulatorsimulatorsimulatorsimulatorbefore0",
} as const;

/** The variables whose values are the local account's, whatever a project says. */
export const LOCAL_VARIABLES: Readonly<Record<string, string>> = {
  WECHAT_APPID: LOCAL_ACCOUNT.appid,
  WECHAT_APPSECRET: LOCAL_ACCOUNT.secret,
  WECHAT_TOKEN: LOCAL_ENDPOINT.token,
  WECHAT_ENCODING_AES_KEY: LOCAL_ENDPOINT.encodingAesKey,
  WECHAT_TOKEN_PREVIOUS: PREVIOUS_ENDPOINT.token,
  WECHAT_ENCODING_AES_KEY_PREVIOUS: PREVIOUS_ENDPOINT.encodingAesKey,
};

/**
 * Where a function's envVariables name an account, real or `{{env.…}}`, it gets the local one and the simulator's address.
 *
 * The same goes for the Token, the EncodingAESKey and the mode of HTTP push.
 *
 * @param url the simulator's address
 */
export function withLocalAccount(fn: BuiltFunction, url: string, pushMode = "secure"): BuiltFunction {
  const { envVariables } = fn.settings;
  // What is missing stays missing, as it would in the cloud.
  const local = Object.entries({ ...LOCAL_VARIABLES, WECHAT_PUSH_MODE: pushMode }).filter(
    ([name]) => envVariables[name],
  );
  const hasAccount = envVariables.WECHAT_APPID !== undefined || envVariables.WECHAT_APPSECRET !== undefined;
  const variables = {
    ...envVariables,
    ...Object.fromEntries(local),
    ...(hasAccount ? { WECHAT_API_BASE: url } : {}),
  };
  return { ...fn, settings: { ...fn.settings, envVariables: variables } };
}
