// What WeChat makes of a function's passive reply.
import { isCustomerService, type Packet } from "./packets";

/** `accepted` ends the push, `transfer` hands the user to agents, `again` asks for another push, `nonsense` shows the notice. */
export type Verdict = "accepted" | "transfer" | "again" | "nonsense";

/** Judges an answer by what is documented: success, empty, a transfer of a message, and an ErrCode for other events. */
export function judgeAnswer(packet: Packet, pair: string, answer: unknown): Verdict {
  if (answer === "success" || answer === "") return "accepted";
  if (typeof answer !== "object" || answer === null) return "nonsense";
  if (!isCustomerService(pair)) return judgeErrCode(answer);
  return isTransfer(packet, answer) ? "transfer" : "nonsense";
}

function judgeErrCode(answer: object): Verdict {
  if (!("ErrCode" in answer) || !Number.isInteger(Number(answer.ErrCode))) return "nonsense";
  return Number(answer.ErrCode) === 0 ? "accepted" : "again";
}

function isTransfer(packet: Packet, answer: object): boolean {
  const { MsgType, ToUserName, FromUserName, CreateTime } = answer as Record<string, unknown>;
  return (
    packet.MsgType !== "event" &&
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
