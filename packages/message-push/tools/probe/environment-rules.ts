// Everything about an environment that the probe can find out: the rules of the local WeChat and the local CloudBase, those of the
// stand-in of the cloud's API, and what consoles show. A belief is the default of such a rule.
import { CLOUD_API_RULES, type CloudApiRules } from "../../simulator/cloud-api/cloud-api-rules";
import { type CloudRules, cloudRules } from "../../simulator/cloud-rules";
import { DEFAULT_RULES, type WechatRules } from "../../simulator/wechat/rules";

export type EnvironmentRules = WechatRules & CloudRules & CloudApiRules;

/** Every rule with what is believed. */
export const BELIEVED: EnvironmentRules = { ...DEFAULT_RULES, ...cloudRules(), ...CLOUD_API_RULES };

/** What the simulator can be given; the others are the stand-in's alone. */
export function simulatorRules(seen: Partial<EnvironmentRules>): Partial<WechatRules & CloudRules> {
  const known = { ...DEFAULT_RULES, ...cloudRules() };
  return Object.fromEntries(Object.entries(seen).filter(([name]) => Object.hasOwn(known, name)));
}
