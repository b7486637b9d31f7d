// The guard: who calls, with what, and is this function the one to handle it? Nothing is written before it has passed.
import { PushError } from "../push-error";
import { FALLBACK, factsOf, isWrittenDown } from "../wechat/pairs";
import { type Push, parsePush } from "../wechat/parse-push";
import type { Pair } from "../wechat/push-events";
import type { Call } from "./ports";

/**
 * Sources that anyone can call from: phones, DevTools, WeChat's page crawler. WeChat's own push has no documented
 * source, so sources can only refuse, never prove. The platform leaves out those that the operator allowed.
 */
const CLIENT_SOURCES: ReadonlySet<string> = new Set(["wx_client", "wx_devtools", "wx_localdebug", "wx_crawler"]);

/** A push that may come in, and whether the function has a handler for it. */
export interface Admitted {
  readonly push: Push;
  readonly isHandled: boolean;
}

/**
 * Lets a push through that really comes from WeChat, also one that the function has no handler for.
 *
 * @throws {PushError} `CALLER_REFUSED` or `EVENT_INVALID`
 */
export function admitPush(packet: unknown, call: Call, on: readonly Pair[]): Admitted {
  refuseClients(call);
  const push = parsePush(packet);
  refuseForeignSender(push, call);
  return { push, isHandled: handles(on, push.pair) };
}

/** Whether a function with that `on` has a handler for the pair of that name. */
export function handles(on: readonly string[], pair: string): boolean {
  return on.includes(pair) || (!isWrittenDown(pair) && on.includes(FALLBACK));
}

/** @throws {PushError} `CALLER_REFUSED` when a client stands anywhere in the chain of calls */
export function refuseClients({ sources }: Call): void {
  const client = sources.find((source) => CLIENT_SOURCES.has(source));
  if (client === undefined) return;
  throw new PushError(
    "CALLER_REFUSED",
    {
      en: `The call came from a client (${client}), not from WeChat's message push.`,
      zh: `调用来自客户端（${client}），不是微信的消息推送。`,
    },
    {
      en: "Clients cannot push messages: call another function, or send a message through the contact button.",
      zh: "客户端不能推送消息：请调用别的云函数，或通过客服按钮发送消息。",
    },
  );
}

/** Whether a customer would wait for nothing, were it acknowledged without a handler. */
export function isCustomerWaiting(pair: string): boolean {
  return isWrittenDown(pair) && factsOf(pair).opens !== undefined;
}

/** A push came to a function that has no handler for it, and may not be acknowledged. */
export function misdirected(pair: string, on: readonly Pair[]): PushError {
  return new PushError(
    "EVENT_PAIR_MISMATCH",
    {
      en: `This function handles ${on.map((name) => `"${name}"`).join(", ")} but was pushed "${pair}".`,
      zh: `这个云函数处理${on.map((name) => `“${name}”`).join("、")}，收到的推送却是“${pair}”。`,
    },
    {
      en: "In 云开发 → 设置 → 其他设置 → 消息推送, bind this pair to the function that handles it: npx message-push push-table.",
      zh: "请在 云开发 → 设置 → 其他设置 → 消息推送 把该消息对绑定到处理它的云函数；npx message-push push-table 会列出。",
    },
  );
}

// A client can forge an event, but not the openid that the platform vouches for.
function refuseForeignSender({ pair, event }: Push, { openid }: Call): void {
  if (openid === undefined || !isSentByCustomer(pair) || event.FromUserName === openid) return;
  throw new PushError(
    "CALLER_REFUSED",
    { en: "The push names another sender than the user who made the call.", zh: "推送里的发送者不是发起调用的用户。" },
    {
      en: "A real push always has the caller as FromUserName; look for code that calls this function directly.",
      zh: "真正的推送，FromUserName 总是调用者；请查找直接调用这个云函数的代码。",
    },
  );
}

function isSentByCustomer(pair: string): boolean {
  return factsOf(pair).opens !== undefined;
}
