// What WeChat makes of a function's passive reply.
import type { PairFacts, PairKind } from "../../src/wechat/catalogue/facts";
import type { FieldShape, ObjectShape } from "../../src/wechat/catalogue/shape";
import { factsOf } from "../../src/wechat/pairs";
import type { Packet } from "../packet";

/** `accepted` ends the push, `transfer` puts the user into the queue for agents, `again` asks for another push, `nonsense` ends it badly. */
export type ReplyVerdict = "accepted" | "transfer" | "again" | "nonsense";

/** Judges a passive reply by what the page of the pair prescribes. */
export function judgePassiveReply(packet: Packet, pair: string, passiveReply: unknown): ReplyVerdict {
  const facts = factsOf(pair);
  return JUDGES[facts.kind](passiveReply, packet, facts);
}

type Judge = (passiveReply: unknown, packet: Packet, facts: PairFacts) => ReplyVerdict;

const JUDGES: Readonly<Record<PairKind, Judge>> = {
  message: (passiveReply, packet) =>
    isReceived(passiveReply) ? "accepted" : isTransfer(packet, Object(passiveReply)) ? "transfer" : "nonsense",
  event: (passiveReply) => (isReceived(passiveReply) ? "accepted" : "nonsense"),
  notice: (passiveReply) => (isReceived(passiveReply) ? "accepted" : "nonsense"),
  // Empty or `success` equals ErrCode 0; any other code, or a malformed reply, is pushed again. Where the word is the answer, a code is none.
  payment: (passiveReply, _packet, { acknowledgedWith }) =>
    isReceived(passiveReply) || (acknowledgedWith !== "success" && Object(passiveReply).ErrCode === 0)
      ? "accepted"
      : "again",
  // What WeChat makes of anything else is not documented: here, it asks again.
  "refund-query": (passiveReply) => (isSuggestion(Object(passiveReply)) ? "accepted" : "again"),
  // What WeChat makes of anything else is not documented: here, it asks again.
  packet: (passiveReply, packet, { answer = {}, isAnsweredWithoutEnvelope = false }) =>
    (isAnsweredWithoutEnvelope || isAnswerTo(packet, Object(passiveReply))) && fieldsFit(passiveReply, answer)
      ? "accepted"
      : "again",
};

function isReceived(passiveReply: unknown): boolean {
  return passiveReply === "success" || passiveReply === "";
}

function isTransfer(packet: Packet, passiveReply: Record<string, unknown>): boolean {
  return passiveReply.MsgType === "transfer_customer_service" && isAddressed(packet, passiveReply);
}

/** The pages say of the event's name that its case does not matter. */
function isAnswerTo(packet: Packet, passiveReply: Record<string, unknown>): boolean {
  const { MsgType, Event } = passiveReply;
  const isSame = String(Event).toLowerCase() === String(packet.Event).toLowerCase();
  return MsgType === "event" && isSame && isAddressed(packet, passiveReply);
}

function isAddressed(packet: Packet, { ToUserName, FromUserName, CreateTime }: Record<string, unknown>): boolean {
  return ToUserName === packet.FromUserName && FromUserName === packet.ToUserName && isSeconds(CreateTime);
}

/**
 * Whether what must be there is there, and all of it is of the page's types. XML has no types, so a number may be text and a text a
 * number, and a list without entries is not there at all.
 */
function fits(value: unknown, shape: FieldShape): boolean {
  if (Array.isArray(shape)) return isNothing(value) || isListOf(value, shape[0]);
  if (typeof shape === "object") return isNothing(value) || fieldsFit(value, shape as ObjectShape);
  if (isNothing(value)) return !shape.endsWith("!");
  return shape.startsWith("text") ? typeof value === "string" || typeof value === "number" : isNumeric(value);
}

function fieldsFit(value: unknown, shape: ObjectShape): boolean {
  if (typeof value !== "object" || Array.isArray(value)) return false;
  return Object.entries(shape).every(([name, field]) => fits(Object(value)[name], field));
}

function isListOf(value: unknown, shape: FieldShape): boolean {
  return Array.isArray(value) && value.every((entry) => !isNothing(entry) && fits(entry, shape));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isNumeric(value: unknown): boolean {
  return Number.isFinite(value) || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
}

// Milliseconds are the usual mistake; as seconds they would lie in the year 50000.
function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 1e9 && Number(value) < 1e11;
}

function isSuggestion({ result_code, result_info, evidence }: Record<string, unknown>): boolean {
  const isCode = result_code === 0 || result_code === 1;
  return isCode && typeof result_info === "string" && typeof evidence === "string" && evidence !== "";
}
