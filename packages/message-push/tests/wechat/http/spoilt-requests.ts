// Requests that nobody would send, in great number.
import { memoryPlatform } from "../../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../../src/runtime/define-function";
import { createHttpReceiver } from "../../../src/runtime/http-push";
import type { HttpRequest } from "../../../src/wechat/http/http-request";
import type { HttpPushSettings } from "../../../src/wechat/http/verify-request";
import { fakeClock } from "../../support/fake-clock";
import { NOW, plain, sealedRequest, secure, text } from "./wechat-requests";

const SEED = Number(process.env.FUZZ_SEED ?? 1);

/** Mulberry32: the same requests for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Signed with a Token that is not ours, so that none of them is ever right. */
const bases = [
  sealedRequest(text(), { token: "FOREIGN" }),
  sealedRequest("<xml><MsgType>text</MsgType></xml>", { token: "FOREIGN", isXml: true }),
  { ...sealedRequest(text(), { token: "FOREIGN" }), body: Buffer.from(text()) },
];
const PIECES = [
  "<xml>",
  "</xml>",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE a>",
  "&a;",
  '{"Encrypt":',
  '"',
  "}",
  "[",
  "\\u0000",
  "\u0000",
  "é",
  "𠮷",
  "9".repeat(400),
  "e",
  "__proto__",
];
const QUERIES = ["", "0", "-1", "a".repeat(40), "0".repeat(40), "1714112445", "９", "%00", "../", "x".repeat(5_000)];

function spoilt(random: (below: number) => number): HttpRequest {
  const base = bases[random(bases.length)] as HttpRequest;
  let request = base;
  for (let count = random(5); count >= 0; count -= 1) request = spoil(request, random);
  return request;
}

function spoil(request: HttpRequest, random: (below: number) => number): HttpRequest {
  const { body, query } = request;
  const at = random(body.length + 1);
  const names = Object.keys(query);
  const name = names[random(Math.max(1, names.length))] ?? "nonce";
  switch (random(7)) {
    case 0:
      return {
        ...request,
        body: Buffer.concat([
          body.subarray(0, at),
          Buffer.from(PIECES[random(PIECES.length)] ?? ""),
          body.subarray(at),
        ]),
      };
    case 1:
      return { ...request, body: body.subarray(0, at) };
    case 2: {
      const bytes = Buffer.from(body);
      if (bytes.length > 0) bytes[at % bytes.length] = random(256);
      return { ...request, body: bytes };
    }
    case 3:
      return { ...request, query: { ...query, [name]: QUERIES[random(QUERIES.length)] } };
    case 4:
      return { ...request, query: { ...query, [name]: undefined } };
    case 5:
      return { ...request, method: ["GET", "POST", "PUT", "", "get"][random(5)] ?? "" };
    default:
      return { ...request, contentType: ["text/xml", "text/html", "", "application/json"][random(4)] ?? "" };
  }
}

/** Declares, mode by mode, that so many spoilt requests are refused. */
export function testSpoiltRequests(usualRuns: number): void {
  const runs = Number(process.env.FUZZ_RUNS ?? usualRuns);
  test.each<[string, HttpPushSettings]>([
    ["secure", secure],
    ["compatible", { ...secure, mode: "compatible" }],
    ["plain", plain],
    ["container", { ...secure, mode: "container", keys: [] }],
  ])(
    "%s: whatever comes, it is refused, and nothing is handled, written or sent",
    async (_, settings) => {
      const platform = memoryPlatform({ clock: fakeClock(NOW) });
      let handled = 0;
      const handle = () => {
        handled += 1;
        return undefined;
      };
      const functions = [createDefineFunction(platform)({ on: "text", handle })];
      const receiver = createHttpReceiver(platform, functions, () => settings);
      const random = randomFrom(SEED);
      const statuses = new Set<number>();
      for (let run = 0; run < runs; run += 1) {
        statuses.add((await receiver.receive(spoilt(random))).status);
        // The log of a million refusals is not what is tested.
        (platform.logged as unknown[]).length = 0;
      }
      expect([handled, platform.sent.length]).toEqual([0, 0]);
      expect(await platform.store.findRecent("o1", 1)).toEqual([]);
      expect([...statuses].filter((status) => ![400, 403, 405, 413, 415].includes(status))).toEqual([]);
    },
    3_600_000,
  );
}
