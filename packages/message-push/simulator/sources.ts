// `TCB_SOURCE`, the chain of what led to a call: `wx_client,scf` is a client's call whose function called another.
import type { CallerContext, Invocation } from "./contracts";

/** What the platform names a timer trigger: Cloud.getWXContext, 云函数定时触发器调用. */
export const TIMER_SOURCE = "wx_trigger";

/** What the platform names HTTP access: Cloud.getWXContext. */
export const HTTP_SOURCE = "wx_http";

/** Whether this call came over HTTP itself: then it has no user, and no cloud-call token. A rule can say that it has one all the same. */
export function isHttpAccess({ source, hasToken = false }: CallerContext): boolean {
  return source === HTTP_SOURCE && !hasToken;
}

/** Whether a timer itself makes this call. */
export function isTimer({ source }: CallerContext): boolean {
  return source === TIMER_SOURCE;
}

/** Whether WeChat pushed this: no page names a source of it. */
export function isPush({ appid, source }: CallerContext): boolean {
  return source === undefined && appid !== undefined;
}

/** Whether a timer made this call, or the first of the calls that led to it. */
export function beganWithTimer({ source = "" }: CallerContext): boolean {
  return source.split(",")[0] === TIMER_SOURCE;
}

/**
 * The caller of a function that this invocation calls. The chain is what the SDK sends as X-TCB-Source: its own chain,
 * also where that is empty, and the word for a function. The user whom the chain began with comes along (assumed).
 */
export function callerOfCallee(invocation: Invocation | undefined, word = "scf"): CallerContext {
  const { source = "", ...who } = invocation?.caller ?? {};
  return { ...who, source: `${source},${word}` };
}
