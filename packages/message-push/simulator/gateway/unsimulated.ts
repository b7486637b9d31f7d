// What the SDK offers and the simulator has no part for: the error names it as the developer wrote it.
import { GatewayError } from "./gateway-error";
import type { SdkFields } from "./read-sdk-request";

/** Action → how a function calls it. */
const ACTIONS: Readonly<Record<string, (apiName: string) => string>> = {
  "wx.wxPayApi": (apiName) => `cloud.cloudPay.${apiName}`,
  "wx.api": (apiName) => `cloud.callOpenAPI of ${apiName}`,
  "wx.wxCallContainerApi": () => "cloud.callContainer",
};

/** Calls that travel as cloud calls and are none, by the names they have on the wire. */
const OTHERS: Readonly<Record<string, string>> = {
  ApiGetOpenDataByCloudId: "cloud.getOpenData, and cloudID in the event",
  ApiVoipSign: "cloud.getVoIPSign",
  GetCloudCallSign: "cloud.getCloudCallSign",
  getCrossAccountToken: "access to another account's environment (resourceAppid)",
};

/** @throws {GatewayError} `INVALID_PARAM` for payment and the like */
export function refuseUnsimulated({ action, apiName }: SdkFields): void {
  const describe = typeof action === "string" && Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (describe) throw notSimulated(describe(String(apiName)));
}

/** The refusal of a call that is no `cloud.openapi`. */
export function noOpenApi(apiName: string): GatewayError {
  return notSimulated(Object.hasOwn(OTHERS, apiName) ? (OTHERS[apiName] ?? apiName) : apiName);
}

function notSimulated(what: string): GatewayError {
  const text = `The simulator does not simulate ${what}: call it through a function of your own, which a test can replace. See docs/simulator.md.`;
  return new GatewayError("INVALID_PARAM", text);
}
