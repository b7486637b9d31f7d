// What is asked, and how the answer must be. The local WeChat writes the requests: it is the one that plays WeChat's part.
import type { HttpEndpoint } from "../../simulator/http-push/endpoint";
import { type MalformedRequest, makeMalformedRequest } from "../../simulator/http-push/malformed-requests";
import { type HttpDelivery, post, writeDelivery } from "../../simulator/http-push/write-delivery";
import { arranged, textOf } from "../../simulator/http-push/write-packet";
import type { Packet } from "../../simulator/packet";
import type { HttpPushSettings } from "../../src/wechat/http/verify-request";
import type { PacketFormat } from "../../src/wechat/read-packet";

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly durationMs: number;
}

/** One request with its right answer. */
export interface Check {
  readonly name: string;
  readonly delivery: HttpDelivery;
  /** What is wrong with an answer; `undefined` when nothing is. */
  judge(answer: Answer): string | undefined;
}

/** What must be refused in every mode, and what only where the body is encrypted. */
const REFUSED: readonly MalformedRequest[] = [
  "echo-forged",
  "forged-signature",
  "no-signature",
  "stale",
  "rubbish",
  "wrong-method",
  "wrong-content-type",
];
const REFUSED_IF_SEALED: readonly MalformedRequest[] = ["downgrade", "flipped-bit", "foreign-appid", "wrong-padding"];
const WECHAT_WAITS_MS = 5_000;

/** Every check for these settings; `encodingAesKey` is the one that belongs to their newest pair. */
export function checksFor(
  settings: HttpPushSettings,
  { format, encodingAesKey }: { readonly format: PacketFormat; readonly encodingAesKey: string },
  nowMs: number,
): readonly Check[] {
  const { appid, mode, keys } = settings;
  const packet = debugPacket(Math.floor(nowMs / 1_000));
  const endpoint = {
    appid,
    token: keys[0]?.token ?? "",
    encodingAesKey,
    originalId: "gh_verify_url",
    format,
    to: "",
    pairs: "all",
  } as const;
  if (mode === "container") return containerChecks({ ...endpoint, mode: "plain" }, packet);
  const own: HttpEndpoint = { ...endpoint, mode };
  const wrong = (kind: MalformedRequest) =>
    makeMalformedRequest(kind, { endpoint: own, packet, nowMs, earlier: undefined });
  const echo = wrong("echo");
  return [
    accepted("the URL check is answered", echo, echo.query.echostr ?? ""),
    accepted("a push is answered", writeDelivery(own, packet, nowMs), "success"),
    ...[...REFUSED, ...(mode === "plain" ? [] : REFUSED_IF_SEALED)].map((kind) => refused(kind, wrong(kind))),
  ];
}

function containerChecks(endpoint: HttpEndpoint, packet: Packet): readonly Check[] {
  const bare = post(endpoint, {}, textOf(arranged(packet, endpoint.format), endpoint.format));
  const marked = (delivery: HttpDelivery) => ({
    ...delivery,
    headers: { ...delivery.headers, "x-wx-source": "verify-url" },
  });
  const probe = post(endpoint, {}, textOf({ action: "CheckContainerPath" }, endpoint.format));
  return [
    accepted("the path check is answered", marked(probe), "success"),
    accepted("a push is answered", marked(bare), "success"),
    refused("no mark of the gateway", bare),
  ];
}

/** What WeChat's own debugging tool pushes. */
function debugPacket(CreateTime: number): Packet {
  const names = { ToUserName: "gh_verify_url", FromUserName: "o_verify_url", MsgType: "event", Event: "debug_demo" };
  return { ...names, CreateTime, debug_str: `at ${CreateTime}` };
}

function accepted(name: string, delivery: HttpDelivery, body: string): Check {
  return {
    name,
    delivery,
    judge: (answer) => {
      if (answer.status !== 200) return `status ${answer.status} in place of 200`;
      if (answer.body !== body) return "another body than WeChat waits for";
      return answer.durationMs < WECHAT_WAITS_MS ? undefined : `after ${answer.durationMs} ms: WeChat waits 5000`;
    },
  };
}

function refused(name: string, delivery: HttpDelivery): Check {
  const { echostr } = delivery.query;
  return {
    name: `refused: ${name}`,
    delivery,
    judge: ({ status, body }) => {
      if (status === 200) return "it was let in";
      return echostr !== undefined && body.includes(echostr) ? "it echoes all the same" : undefined;
    },
  };
}
