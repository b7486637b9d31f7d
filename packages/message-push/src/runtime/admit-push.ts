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
    `The call came from a client (${client}), not from WeChat's message push.`,
    "Clients cannot push messages: call another function, or send a message through the contact button.",
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
    `This function handles ${on.map((name) => `"${name}"`).join(", ")} but was pushed "${pair}".`,
    "In 云开发 → 设置 → 其他设置 → 消息推送, bind this pair to the function that handles it: npx message-push push-table.",
  );
}

// A client can forge an event, but not the openid that the platform vouches for.
function refuseForeignSender({ pair, event }: Push, { openid }: Call): void {
  if (openid === undefined || !isSentByCustomer(pair) || event.FromUserName === openid) return;
  throw new PushError(
    "CALLER_REFUSED",
    "The push names another sender than the user who made the call.",
    "A real push always has the caller as FromUserName; look for code that calls this function directly.",
  );
}

function isSentByCustomer(pair: string): boolean {
  return factsOf(pair).opens !== undefined;
}
