// What WeChat makes of a function's passive reply.
import type { PairKind } from "../../src/wechat/catalogue/facts";
import { factsOf } from "../../src/wechat/pairs";
import type { Packet } from "./packets";

/** `accepted` ends the push, `transfer` hands the user to agents, `again` asks for another push, `nonsense` ends it badly. */
export type Verdict = "accepted" | "transfer" | "again" | "nonsense";

/** Judges an answer by what the page of the pair prescribes. */
export function judgeAnswer(packet: Packet, pair: string, answer: unknown): Verdict {
  return JUDGES[factsOf(pair).kind](answer, packet);
}

const JUDGES: Readonly<Record<PairKind, (answer: unknown, packet: Packet) => Verdict>> = {
  message: (answer, packet) =>
    isReceived(answer) ? "accepted" : isTransfer(packet, Object(answer)) ? "transfer" : "nonsense",
  event: (answer) => (isReceived(answer) ? "accepted" : "nonsense"),
  notice: (answer) => (isReceived(answer) ? "accepted" : "nonsense"),
  // Empty or `success` equals ErrCode 0; any other code, or a malformed answer, is pushed again.
  payment: (answer) => (isReceived(answer) || Object(answer).ErrCode === 0 ? "accepted" : "again"),
  // What WeChat makes of anything else is not documented: here, it has no answer and asks again.
  "refund-query": (answer) => (isSuggestion(Object(answer)) ? "accepted" : "again"),
};

function isReceived(answer: unknown): boolean {
  return answer === "success" || answer === "";
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
