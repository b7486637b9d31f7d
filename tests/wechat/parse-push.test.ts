import fc from "fast-check";
import { PushError } from "../../src/push-error";
import { isPair, PAIRS } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { packets } from "../support/packets";

test.each(Object.entries(packets))("the official %s packet is understood with every field kept", (pair, packet) => {
  const push = parsePush(packet);
  expect(push.pair).toBe(pair);
  expect(push.event).toEqual(packet);
});

/** JSON may nest far deeper than a stack. */
function nested(levels: number): unknown {
  return JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
}

test("every pair of the catalogue has a sample packet", () => {
  expect(Object.keys(packets).sort()).toEqual(Object.keys(PAIRS).sort());
});

test("CreateTime as a string becomes a number, MsgId as a number becomes a string", () => {
  const { event } = parsePush({ ...packets.text, CreateTime: "1620973045", MsgId: 1234567890123456 });
  expect(event).toMatchObject({ CreateTime: 1620973045, MsgId: "1234567890123456" });
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
  ["an event without its name", { ...packets["event:user_enter_tempsession"], Event: undefined }],
  ["more than 128 KB", { ...packets.text, Content: "x".repeat(131_072) }],
  ["objects in objects without end", { ...packets.text, extra: nested(20_000) }],
  ["a number JSON cannot hold", { ...packets.text, extra: 1n }],
])("%s is refused as EVENT_INVALID", (_, packet) => {
  expect(() => parsePush(packet)).toThrow(expect.objectContaining({ code: "EVENT_INVALID" }));
});

test("a pair the catalogue lacks is refused by name", () => {
  expect(() => parsePush({ ...packets.text, MsgType: "voice" })).toThrow(/\[EVENT_PAIR_MISMATCH\].*"voice"/);
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
        return isPair(parsePush(packet).pair);
      } catch (error) {
        return error instanceof PushError && !error.message.includes(secret);
      }
    }),
  );
});
