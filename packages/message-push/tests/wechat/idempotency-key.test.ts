import fc from "fast-check";
import { idempotencyKey as keyFor } from "../../src/wechat/idempotency-key";
import { packets } from "../support/packets";

const packet = packets.text;
const idempotencyKey = (value: Readonly<Record<string, unknown>>) => keyFor(value, {});
const shuffledFields = (value: object) =>
  fc.shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }).map(Object.fromEntries);

test("the key is 32 hexadecimal characters and shows neither openid nor MsgId", () => {
  expect(idempotencyKey(packet)).toMatch(/^[0-9a-f]{32}$/);
});

test("all deliveries of a message share a key, whatever the order of fields", () => {
  fc.assert(fc.property(shuffledFields(packet), (redelivery) => idempotencyKey(redelivery) === idempotencyKey(packet)));
});

test("all deliveries of an event share a key: order of fields, numbers as strings and RetryTimes do not matter", () => {
  const event = { ...packets["event:user_enter_tempsession"], Detail: { b: 1, a: [1, 2] } };
  const again = { ...event, CreateTime: String(event.CreateTime), Detail: { a: ["1", 2], b: "1" }, RetryTimes: 3 };
  fc.assert(fc.property(shuffledFields(again), (redelivery) => idempotencyKey(redelivery) === idempotencyKey(event)));
});

test("10,000 messages with neighbouring ids have 10,000 keys", () => {
  const first = 6_054_768_590_064_713_728n;
  const keys = Array.from({ length: 10_000 }, (_, i) =>
    idempotencyKey({ ...packet, MsgId: String(first + BigInt(i)) }),
  );
  expect(new Set(keys).size).toBe(10_000);
});

test("a MsgId that is a number and the same one as a string are one push", () => {
  expect(idempotencyKey({ ...packet, MsgId: 1234567890123456 })).toBe(
    idempotencyKey({ ...packet, MsgId: "1234567890123456" }),
  );
});

test("two messages whose ids lost their last digits are told apart by content", () => {
  const MsgId = Number("6054768590064713728");
  expect(idempotencyKey({ ...packet, MsgId, Content: "a" })).not.toBe(
    idempotencyKey({ ...packet, MsgId, Content: "b" }),
  );
});

test("two events of one user in one second have two keys when anything in them differs", () => {
  const event = packets["event:user_enter_tempsession"];
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const keyOf = (SessionFrom: string) => idempotencyKey({ ...event, SessionFrom });
      return (keyOf(a) === keyOf(b)) === (a === b);
    }),
  );
});

test("one message id from two users is two pushes", () => {
  expect(idempotencyKey({ ...packet, FromUserName: "oA" })).not.toBe(idempotencyKey({ ...packet, FromUserName: "oB" }));
});

test("an empty message id is none: the content decides", () => {
  const keyOf = (Content: string) => idempotencyKey({ ...packet, MsgId: "", Content });
  expect(keyOf("a")).not.toBe(keyOf("b"));
});

test("with a message id, what else is in the packet does not matter", () => {
  expect(idempotencyKey({ ...packet, Content: "a" })).toBe(idempotencyKey({ ...packet, Content: "b" }));
});

test("lists, objects and their borders are told apart", () => {
  const { MsgId: _, ...event } = packet;
  const bodies: readonly unknown[] = [
    ["a", "b"],
    ["ab"],
    ["b", "a"],
    { 0: "a", 1: "b" },
    { a: "b" },
    [["a", "b"], "c"],
    ["a", ["b", "c"]],
    null,
    "null!",
  ];
  const keys = bodies.map((Body) => idempotencyKey({ ...event, Body }));
  expect(new Set(keys).size).toBe(bodies.length);
});

test("a field that is left out and one that is undefined are the same", () => {
  const { MsgId: _, ...event } = packet;
  expect(idempotencyKey({ ...event, Extra: undefined })).toBe(idempotencyKey(event));
});

test("an empty field, in whichever way it is empty, is one that is not there", () => {
  const { MsgId: _, ...event } = packet;
  for (const Extra of [null, "", [], {}, { deep: [""] }]) {
    expect(idempotencyKey({ ...event, Extra })).toBe(idempotencyKey(event));
  }
});

test("a list of one and its entry are the same: XML does not tell them apart", () => {
  const { MsgId: _, ...event } = packet;
  expect(idempotencyKey({ ...event, List: [{ a: 1 }] })).toBe(idempotencyKey({ ...event, List: { a: "1" } }));
});

test("deliveries with one order number share a key whenever they are made; events of two seconds do not", () => {
  const { MsgId: _, ...event } = packet;
  const later = { ...event, CreateTime: event.CreateTime + 2, RetryTimes: 1 };
  const order = { orderField: "OutTradeNo" };
  expect(keyFor({ ...later, OutTradeNo: "7" }, order)).toBe(keyFor({ ...event, OutTradeNo: "7" }, order));
  expect(keyFor({ ...later, OutTradeNo: "" }, order)).not.toBe(keyFor({ ...event, OutTradeNo: "" }, order));
  expect(keyFor(later, {})).not.toBe(keyFor(event, {}));
});
