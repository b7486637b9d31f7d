// The event of a call, as the platform passes it on.
import type { CloudRules } from "../cloud-rules";
import type { CallerContext } from "../contracts";

/** 同步请求事件大小, and its state: https://cloud.tencent.com/document/product/583/42611, 406. */
const MAX_EVENT_BYTES = 6 * 1024 * 1024;

export type EventOfCall = { readonly json: string } | { readonly refusal: { name: string; message: string } };

interface EventFacts {
  readonly caller: CallerContext;
  /** @default whether the caller has no source */
  readonly isPush?: boolean | undefined;
  /** The mini program's own. */
  readonly appid: string;
  readonly rules: CloudRules;
}

/** The event as JSON text; a refusal for a cycle, a BigInt, nothing at all, or more than the platform takes. */
export function eventOfCall(event: unknown, facts: EventFacts): EventOfCall {
  const json = jsonOf(withUserInfo(event, facts));
  if (json === undefined) return refused("EventInvalid", "The event cannot be written as JSON.");
  const bytes = Buffer.byteLength(json);
  if (bytes <= MAX_EVENT_BYTES) return { json };
  return refused("RequestTooLarge", `The event has ${bytes} bytes, and a function takes 6 MB.`);
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

function refused(name: string, message: string): EventOfCall {
  return { refusal: { name, message } };
}
