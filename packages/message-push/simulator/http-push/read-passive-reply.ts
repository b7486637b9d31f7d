// What WeChat reads in the response to a push over HTTP: in the clear only "success" and nothing, unless the mode is plain.
import type { Both } from "../../src/language";
import type { ObjectShape } from "../../src/wechat/catalogue/shape";
import { signatureOf, unseal } from "./cipher";
import type { HttpEndpoint, HttpPushFormat } from "./endpoint";
import { readAnswerXml } from "./read-answer-xml";

/** The passive reply as function mode has it, or why the body is none. */
export type HttpPassiveReply =
  | { readonly isReadable: true; readonly passiveReply: unknown }
  | { readonly isReadable: false; readonly detail: string; readonly why: Both };

/** What the pair of a push says about its answer. */
export interface ExpectedAnswer {
  /** Mini games are answered in the clear in every mode. */
  readonly isInClear?: boolean;
  /** The fields beyond the envelope, where it is a packet. */
  readonly answer?: ObjectShape | undefined;
}

/** Reads the body of a response with status 200 to the delivery with this nonce. */
export function readPassiveReply(
  endpoint: HttpEndpoint,
  body: string,
  nonce: string,
  { isInClear = false, answer }: ExpectedAnswer = {},
): HttpPassiveReply {
  if (isReceived(body)) return { isReadable: true, passiveReply: body };
  if (isInClear || endpoint.mode === "plain") return readContent(body, endpoint.format, answer);
  const envelope = Object(parse(body, endpoint.format)) as Record<string, unknown>;
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = envelope;
  if (typeof Encrypt !== "string") return unreadable({ en: "it is not encrypted", zh: "没有加密" });
  // XML has no types: a bare Nonce of digits is as good as one in CDATA.
  if (String(Nonce) !== nonce) return unreadable({ en: "its Nonce is not the push's", zh: "Nonce 与推送的不一致" });
  if (!isSeconds(TimeStamp))
    return unreadable({ en: "its TimeStamp is no number of seconds", zh: "TimeStamp 不是秒数" });
  if (signatureOf(endpoint.token, String(TimeStamp), nonce, Encrypt) !== MsgSignature)
    return unreadable({ en: "its MsgSignature is wrong", zh: "MsgSignature 不对" });
  const content = unseal(Encrypt, endpoint.encodingAesKey);
  if (content === undefined) return unreadable({ en: "its Encrypt cannot be decrypted", zh: "Encrypt 无法解密" });
  if (content.appid !== endpoint.appid)
    return unreadable({ en: "another appid is in its Encrypt", zh: "Encrypt 里是别的 appid" });
  return readContent(content.message, endpoint.format, answer);
}

function readContent(text: string, format: HttpPushFormat, answer?: ObjectShape): HttpPassiveReply {
  if (isReceived(text)) return { isReadable: true, passiveReply: text };
  const passiveReply = parse(text, format, answer);
  return passiveReply === undefined
    ? unreadable({ en: `it is no ${format.toUpperCase()}`, zh: `不是 ${format.toUpperCase()}` })
    : { isReadable: true, passiveReply: passiveReply };
}

function parse(text: string, format: HttpPushFormat, answer?: ObjectShape): unknown {
  if (format === "xml") return readAnswerXml(text, answer);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReceived(text: string): boolean {
  return text === "" || text === "success";
}

function isSeconds(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value > 1e9 && value < 1e11;
}

function unreadable(why: Both): HttpPassiveReply {
  return { isReadable: false, detail: why.en, why };
}
