// What nobody but an attacker, or a mistake in the console, would send: each wrong in one way, and right in every other.
import type { Packet } from "../wechat/packets";
import { signatureOf } from "./cipher";
import type { Door } from "./door";
import { type HttpDelivery, post, signedQuery, writeDelivery } from "./write-delivery";
import { arranged, textOf } from "./write-packet";

/** What a wrong thing is made from. */
export interface Ground {
  readonly door: Door;
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
  echo: ({ door, nowMs }: Ground) => get({ ...signedQuery(door, nowMs), echostr: ECHO }),
  "echo-forged": ({ door, nowMs }: Ground) => get({ ...forged(signedQuery(door, nowMs)), echostr: ECHO }),
  "forged-signature": (ground: Ground) => withQuery(right(ground), forged),
  "no-signature": (ground: Ground) => withQuery(right(ground), ({ signature: _, msg_signature: __, ...rest }) => rest),
  replay: (ground: Ground) => ground.earlier ?? right(ground),
  stale: ({ door, packet, nowMs }: Ground) => writeDelivery(door, packet, nowMs - 25 * HOUR_MS),
  downgrade: ({ door, packet, nowMs }: Ground) =>
    post(
      door,
      { ...signedQuery(door, nowMs), openid: packet.FromUserName },
      textOf(arranged(packet, door.format), door.format),
    ),
  "flipped-bit": (ground: Ground) => flipBit(encrypted(ground, {})),
  "foreign-appid": (ground: Ground) => encrypted(ground, { appid: otherAppid(ground.door.appid) }),
  // The last byte counts 32 more than a block has.
  "wrong-padding": (ground: Ground) => encrypted(ground, { padding: (count) => Buffer.alloc(count, 64) }),
  rubbish: (ground: Ground) => ({ ...right(ground), body: "{<xml>\u0000 neither one nor the other" }),
  oversized: (ground: Ground) =>
    right({ ...ground, packet: { ...ground.packet, Content: "长".repeat(OVERSIZED_BYTES / 3) } }),
  "wrong-method": (ground: Ground) => ({ ...right(ground), method: "PUT" }),
  "wrong-content-type": (ground: Ground) => {
    const delivery = right(ground);
    return { ...delivery, headers: { ...delivery.headers, "content-type": "image/png" } };
  },
  // 云托管 asks this, unsigned, when a path is saved in the console.
  probe: ({ door }: Ground) => post(door, {}, textOf({ action: "CheckContainerPath" }, door.format)),
} as const satisfies Readonly<Record<string, (ground: Ground) => HttpDelivery>>;

/** The name of a wrong thing; `echo` and `probe` are right. */
export type WrongThing = keyof typeof MAKERS;

export const WRONG_THINGS = Object.keys(MAKERS) as readonly WrongThing[];

/** Writes it. */
export function makeWrongThing(kind: WrongThing, ground: Ground): HttpDelivery {
  return MAKERS[kind](ground);
}

function right({ door, packet, nowMs }: Ground): HttpDelivery {
  return writeDelivery(door, packet, nowMs);
}

/** What is wrong in the ciphertext needs one, whatever the mode. */
function encrypted(
  { door, packet, nowMs }: Ground,
  sealing: { appid?: string; padding?: (count: number) => Buffer },
): HttpDelivery {
  const mode = door.mode === "plain" ? "secure" : door.mode;
  return writeDelivery({ ...door, mode }, packet, nowMs, { sealing });
}

/** Of the same form, whatever the door's own is: the last digit is the next one. */
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

/** As somebody would sign who does not know the token. */
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
