// Every pair that wants a packet back, over HTTP: written and sealed as the push was, read back by WeChat's side, recorded, given again.
import fc from "fast-check";
import type { HttpEndpoint } from "../../simulator/http-push/endpoint";
import { readPassiveReply } from "../../simulator/http-push/read-passive-reply";
import { writeDelivery } from "../../simulator/http-push/write-delivery";
import { httpPacket } from "../../simulator/http-push/write-packet";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../../simulator/local-account";
import type { Packet } from "../../simulator/packet";
import { judgePassiveReply } from "../../simulator/wechat/judge-passive-reply";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import { createHttpReceiver } from "../../src/runtime/http-push";
import { ack } from "../../src/wechat/acks";
import { CATALOGUE } from "../../src/wechat/catalogue/catalogue";
import { aesKeyOf } from "../../src/wechat/http/cipher";
import { factsOf, kindOf } from "../../src/wechat/pairs";
import type { Pair } from "../../src/wechat/push-events";
import { anyAnswer } from "../support/arbitrary-answer";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";

const NOW_MS = 1_767_000_000_000;
const pairs = Object.keys(CATALOGUE).filter((pair) => kindOf(pair) === "packet");
const MODES = ["secure", "compatible", "plain"] as const;
const FORMATS = ["json", "xml"] as const;
const ways = MODES.flatMap((mode) => FORMATS.map((format) => ({ mode, format })));
type Way = (typeof ways)[number];

const endpointOf = (way: Way): HttpEndpoint => ({
  ...LOCAL_ENDPOINT,
  ...way,
  appid: LOCAL_ACCOUNT.appid,
  to: "http_push",
  pairs: "all",
});
const pushOf = (pair: string): Packet =>
  httpPacket(packets[pair as keyof typeof packets] as unknown as Packet, LOCAL_ENDPOINT.originalId);

const envelopeTo = (push: Packet) => ({
  ToUserName: push.FromUserName,
  FromUserName: push.ToUserName,
  CreateTime: NOW_MS / 1_000,
  MsgType: "event",
  Event: push.Event,
});

/** A receiver whose one function does that, and WeChat's side of it. */
function receiving(pair: string, way: Way, handle: () => unknown) {
  const endpoint = endpointOf(way);
  const clock = fakeClock(NOW_MS);
  const call = { sources: ["wx_http"], functionName: "http_push", timeLimitMs: 5_000 };
  const platform = memoryPlatform({ clock, call });
  let runs = 0;
  const main = createDefineFunction(platform)({
    on: pair as Pair,
    handle: (() => {
      runs += 1;
      return handle();
    }) as never,
  });
  const keys = [{ token: endpoint.token, aesKey: aesKeyOf(endpoint.encodingAesKey) as Buffer }];
  const settings = { appid: endpoint.appid, mode: way.mode, keys };
  const receiver = createHttpReceiver(platform, [main], () => settings);
  async function deliver(packet = pushOf(pair)) {
    const delivery = writeDelivery(endpoint, packet, clock.nowMs());
    const { method, query, headers, body } = delivery;
    const contentType = headers["content-type"] ?? "";
    const request = {
      method,
      query,
      contentType,
      wechatSource: "",
      hasRepeatedParameter: false,
      body: Buffer.from(body),
    };
    const response = await receiver.receive(request);
    const expected = { answer: factsOf(pair).answer };
    return { response, read: readPassiveReply(endpoint, response.body, query.nonce ?? "", expected) };
  }
  return { deliver, platform, runs: () => runs, clock };
}

test.each(pairs)(
  "%s: in every mode and format WeChat reads what the handler answered, and a redelivery gets it again",
  async (pair) => {
    const push = pushOf(pair);
    const { isAnsweredWithoutEnvelope = false } = factsOf(pair);
    for (const way of ways) {
      await fc.assert(
        fc.asyncProperty(anyAnswer(factsOf(pair).answer ?? {}), async (fields) => {
          const { deliver, runs } = receiving(pair, way, () => ack.packet(fields));
          const { response, read } = await deliver();
          expect(response.status).toBe(200);
          expect(read).toEqual({
            isReadable: true,
            passiveReply: {
              ...(isAnsweredWithoutEnvelope ? {} : envelopeTo(push)),
              ...fields,
            },
          });
          if (!read.isReadable) throw new Error("unreachable");
          expect(judgePassiveReply(push, pair, read.passiveReply)).toBe("accepted");
          expect(response.body.includes("Encrypt")).toBe(way.mode !== "plain");
          expect((await deliver()).read).toEqual(read);
          expect(runs()).toBe(1);
        }),
        { numRuns: 2 },
      );
    }
  },
);

test.each(pairs)(
  "%s: a handler that fails is told to WeChat as fail, with status 500, and runs again",
  async (pair) => {
    for (const way of ways) {
      const { deliver, runs, clock } = receiving(pair, way, () => Promise.reject(new Error("down")));
      for (const run of [1, 2]) {
        const { response } = await deliver();
        expect([response.status, response.body, runs()]).toEqual([500, "fail", run]);
        await clock.advance(5_000);
      }
    }
  },
);

test.each(pairs)("%s: where no function handles it, it is not acknowledged, and the log says so", async (pair) => {
  const { platform } = receiving("text", ways[0] as Way, () => undefined);
  const text = createDefineFunction(platform)({ on: "text", handle: () => undefined });
  const endpoint = endpointOf(ways[0] as Way);
  const keys = [{ token: endpoint.token, aesKey: aesKeyOf(endpoint.encodingAesKey) as Buffer }];
  const receiver = createHttpReceiver(platform, [text], () => ({ appid: endpoint.appid, mode: "secure", keys }));
  const { method, query, headers, body } = writeDelivery(endpoint, pushOf(pair), NOW_MS);
  const contentType = headers["content-type"] ?? "";
  const response = await receiver.receive({
    method,
    query,
    contentType,
    wechatSource: "",
    hasRepeatedParameter: false,
    body: Buffer.from(body),
  });
  expect([response.status, response.body]).toEqual([500, "fail"]);
  expect(platform.logged).toMatchObject([{ level: "error", event: "unhandled", pair }]);
});
