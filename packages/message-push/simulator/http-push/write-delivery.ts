// One HTTP request of WeChat: query, headers and body, signed and encrypted as the endpoint's mode demands.
import { randomInt } from "node:crypto";
import type { Packet } from "../packet";
import { type Sealing, seal, signatureOf } from "./cipher";
import type { HttpEndpoint } from "./endpoint";
import { arranged, textOf } from "./write-packet";

export interface HttpDelivery {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a malformed request changes; everything else of it is right. */
export interface Twist {
  readonly sealing?: Partial<Sealing>;
}

const MEDIA_TYPES = { json: "application/json", xml: "text/xml" } as const;

/** The query of the three-part signature, valid for this endpoint. */
export function signedQuery(
  { token }: HttpEndpoint,
  nowMs: number,
): { signature: string; timestamp: string; nonce: string } {
  const timestamp = String(Math.floor(nowMs / 1000));
  const nonce = String(randomInt(100_000_000, 2_000_000_000));
  return { signature: signatureOf(token, timestamp, nonce), timestamp, nonce };
}

/** Writes the delivery of a packet that is as HTTP has it. */
export function writeDelivery(endpoint: HttpEndpoint, packet: Packet, nowMs: number, twist: Twist = {}): HttpDelivery {
  const { mode, format, token } = endpoint;
  const fields = arranged(packet, format);
  const query = { ...signedQuery(endpoint, nowMs), openid: packet.FromUserName };
  if (mode === "plain") return post(endpoint, query, textOf(fields, format));
  const Encrypt = seal(textOf(fields, format), endpoint.encodingAesKey, { appid: endpoint.appid, ...twist.sealing });
  const body = mode === "secure" ? { ToUserName: packet.ToUserName, Encrypt } : { ...fields, Encrypt };
  const msg_signature = signatureOf(token, query.timestamp, query.nonce, Encrypt);
  return post(endpoint, { ...query, encrypt_type: "aes", msg_signature }, textOf(body, format));
}

/** A POST with WeChat's own headers. */
export function post({ format }: HttpEndpoint, query: HttpDelivery["query"], body: string): HttpDelivery {
  const headers = { "content-type": MEDIA_TYPES[format], "user-agent": "Mozilla/4.0", accept: "*/*" };
  return { method: "POST", query, headers, body };
}
