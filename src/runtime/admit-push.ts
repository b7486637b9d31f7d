// The guard: who calls, with what, and is this function the one to handle it? Nothing is written before it has passed.
import { PushError } from "../push-error";
import { isMessagePair, type Pair } from "../wechat/pairs";
import { type Push, parsePush } from "../wechat/parse-push";
import type { Call } from "./ports";

/**
 * Sources behind which anyone may stand: phones, DevTools, WeChat's page crawler. WeChat's own push has no documented
 * source, so sources can only refuse, never prove. The platform leaves out those that the operator allowed.
 */
const CLIENT_SOURCES: ReadonlySet<string> = new Set(["wx_client", "wx_devtools", "wx_localdebug", "wx_crawler"]);

/**
 * Lets a push of one of this function's pairs through.
 *
 * @throws {PushError} `CALLER_REFUSED`, `EVENT_INVALID` or `EVENT_PAIR_MISMATCH`
 */
export function admitPush(packet: unknown, call: Call, on: readonly Pair[]): Push {
  refuseClients(call);
  const push = parsePush(packet);
  refuseOtherPairs(push, on);
  refuseForeignSender(push, call);
  return push;
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

function refuseOtherPairs({ pair }: Push, on: readonly Pair[]): void {
  if (on.includes(pair)) return;
  throw new PushError(
    "EVENT_PAIR_MISMATCH",
    `This function handles ${on.map((name) => `"${name}"`).join(", ")} but was pushed "${pair}".`,
    "In 云开发 → 设置 → 其他设置 → 消息推送, bind this pair to the function of the same name.",
  );
}

// A client can forge an event, but not the openid that the platform vouches for.
function refuseForeignSender({ pair, event }: Push, { openid }: Call): void {
  if (openid === undefined || !isCustomerService(pair) || event.FromUserName === openid) return;
  throw new PushError(
    "CALLER_REFUSED",
    "The push names another sender than the user who made the call.",
    "A real push always has the caller as FromUserName; look for code that calls this function directly.",
  );
}

function isCustomerService(pair: Pair): boolean {
  return isMessagePair(pair) || pair === "event:user_enter_tempsession";
}
