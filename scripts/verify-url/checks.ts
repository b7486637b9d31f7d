// What is asked, and how the answer must be.
import { encrypt } from "../../src/wechat/http/cipher";
import type { DoorKeys, DoorSettings } from "../../src/wechat/http/door";
import { signatureOf } from "../../src/wechat/http/signature";
import type { PacketFormat } from "../../src/wechat/read-packet";

/** A request. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT";
  readonly query: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to one. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly durationMs: number;
}

/** One question with its right answer. */
export interface Check {
  readonly name: string;
  readonly question: Question;
  /** What is wrong with an answer; `undefined` when nothing is. */
  judge(answer: Answer): string | undefined;
}

const NONCE = "verify-url";
const ECHO = "4375120948345356249";
const PATIENCE_MS = 5_000;
const TWO_DAYS_SECONDS = 2 * 24 * 3_600;

/** Every check for these settings. */
export function checksFor(settings: DoorSettings, format: PacketFormat, nowMs: number): readonly Check[] {
  const seconds = Math.floor(nowMs / 1_000);
  if (settings.mode === "container") return containerChecks(format, seconds);
  const [keys] = settings.keys;
  if (keys === undefined) return [];
  const timestamp = String(seconds);
  const packet = debugPacket(format, seconds);
  const isSealed = settings.mode !== "plain";
  const push = (at: string, change: Partial<Forgery> = {}) => {
    const forgery = { keys, appid: settings.appid, packet, format, timestamp: at, ...change };
    return isSealed ? sealedPush(forgery) : plainPush(forgery);
  };
  const forged = "0".repeat(40);
  return [
    accepted("the URL check is answered", { method: "GET", query: signed(keys, timestamp, { echostr: ECHO }) }, ECHO),
    refused("a URL check with a wrong signature", {
      method: "GET",
      query: { ...signed(keys, timestamp, { echostr: ECHO }), signature: forged },
    }),
    accepted("a push is answered", push(timestamp), "success"),
    refused("a push with a wrong signature", push(timestamp, { signature: forged })),
    refused("a push of two days ago", push(String(seconds - TWO_DAYS_SECONDS))),
    refused("a PUT", { ...push(timestamp), method: "PUT" }),
    refused("rubbish", { ...push(timestamp), body: "rubbish" }),
    ...(isSealed
      ? [
          refused("plaintext, rightly signed", plainPush({ keys, appid: "", packet, format, timestamp })),
          refused("another app's push", push(timestamp, { appid: otherAppid(settings.appid) })),
        ]
      : []),
  ];
}

/** Of the same form, and nobody's that matters: the last digit is the next one. */
function otherAppid(appid: string): string {
  const last = Number.parseInt(appid.slice(-1), 16);
  return `${appid.slice(0, -1)}${((last + 1) % 16).toString(16)}`;
}

function containerChecks(format: PacketFormat, seconds: number): readonly Check[] {
  const packet = debugPacket(format, seconds);
  const post = (body: string, headers = {}) => ({
    method: "POST" as const,
    query: {},
    contentType: TYPES[format],
    body,
    headers,
  });
  const marked = { "x-wx-source": "verify-url" };
  return [
    accepted("the path check is answered", post('{"action":"CheckContainerPath"}', marked), "success"),
    accepted("a push is answered", post(packet, marked), "success"),
    refused("a push without the gateway's mark", post(packet)),
  ];
}

interface Forgery {
  readonly keys: DoorKeys;
  readonly appid: string;
  readonly packet: string;
  readonly format: PacketFormat;
  readonly timestamp: string;
  /** In place of the right one. */
  readonly signature?: string;
}

const TYPES: Readonly<Record<PacketFormat, string>> = { json: "application/json", xml: "text/xml" };

function plainPush({ keys, packet, format, timestamp, signature }: Forgery): Question {
  const query = signed(keys, timestamp, {});
  return {
    method: "POST",
    query: signature ? { ...query, signature } : query,
    contentType: TYPES[format],
    body: packet,
  };
}

function sealedPush({ keys, appid, packet, format, timestamp, signature }: Forgery): Question {
  const Encrypt = encrypt(keys.aesKey ?? Buffer.alloc(32), appid, packet);
  const msg_signature = signature ?? signatureOf(keys.token, timestamp, NONCE, Encrypt);
  const query = { ...signed(keys, timestamp, {}), encrypt_type: "aes", msg_signature };
  const body =
    format === "json"
      ? JSON.stringify({ ToUserName: "gh_verify_url", Encrypt })
      : `<xml><ToUserName><![CDATA[gh_verify_url]]></ToUserName><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`;
  return { method: "POST", query, contentType: TYPES[format], body };
}

function signed({ token }: DoorKeys, timestamp: string, more: Record<string, string>): Record<string, string> {
  return { timestamp, nonce: NONCE, signature: signatureOf(token, timestamp, NONCE), ...more };
}

/** What WeChat's own debugging tool pushes. */
function debugPacket(format: PacketFormat, seconds: number): string {
  const fields = {
    ToUserName: "gh_verify_url",
    FromUserName: "o_verify_url",
    MsgType: "event",
    Event: "debug_demo",
    debug_str: `at ${seconds}`,
  };
  if (format === "json") return JSON.stringify({ ...fields, CreateTime: seconds });
  const elements = Object.entries(fields).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<xml>${elements.join("")}<CreateTime>${seconds}</CreateTime></xml>`;
}

function accepted(name: string, question: Question, body: string): Check {
  return {
    name,
    question,
    judge: (answer) => {
      if (answer.status !== 200) return `status ${answer.status} in place of 200`;
      if (answer.body !== body) return "another body than WeChat waits for";
      return answer.durationMs < PATIENCE_MS ? undefined : `after ${answer.durationMs} ms: WeChat waits 5000`;
    },
  };
}

function refused(name: string, question: Question): Check {
  return {
    name: `refused: ${name}`,
    question,
    judge: ({ status, body }) => {
      if (status === 200) return "it was let in";
      return body.includes(ECHO) ? "it echoes all the same" : undefined;
    },
  };
}
