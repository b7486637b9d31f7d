// Requests that only an attacker, or a mistake in the console, would send: each wrong in one way, and right in every other.
import type { Packet } from "../packet";
import { signatureOf } from "./cipher";
import type { HttpEndpoint } from "./endpoint";
import { type HttpDelivery, post, signedQuery, writeDelivery } from "./write-delivery";
import { arranged, textOf } from "./write-packet";

/** What a malformed request is made from. */
export interface MalformedRequestParts {
  readonly endpoint: HttpEndpoint;
  /** As HTTP has it. */
  readonly packet: Packet;
  readonly nowMs: number;
  /** The last delivery of a push; absent before the first. */
  readonly earlier: HttpDelivery | undefined;
}

const HOUR_MS = 3_600_000;
/** Above the 100 KB that HTTP access takes as text. */
const OVERSIZED_BYTES = 200 * 1024;
const ECHO = "4375120948345356249";

const MAKERS = {
  echo: ({ endpoint, nowMs }: MalformedRequestParts) => get({ ...signedQuery(endpoint, nowMs), echostr: ECHO }),
  "echo-forged": ({ endpoint, nowMs }: MalformedRequestParts) =>
    get({ ...forged(signedQuery(endpoint, nowMs)), echostr: ECHO }),
  "forged-signature": (parts: MalformedRequestParts) => withQuery(right(parts), forged),
  "no-signature": (parts: MalformedRequestParts) =>
    withQuery(right(parts), ({ signature: _, msg_signature: __, ...rest }) => rest),
  replay: (parts: MalformedRequestParts) => parts.earlier ?? right(parts),
  stale: ({ endpoint, packet, nowMs }: MalformedRequestParts) => writeDelivery(endpoint, packet, nowMs - 37 * HOUR_MS),
  downgrade: ({ endpoint, packet, nowMs }: MalformedRequestParts) =>
    post(
      endpoint,
      { ...signedQuery(endpoint, nowMs), openid: packet.FromUserName },
      textOf(arranged(packet, endpoint.format), endpoint.format),
    ),
  "flipped-bit": (parts: MalformedRequestParts) => flipBit(encrypted(parts, {})),
  "foreign-appid": (parts: MalformedRequestParts) => encrypted(parts, { appid: otherAppid(parts.endpoint.appid) }),
  // The last byte counts 32 more than a block has.
  "wrong-padding": (parts: MalformedRequestParts) => encrypted(parts, { padding: (count) => Buffer.alloc(count, 64) }),
  rubbish: (parts: MalformedRequestParts) => ({ ...right(parts), body: "{<xml>\u0000 neither one nor the other" }),
  oversized: (parts: MalformedRequestParts) =>
    right({ ...parts, packet: { ...parts.packet, Content: "长".repeat(OVERSIZED_BYTES / 3) } }),
  "wrong-method": (parts: MalformedRequestParts) => ({ ...right(parts), method: "PUT" }),
  "wrong-content-type": (parts: MalformedRequestParts) => {
    const delivery = right(parts);
    return { ...delivery, headers: { ...delivery.headers, "content-type": "image/png" } };
  },
  // 云托管 asks this, unsigned, when a path is saved in the console.
  probe: ({ endpoint }: MalformedRequestParts) =>
    post(endpoint, {}, textOf({ action: "CheckContainerPath" }, endpoint.format)),
} as const satisfies Readonly<Record<string, (parts: MalformedRequestParts) => HttpDelivery>>;

/** The name of a malformed request; `echo` and `probe` are well-formed. */
export type MalformedRequest = keyof typeof MAKERS;

export const MALFORMED_REQUESTS = Object.keys(MAKERS) as readonly MalformedRequest[];

/** Writes it. */
export function makeMalformedRequest(kind: MalformedRequest, parts: MalformedRequestParts): HttpDelivery {
  return MAKERS[kind](parts);
}

function right({ endpoint, packet, nowMs }: MalformedRequestParts): HttpDelivery {
  return writeDelivery(endpoint, packet, nowMs);
}

/** For faults inside the ciphertext: there has to be one, also in plain mode. */
function encrypted(
  { endpoint, packet, nowMs }: MalformedRequestParts,
  sealing: { appid?: string; padding?: (count: number) => Buffer },
): HttpDelivery {
  const mode = endpoint.mode === "plain" ? "secure" : endpoint.mode;
  return writeDelivery({ ...endpoint, mode }, packet, nowMs, { sealing });
}

/** Of the same form, but not the same: the last digit is the next one. */
function otherAppid(appid: string): string {
  const last = Number.parseInt(appid.slice(-1), 16);
  return `${appid.slice(0, -1)}${((last + 1) % 16).toString(16)}`;
}

function get(query: HttpDelivery["query"]): HttpDelivery {
  return { method: "GET", query, headers: { "user-agent": "Mozilla/4.0", accept: "*/*" }, body: "" };
}

function withQuery(
  delivery: HttpDelivery,
  change: (query: HttpDelivery["query"]) => HttpDelivery["query"],
): HttpDelivery {
  return { ...delivery, query: change(delivery.query) };
}

/** Signed without knowing the token. */
function forged(query: HttpDelivery["query"]): HttpDelivery["query"] {
  const { timestamp = "", nonce = "" } = query;
  const guess = signatureOf("not-the-token", timestamp, nonce);
  return { ...query, signature: guess, ...("msg_signature" in query ? { msg_signature: guess } : {}) };
}

/** One bit of the first block is another, and the signature still that of the right one. */
function flipBit(delivery: HttpDelivery): HttpDelivery {
  const body = delivery.body.replace(
    /("Encrypt":"|<Encrypt><!\[CDATA\[)([^"\]]+)/,
    (_, before: string, text: string) => {
      const bytes = Buffer.from(text, "base64");
      bytes[16] = (bytes[16] ?? 0) ^ 1;
      return before + bytes.toString("base64");
    },
  );
  return { ...delivery, body };
}
