// What WeChat makes of a function's passive reply.
import type { PairKind } from "../../src/wechat/catalogue/facts";
import { factsOf } from "../../src/wechat/pairs";
import type { Packet } from "../packet";

/** `accepted` ends the push, `transfer` puts the user into the queue for agents, `again` asks for another push, `nonsense` ends it badly. */
export type ReplyVerdict = "accepted" | "transfer" | "again" | "nonsense";

/** Judges a passive reply by what the page of the pair prescribes. */
export function judgePassiveReply(packet: Packet, pair: string, passiveReply: unknown): ReplyVerdict {
  return JUDGES[factsOf(pair).kind](passiveReply, packet);
}

const JUDGES: Readonly<Record<PairKind, (passiveReply: unknown, packet: Packet) => ReplyVerdict>> = {
  message: (passiveReply, packet) =>
    isReceived(passiveReply) ? "accepted" : isTransfer(packet, Object(passiveReply)) ? "transfer" : "nonsense",
  event: (passiveReply) => (isReceived(passiveReply) ? "accepted" : "nonsense"),
  notice: (passiveReply) => (isReceived(passiveReply) ? "accepted" : "nonsense"),
  // Empty or `success` equals ErrCode 0; any other code, or a malformed reply, is pushed again.
  payment: (passiveReply) => (isReceived(passiveReply) || Object(passiveReply).ErrCode === 0 ? "accepted" : "again"),
  // What WeChat makes of anything else is not documented: here, it asks again.
  "refund-query": (passiveReply) => (isSuggestion(Object(passiveReply)) ? "accepted" : "again"),
};

function isReceived(passiveReply: unknown): boolean {
  return passiveReply === "success" || passiveReply === "";
}

function isTransfer(
  packet: Packet,
  { MsgType, ToUserName, FromUserName, CreateTime }: Record<string, unknown>,
): boolean {
  return (
    MsgType === "transfer_customer_service" &&
    ToUserName === packet.FromUserName &&
    FromUserName === packet.ToUserName &&
    isSeconds(CreateTime)
  );
}

// Milliseconds are the usual mistake; as seconds they would lie in the year 50000.
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 1e9 && Number(value) < 1e11;
}

function isSuggestion({ result_code, result_info, evidence }: Record<string, unknown>): boolean {
  const isCode = result_code === 0 || result_code === 1;
  return isCode && typeof result_info === "string" && typeof evidence === "string" && evidence !== "";
}
