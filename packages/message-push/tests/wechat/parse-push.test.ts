import fc from "fast-check";
import { PushError } from "../../src/push-error";
import { CATALOGUE } from "../../src/wechat/catalogue/catalogue";
import type { FieldShape } from "../../src/wechat/catalogue/shape";
import { factsOf } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { packets } from "../support/packets";

/** Paths of a packet that its shape does not have. */
function strayFields(value: unknown, shape: FieldShape | undefined, path = ""): string[] {
  if (shape === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  const [entry] = Array.isArray(shape) ? shape : [shape];
  const entries = [value].flat().filter((one) => typeof one === "object");
  return entries.flatMap((one) =>
    Object.entries(Object(one)).flatMap(([name, field]) => strayFields(field, Object(entry)[name], `${path}.${name}`)),
  );
}

const ENVELOPE = { ToUserName: "text", FromUserName: "text", CreateTime: "number", MsgType: "text" } as const;

test.each(Object.entries(packets))(
  "the sample of %s is understood, and the catalogue knows all of it",
  (pair, packet) => {
    const push = parsePush(packet);
    expect(push.pair).toBe(pair);
    expect(push.touser).toMatch(/^o[\w-]+$/);
    const { ToUserName, FromUserName, CreateTime, MsgType } = packet;
    expect(push.event).toMatchObject({ ToUserName, FromUserName, CreateTime, MsgType });
    const shape = { ...ENVELOPE, Event: "text", MsgId: "text", ...factsOf(pair).fields } as const;
    expect(strayFields(packet, shape)).toEqual([]);
  },
);

/** JSON may nest far deeper than a stack. */
function nested(levels: number): unknown {
  return JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
}

test("every pair of the catalogue has a sample packet", () => {
  expect(Object.keys(packets).sort()).toEqual(Object.keys(CATALOGUE).sort());
});

test("CreateTime as a string becomes a number, MsgId as a number becomes a string", () => {
  const { event } = parsePush({ ...packets.text, CreateTime: "1620973045", MsgId: 1234567890123456 });
  expect(event).toMatchObject({ CreateTime: 1620973045, MsgId: "1234567890123456" });
});

test("names as lists of one are names", () => {
  const packet = packets["event:user_enter_tempsession"];
  const { pair, event } = parsePush({ ...packet, MsgType: ["event"], Event: ["user_enter_tempsession"] });
  expect(pair).toBe("event:user_enter_tempsession");
  expect(event).toMatchObject({ MsgType: "event", Event: "user_enter_tempsession" });
});

test("a payment is about its buyer, everything else about its sender", () => {
  const payment = packets["event:xpay_goods_deliver_notify"];
  expect(parsePush(payment).touser).toBe(payment.OpenId);
  expect(parsePush(packets.text).touser).toBe(packets.text.FromUserName);
  expect(parsePush(packets["event:wxa_media_check"]).touser).toBe(packets["event:wxa_media_check"].FromUserName);
});

test("fields this version does not know are kept", () => {
  expect(parsePush({ ...packets.text, bizmsgmenuid: "101" }).event).toMatchObject({ bizmsgmenuid: "101" });
});

test("a button without session-from gives an empty SessionFrom", () => {
  const { SessionFrom, ...packet } = packets["event:user_enter_tempsession"];
  expect(SessionFrom).toBe("index");
  expect(parsePush(packet).event).toMatchObject({ SessionFrom: "" });
});

test.each([
  ["null", null],
  ["a string", "hello"],
  ["an array", [packets.text]],
  ["no MsgType", { ...packets.text, MsgType: undefined }],
  ["no sender", { ...packets.text, FromUserName: undefined }],
  ["an object as Content", { ...packets.text, Content: { $gt: "" } }],
  ["no MsgId", { ...packets.text, MsgId: undefined }],
  ["a CreateTime that is no number", { ...packets.text, CreateTime: "yesterday" }],
  ["half a second", { ...packets.text, CreateTime: 1555684067.5 }],
  ["a time before 1970", { ...packets.text, CreateTime: -1 }],
  ["a CreateTime in milliseconds", { ...packets.text, CreateTime: 1_555_684_067_000 }],
  ["no MsgType but one of many", { ...packets.text, MsgType: ["text", "image"] }],
  ["an event without its name", { ...packets["event:user_enter_tempsession"], Event: undefined }],
  ["more than 128 KB", { ...packets.text, Content: "x".repeat(131_072) }],
  ["objects in objects without end", { ...packets.text, extra: nested(20_000) }],
  ["a number JSON cannot hold", { ...packets.text, extra: 1n }],
])("%s is refused as EVENT_INVALID", (_, packet) => {
  expect(() => parsePush(packet)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("a pair that nobody wrote down is understood as far as its envelope, its values as text", () => {
  const { Content: _, MsgId, ...envelope } = packets.text;
  const push = parsePush({
    ...envelope,
    MsgId,
    MsgType: "location",
    Scale: 15,
    Label: "茶馆",
    Poi: { Id: 7, Near: [1, 2] },
  });
  expect(push).toMatchObject({ pair: "location", touser: envelope.FromUserName });
  expect(push.event).toEqual({
    ...envelope,
    MsgId,
    MsgType: "location",
    Scale: "15",
    Label: "茶馆",
    Poi: { Id: "7", Near: ["1", "2"] },
  });
});

test.each(["a line\nbreak", "a space", "", "x".repeat(65), "</script>"])("%j is no name of a pair", (MsgType) => {
  expect(() => parsePush({ ...packets.text, MsgType })).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("a payment that does not name its customer is refused", () => {
  const { OpenId: _, ...payment } = packets["event:xpay_goods_deliver_notify"];
  expect(() => parsePush(payment)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("a packet cannot reach for the prototype", () => {
  const event = parsePush(JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(packets.text).slice(1)}`)).event;
  expect((event as { polluted?: unknown }).polluted).toBeUndefined();
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("whatever comes in, the only thing thrown is a PushError, and it shows no value from inside", () => {
  const secret = "SECRETvalue";
  const anything = fc.oneof(
    fc.anything(),
    fc.record(
      { MsgType: fc.anything(), Event: fc.anything(), FromUserName: fc.constant(secret), Content: fc.anything() },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(anything, (packet) => {
      try {
        return /^(event:)?\w+$/.test(parsePush(packet).pair);
      } catch (error) {
        return error instanceof PushError && !error.message.includes(secret);
      }
    }),
  );
});
