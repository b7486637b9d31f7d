// Verifies requests of push over HTTP: only what WeChat signed (or, in plain and container mode, sent) gets through.
import { same } from "../../language";
import { PushError } from "../../push-error";
import type { PassiveReply } from "../passive-reply";
import { passiveReplyText } from "../passive-reply-text";
import { type PacketFormat, readPacket } from "../read-packet";
import { decrypt, encrypt } from "./cipher";
import {
  type HttpRequest,
  type HttpResponse,
  Refusal,
  readFields,
  requireBody,
  requireMethod,
  requireSingleParameters,
} from "./http-request";
import { readEncrypt, requireSameEncrypt } from "./read-encrypt";
import { isSameSignature, signatureOf } from "./signature";

/** A Token with its key; two pairs are valid while they are exchanged. */
export interface HttpPushKeys {
  readonly token: string;
  /** 32 bytes; absent only in plain mode. */
  readonly aesKey?: Buffer;
}

/** What is set on mp.weixin.qq.com, and what is let in. */
export interface HttpPushSettings {
  readonly appid: string;
  /**
   * `secure` and `compatible` read the ciphertext and nothing else. `plain` trusts an unsigned body: an attacker who sees
   * one request can forge others for a day and a half. `container` trusts a header, which only 微信云托管's own gateway keeps others
   * from setting.
   */
  readonly mode: "secure" | "compatible" | "plain" | "container";
  /** The newest first; an answer is sealed with the pair that its push came with. */
  readonly keys: readonly HttpPushKeys[];
}

/** What a request turned out to be. */
export type Verification =
  /** Not from WeChat, or not as it was set. `reason` is for the log. */
  | { readonly kind: "refused"; readonly response: HttpResponse; readonly reason: string }
  /** WeChat checks the URL, or 微信云托管 the path: it is answered with that text. */
  | { readonly kind: "check"; readonly response: HttpResponse }
  /** A push, and how its answer is written. */
  | { readonly kind: "push"; readonly packet: object; readonly respond: Respond };

/** Writes an answer as the push was written; `isInClear` where WeChat wants it so although the push was encrypted. */
export type Respond = (passiveReply: PassiveReply, isInClear?: boolean) => HttpResponse;

/** A retried delivery may bring the timestamp of the first; WeChat tries game gifts for 34 hours. */
const OLDEST_MS = 36 * 60 * 60 * 1000;
/** WeChat's clock and ours. */
const EARLIEST_MS = 10 * 60 * 1000;

/**
 * Reads a request. Everything is checked before anything is believed: method, size, type, the form of every field, the
 * signature, its age, the cipher, the receiver. Before the signature, no more is read than it needs. Never throws.
 */
export function verifyRequest(settings: HttpPushSettings, request: HttpRequest, nowMs: number): Verification {
  try {
    requireMethod(request);
    requireSingleParameters(request);
    if (settings.mode === "container") return verifyContainer(request);
    return request.method === "GET" ? checkUrl(settings, request, nowMs) : verifyPush(settings, request, nowMs);
  } catch (error) {
    // Why it was refused is not sent back.
    const { status, reason } = refusalOf(error);
    return { kind: "refused", response: { ...textResponse(""), status }, reason };
  }
}

/** What readers of texts throw is a fixed sentence, without a word of the text. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(400, error instanceof PushError ? error.texts.fact : { en: "no packet", zh: "没有消息内容" });
}

/** 微信云托管 has no URL check: it asks whether the path is right, and pushes without a signature. */
function verifyContainer(request: HttpRequest): Verification {
  if (request.wechatSource === "")
    throw new Refusal(403, { en: "no mark of WeChat's gateway", zh: "没有微信网关的标记" });
  const { format, packet } = readPacket(requireBody(request));
  if ("action" in packet && packet.action === "CheckContainerPath")
    return { kind: "check", response: textResponse("success") };
  return { kind: "push", packet, respond: (passiveReply) => response(passiveReplyText(passiveReply, format), format) };
}

/** The URL check is signed with three parts, and its text is plain, in every mode. */
function checkUrl(settings: HttpPushSettings, request: HttpRequest, nowMs: number): Verification {
  const { signature, timestamp, nonce, echostr } = readFields(request, ["signature", "timestamp", "nonce", "echostr"]);
  requireFresh(timestamp, nowMs);
  findKeys(settings, signature, [timestamp, nonce]);
  return { kind: "check", response: textResponse(echostr) };
}

function verifyPush(settings: HttpPushSettings, request: HttpRequest, nowMs: number): Verification {
  return settings.mode === "plain" ? verifyPlain(settings, request, nowMs) : verifySealed(settings, request, nowMs);
}

function verifyPlain(settings: HttpPushSettings, request: HttpRequest, nowMs: number): Verification {
  const { signature, timestamp, nonce } = readFields(request, ["signature", "timestamp", "nonce"]);
  requireFresh(timestamp, nowMs);
  findKeys(settings, signature, [timestamp, nonce]);
  const { format, packet } = readPacket(requireBody(request));
  if ("Encrypt" in packet)
    throw new Refusal(403, {
      en: "encrypted, but WECHAT_PUSH_MODE is plain",
      zh: "消息已加密，但 WECHAT_PUSH_MODE 是 plain",
    });
  return { kind: "push", packet, respond: (passiveReply) => response(passiveReplyText(passiveReply, format), format) };
}

function verifySealed(settings: HttpPushSettings, request: HttpRequest, nowMs: number): Verification {
  const body = requireBody(request);
  const Encrypt = readEncrypt(body);
  if (Encrypt === undefined)
    throw new Refusal(403, {
      en: `not encrypted, but WECHAT_PUSH_MODE is ${settings.mode}`,
      zh: `消息没有加密，但 WECHAT_PUSH_MODE 是 ${settings.mode}`,
    });
  const { msg_signature, timestamp, nonce } = readFields(request, ["msg_signature", "timestamp", "nonce"]);
  requireFresh(timestamp, nowMs);
  const { token, aesKey } = findKeys(settings, msg_signature, [timestamp, nonce, Encrypt]);
  requireSameEncrypt(body, Encrypt);
  const text = aesKey === undefined ? undefined : decrypt(aesKey, settings.appid, Encrypt);
  if (aesKey === undefined || text === undefined)
    throw new Refusal(403, {
      en: "not encrypted with this key for this AppID",
      zh: "消息不是用这个密钥为这个 AppID 加密的",
    });
  const inner = readPacket(text);
  const seal = { token, aesKey, appid: settings.appid, nonce, nowMs };
  const respond: Respond = (passiveReply, isInClear = false) =>
    isInClear
      ? response(passiveReplyText(passiveReply, inner.format), inner.format)
      : sealed(passiveReply, inner.format, seal);
  return { kind: "push", packet: inner.packet, respond };
}

function requireFresh(timestamp: string, nowMs: number): void {
  const ageMs = nowMs - Number(timestamp) * 1_000;
  if (ageMs > OLDEST_MS || ageMs < -EARLIEST_MS)
    throw new Refusal(403, { en: "timestamp too old, or not yet", zh: "timestamp 过旧，或还没到" });
}

/** The keys with which it was signed. All are tried, so that the time does not reveal which. */
function findKeys({ keys }: HttpPushSettings, signature: string, parts: readonly string[]): HttpPushKeys {
  const fitting = keys.filter(({ token }) => isSameSignature(signatureOf(token, ...parts), signature));
  const [found] = fitting;
  if (found !== undefined) return found;
  throw new Refusal(403, same("signature"));
}

interface Seal {
  readonly token: string;
  readonly aesKey: Buffer;
  readonly appid: string;
  readonly nonce: string;
  readonly nowMs: number;
}

/** `success` goes in the clear; anything longer is encrypted and signed. */
function sealed(
  passiveReply: PassiveReply,
  format: PacketFormat,
  { token, aesKey, appid, nonce, nowMs }: Seal,
): HttpResponse {
  if (typeof passiveReply === "string") return textResponse(passiveReply);
  const Encrypt = encrypt(aesKey, appid, passiveReplyText(passiveReply, format));
  const TimeStamp = Math.floor(nowMs / 1_000);
  const MsgSignature = signatureOf(token, String(TimeStamp), nonce, Encrypt);
  return response(passiveReplyText({ Encrypt, MsgSignature, TimeStamp, Nonce: nonce }, format), format);
}

const CONTENT_TYPES: Readonly<Record<PacketFormat, string>> = {
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
};

function response(body: string, format: PacketFormat): HttpResponse {
  return body === "" || !/^[<{]/.test(body)
    ? textResponse(body)
    : { status: 200, contentType: CONTENT_TYPES[format], body };
}

function textResponse(body: string): HttpResponse {
  return { status: 200, contentType: "text/plain; charset=utf-8", body };
}
