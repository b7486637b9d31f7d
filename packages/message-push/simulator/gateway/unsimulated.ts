// What the SDK offers and the simulator has no part for: the error names it as the developer wrote it.
import { type Both, same } from "../../src/language";
import { GatewayError } from "./gateway-error";
import type { SdkFields } from "./read-sdk-request";

/** Action → how a function calls it. */
const ACTIONS: Readonly<Record<string, (apiName: string) => Both>> = {
  "wx.wxPayApi": (apiName) => same(`cloud.cloudPay.${apiName}`),
  "wx.api": (apiName) => ({ en: `cloud.callOpenAPI of ${apiName}`, zh: `${apiName} 的 cloud.callOpenAPI` }),
  "wx.wxCallContainerApi": () => same("cloud.callContainer"),
};

/** Calls that travel as cloud calls and are none, by the names they have on the wire. */
const OTHERS: Readonly<Record<string, Both>> = {
  ApiGetOpenDataByCloudId: {
    en: "cloud.getOpenData, and cloudID in the event",
    zh: "cloud.getOpenData，以及事件里的 cloudID",
  },
  ApiVoipSign: same("cloud.getVoIPSign"),
  GetCloudCallSign: same("cloud.getCloudCallSign"),
  getCrossAccountToken: {
    en: "access to another account's environment (resourceAppid)",
    zh: "访问其他账号的环境（resourceAppid）",
  },
};

/** @throws {GatewayError} `INVALID_PARAM` for payment and the like */
export function refuseUnsimulated({ action, apiName }: SdkFields): void {
  const describe = typeof action === "string" && Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (describe) throw notSimulated(describe(String(apiName)));
}

/** The refusal of a call that is no `cloud.openapi`. */
export function noOpenApi(apiName: string): GatewayError {
  return notSimulated(Object.hasOwn(OTHERS, apiName) ? (OTHERS[apiName] ?? same(apiName)) : same(apiName));
}

function notSimulated(what: Both): GatewayError {
  return new GatewayError("INVALID_PARAM", {
    en: `The simulator does not simulate ${what.en}: call it through a function of your own, which a test can replace. See docs/testing.md.`,
    zh: `模拟器不模拟 ${what.zh}：请用自己写的函数包一层来调用，测试里可以替换它。见 docs/testing.zh-CN.md。`,
  });
}
