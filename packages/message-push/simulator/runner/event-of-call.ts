// The event of a call, as the platform passes it on.
import type { Both } from "../../src/language";
import type { CloudRules } from "../cloud-rules";
import type { CallerContext } from "../contracts";

const MB = 1024 * 1024;
const NO_JSON: Both = { en: "The event cannot be written as JSON.", zh: "事件无法写成 JSON。" };

export type EventOfCall = { readonly json: string } | { readonly refusal: { name: string; text: Both } };

interface EventFacts {
  readonly caller: CallerContext;
  /** @default whether the caller has no source */
  readonly isPush?: boolean | undefined;
  /** The mini program's own. */
  readonly appid: string;
  readonly rules: CloudRules;
}

/**
 * The event as JSON text; a refusal for a cycle, a BigInt, nothing at all, or more than the platform takes:
 * https://cloud.tencent.com/document/product/583/42611, state 406.
 */
export function eventOfCall(event: unknown, facts: EventFacts): EventOfCall {
  const json = jsonOf(withUserInfo(event, facts));
  if (json === undefined) return refused("EventInvalid", NO_JSON);
  const bytes = Buffer.byteLength(json);
  const { eventMaxBytes } = facts.rules;
  if (bytes <= eventMaxBytes) return { json };
  return refused("RequestTooLarge", {
    en: `The event has ${bytes} bytes, and a function takes ${eventMaxBytes / MB} MB.`,
    zh: `事件有 ${bytes} 字节，而云函数最多接收 ${eventMaxBytes / MB} MB。`,
  });
}

/** A call that brings an openid says so inside the event too, as logs of real functions show. Of pushes it is not known. */
function withUserInfo(event: unknown, { caller, isPush = caller.source === undefined, appid, rules }: EventFacts) {
  if (caller.openid === undefined || (isPush && !rules.userInfoInPushes)) return event;
  if (typeof event !== "object" || event === null || Array.isArray(event)) return event;
  return { ...event, userInfo: { appId: caller.appid ?? appid, openId: caller.openid } };
}

function jsonOf(event: unknown): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}

function refused(name: string, text: Both): EventOfCall {
  return { refusal: { name, text } };
}
