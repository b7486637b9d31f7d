// What is asked, and how the answer must be. The local WeChat writes the requests: it is the one that plays WeChat's part.
import type { HttpEndpoint } from "../../simulator/http-push/endpoint";
import { type MalformedRequest, makeMalformedRequest } from "../../simulator/http-push/malformed-requests";
import { type HttpDelivery, post, writeDelivery } from "../../simulator/http-push/write-delivery";
import { arranged, textOf } from "../../simulator/http-push/write-packet";
import type { Packet } from "../../simulator/packet";
import { type Both, same } from "../../src/language";
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
  readonly name: Both;
  readonly delivery: HttpDelivery;
  /** What is wrong with an answer; `undefined` when nothing is. */
  judge(answer: Answer): Both | undefined;
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
    accepted({ en: "the URL check is answered", zh: "应答了 URL 校验" }, echo, echo.query.echostr ?? ""),
    accepted(PUSH_ANSWERED, writeDelivery(own, packet, nowMs), "success"),
    ...[...REFUSED, ...(mode === "plain" ? [] : REFUSED_IF_SEALED)].map((kind) => refused(same(kind), wrong(kind))),
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
    accepted({ en: "the path check is answered", zh: "应答了路径校验" }, marked(probe), "success"),
    accepted(PUSH_ANSWERED, marked(bare), "success"),
    refused({ en: "no mark of the gateway", zh: "没有网关标记" }, bare),
  ];
}

/** What WeChat's own debugging tool pushes. */
function debugPacket(CreateTime: number): Packet {
  const names = { ToUserName: "gh_verify_url", FromUserName: "o_verify_url", MsgType: "event", Event: "debug_demo" };
  return { ...names, CreateTime, debug_str: `at ${CreateTime}` };
}

const PUSH_ANSWERED: Both = { en: "a push is answered", zh: "应答了推送" };

function accepted(name: Both, delivery: HttpDelivery, body: string): Check {
  return {
    name,
    delivery,
    judge: (answer) => {
      if (answer.status !== 200) {
        return { en: `status ${answer.status} in place of 200`, zh: `状态是 ${answer.status}，应为 200` };
      }
      if (answer.body !== body) {
        return { en: "another body than WeChat waits for", zh: "内容不是微信要的" };
      }
      if (answer.durationMs < WECHAT_WAITS_MS) return undefined;
      return {
        en: `after ${answer.durationMs} ms: WeChat waits 5000`,
        zh: `用了 ${answer.durationMs} ms：微信只等 5000`,
      };
    },
  };
}

function refused(what: Both, delivery: HttpDelivery): Check {
  const { echostr } = delivery.query;
  return {
    name: { en: `refused: ${what.en}`, zh: `拒绝：${what.zh}` },
    delivery,
    judge: ({ status, body }) => {
      if (status === 200) return { en: "it was let in", zh: "放行了" };
      return echostr !== undefined && body.includes(echostr)
        ? { en: "it echoes all the same", zh: "仍然返回了 echostr" }
        : undefined;
    },
  };
}
