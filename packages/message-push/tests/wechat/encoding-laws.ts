// The same push as an object, as JSON and as XML is the same event with the same key, whatever liberties WeChat takes.
import fc from "fast-check";
import { verifyRequest } from "../../src/wechat/http/verify-request";
import { factsOf, kindOf, pairNames } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { readPacket } from "../../src/wechat/read-packet";
import { anyPacket, withOrderNumber } from "../support/arbitrary-packet";
import { type Liberties, toJson, toXml } from "../support/encode-packet";
import { NOW, packetOf, sealedRequest, secure } from "./http/wechat-requests";

const pairs = pairNames().filter((name) => name !== "unknown");
const liberties: fc.Arbitrary<Liberties> = fc.record({
  areNumbersQuoted: fc.boolean(),
  areIdsBare: fc.boolean(),
  isSingleBare: fc.boolean(),
  isWrapped: fc.boolean(),
  isEscaped: fc.boolean(),
  isReversed: fc.boolean(),
  isPretty: fc.boolean(),
  areControlsBare: fc.boolean(),
  isAscii: fc.boolean(),
  isDecorated: fc.boolean(),
  hasByteOrderMark: fc.boolean(),
});

const parse = (text: string) => {
  const { packet: _, ...push } = parsePush(readPacket(text).packet);
  return push;
};

/** Declares the laws as tests: of each pair, so many packets are tried. */
export function testEncodings(numRuns: number): void {
  test.each(pairs)("%s", (pair) => {
    fc.assert(
      fc.property(anyPacket(pair), liberties, (packet, taken) => {
        const { packet: _, ...push } = parsePush(packet);
        expect(push.pair).toBe(pair);
        expect(parse(toJson(packet, taken))).toEqual(push);
        expect(parse(toXml(packet, taken))).toEqual(push);
        for (const isXml of [false, true]) {
          const text = isXml ? toXml(packet, taken) : toJson(packet, taken);
          const { packet: _sealed, ...read } = parsePush(
            packetOf(verifyRequest(secure, sealedRequest(text, { isXml }), NOW)),
          );
          expect(read).toEqual(push);
        }
      }),
      { numRuns },
    );
  });

  test.each(withoutMessageId)("%s: whatever differs in what it says, it is another push", (pair) => {
    const isDelivery = ([name = "", inner = ""]: readonly string[]) =>
      inner === "PayEventSig" ||
      name === "RetryTimes" ||
      name === "MsgType" ||
      name === "Event" ||
      (name === "CreateTime" && hasOrder(pair));
    fc.assert(
      fc.property(anyPacket(pair), fc.nat(), (packet, nth) => {
        const leaves = leavesOf(packet).filter((path) => !isDelivery(path));
        const path = leaves[nth % leaves.length] ?? [];
        const other = withLeaf(packet, path, (leaf) => (typeof leaf === "number" ? leaf + 1 : `${leaf}1`));
        expect(parsePush(other).key).not.toBe(parsePush(packet).key);
      }),
      { numRuns },
    );
  });

  test.each(pairs.filter(hasOrder))("%s: every delivery of an order is the same push, whenever it comes", (pair) => {
    fc.assert(
      fc.property(
        anyPacket(pair),
        fc.nat({ max: 2_000_000_000 }),
        fc.nat({ max: 15 }),
        (packet, CreateTime, RetryTimes) => {
          const order = withOrderNumber(pair, packet, "7");
          const { key } = parsePush(order);
          expect(parsePush({ ...order, CreateTime, RetryTimes }).key).toBe(key);
          expect(parsePush({ ...order, CreateTime, RetryTimes: String(RetryTimes) }).key).toBe(key);
        },
      ),
      { numRuns },
    );
  });
}

/** Everything in a packet that tells it from another push, as paths. */
function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, field]) => leavesOf(field, [...path, name]));
}

function withLeaf(value: unknown, [name, ...rest]: readonly string[], change: (leaf: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  const copy: Record<string, unknown> = Array.isArray(value) ? Object.assign([], value) : { ...Object(value) };
  copy[name] = withLeaf(copy[name], rest, change);
  return copy;
}

const hasOrder = (pair: string) => factsOf(pair).orderField !== undefined;
const withoutMessageId = pairs.filter((pair) => kindOf(pair) !== "message");
