// The passive reply: what the function returns to WeChat for a push.
import type { Envelope } from "./events";

/** "Received, nothing more to do": WeChat stops redelivering. */
export const SUCCESS = "success";

/** Tells WeChat to hand the customer's message to human agents. */
export interface TransferAnswer {
  readonly MsgType: "transfer_customer_service";
  /** The customer's openid: the push's FromUserName. */
  readonly ToUserName: string;
  /** The push's ToUserName. */
  readonly FromUserName: string;
  /** Seconds since 1970. */
  readonly CreateTime: number;
}

/** Everything a function may return for the pairs of the catalogue. */
export type PassiveAnswer = typeof SUCCESS | TransferAnswer;

/** The transfer of one push; To and From are swapped, as for every answer to a push. */
export function transferAnswer(event: Envelope, nowMs: number): TransferAnswer {
  return {
    MsgType: "transfer_customer_service",
    ToUserName: event.FromUserName,
    FromUserName: event.ToUserName,
    CreateTime: Math.floor(nowMs / 1000),
  };
}
