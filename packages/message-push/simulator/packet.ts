// A packet as WeChat pushes it, and the pair that it belongs to.
import { asWrittenDown, factsOf } from "../src/wechat/pairs";

export type Packet = Readonly<Record<string, unknown>> & { readonly FromUserName: string; readonly MsgType: string };

/** The pair of a packet, as the push table names it. */
export function pairOf({ MsgType, Event }: Readonly<Record<string, unknown>>): string {
  return MsgType === "event" ? asWrittenDown(`event:${String(Event)}`) : String(MsgType);
}

/** Whether a customer did it in the conversation: silence then shows them the notice, and they may be replied to. */
export function isCustomerService(pair: string): boolean {
  return factsOf(pair).opens !== undefined;
}
