// The entries of a subscribe event, in every form that was published: none is lost, and one that cannot be read is said.
import fc from "fast-check";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { createDefineFunction } from "../../src/runtime/define-function";
import { factsOf } from "../../src/wechat/pairs";
import { parsePush } from "../../src/wechat/parse-push";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";
import { readPacket } from "../../src/wechat/read-packet";
import { fakeClock } from "../support/fake-clock";

const SUBSCRIBE_PAIRS = [
  "event:subscribe_msg_popup_event",
  "event:subscribe_msg_change_event",
  "event:subscribe_msg_sent_event",
];
const envelope = (pair: string) => ({
  ToUserName: "gh_1",
  FromUserName: "o1",
  CreateTime: "1700000000",
  MsgType: "event",
  Event: pair.slice("event:".length),
});
const entry = (TemplateId: string) => ({ TemplateId });

/** Every way in which a wrapper and a `List` were seen around entries; some take any number, some exactly one. */
const forms: Readonly<Record<string, (wrapper: string, entries: readonly object[]) => object>> = {
  "a list": (_, List) => ({ List }),
  "a wrapper around the list": (wrapper, List) => ({ [wrapper]: { List } }),
  "a wrapper that is the list": (wrapper, entries) => ({ [wrapper]: entries }),
  "a list of wrappers": (wrapper, entries) => ({ [wrapper]: entries.map((one) => ({ List: one })) }),
  "a list of wrappers with lists": (wrapper, entries) => ({ [wrapper]: entries.map((one) => ({ List: [one] })) }),
  "some wrapped and some not": (wrapper, [first, ...List]) => ({ List: first, [wrapper]: { List } }),
};
const formsOfOne: typeof forms = {
  ...forms,
  "a bare entry": (_, [one]) => ({ List: one }),
  "a wrapper around a bare entry": (wrapper, [one]) => ({ [wrapper]: { List: one } }),
  "a wrapper that is the entry": (wrapper, [one]) => ({ [wrapper]: one }),
};

const eventIn = (packet: object) => Object(parsePush(packet).event);
const templatesIn = (packet: object) => eventIn(packet).List.map((one: { TemplateId: string }) => one.TemplateId);

describe.each(SUBSCRIBE_PAIRS)("%s", (pair) => {
  const { wrapper = "" } = factsOf(pair);
  const usual = (entries: readonly object[]) => parsePush({ ...envelope(pair), List: entries });

  test.each(Object.entries(forms))("keeps every entry of %s, in JSON and in XML, under one key", (_, form) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), { minLength: 2, maxLength: 4 }), (ids) => {
        const packet = { ...envelope(pair), ...form(wrapper, ids.map(entry)) };
        expect(templatesIn(packet)).toEqual(ids);
        expect(templatesIn(readPacket(passiveReplyText(packet, "xml")).packet)).toEqual(ids);
        expect(parsePush(packet).key).toBe(usual(ids.map(entry)).key);
      }),
      { numRuns: 20 },
    );
  });

  test.each(Object.entries(formsOfOne))("keeps the one entry of %s", (_, form) => {
    const packet = { ...envelope(pair), ...form(wrapper, [entry("A")]) };
    expect(templatesIn(packet)).toEqual(["A"]);
    expect(parsePush(packet).key).toBe(usual([entry("A")]).key);
  });

  test.each([
    ["a list in a list", { List: [[entry("A"), entry("B")]] }],
    ["a text of JSON", { List: JSON.stringify([entry("A"), entry("B")]) }],
    ["a wrapper with a text of JSON", { [wrapper]: JSON.stringify({ List: [entry("A"), entry("B")] }) }],
    ["a wrapper with something else, beside the list", { [wrapper]: { Count: 2 }, List: [entry("A"), entry("B")] }],
  ])("keeps every entry of %s", (_, fields) => {
    expect(templatesIn({ ...envelope(pair), ...fields })).toEqual(["A", "B"]);
  });

  test("keeps entries with nothing in them that is known", () => {
    const packet = { ...envelope(pair), [wrapper]: [{ Later: "1" }, { Later: "2" }] };
    expect(eventIn(packet).List).toMatchObject([{ Later: "1" }, { Later: "2" }]);
  });

  test.each([
    ["nothing", {}],
    ["an empty list", { List: [] }],
    ["an empty wrapper", { [wrapper]: "" }],
    ["an empty element", { List: "" }],
  ])("has no entries with %s", (_, fields) => {
    expect(eventIn({ ...envelope(pair), ...fields }).List).toEqual([]);
    expect(parsePush({ ...envelope(pair), ...fields }).unreadable).toEqual([]);
  });

  test.each([
    ["a text", { List: ["A", entry("B")] }],
    ["a number in the wrapper", { [wrapper]: [7, entry("B")] }],
  ])("says so when an entry is %s, and keeps the others", (_, fields) => {
    const packet = { ...envelope(pair), ...fields };
    expect(templatesIn(packet)).toEqual(["B"]);
    expect(parsePush(packet).unreadable).toEqual(["List"]);
  });
});

test("what could not be read stands in the log by the field's name, and its content does not", async () => {
  const platform = memoryPlatform({ clock: fakeClock() });
  const on = "event:subscribe_msg_sent_event";
  const main = createDefineFunction(platform)({ on, handle: () => undefined });
  const List = ["secret", { MsgID: { odd: "secret" } }];
  await expect(main({ ...envelope(on), List })).resolves.toBe("success");
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ event: "fields-unreadable", level: "warn", fields: "List, List.MsgID" }),
  );
  expect(JSON.stringify(platform.logged)).not.toContain("secret");
});

test.each([
  ["Event", { MsgType: "Event", Event: "user_enter_tempsession" }, "event:user_enter_tempsession"],
  ["EVENT", { MsgType: "EVENT", Event: "SCAN" }, "event:SCAN"],
  ["Text", { MsgType: "Text", Content: "a", MsgId: "1" }, "text"],
])("a MsgType spelt %s, as official tables have it, is the usual one", (_, fields, pair) => {
  const usual = { ...envelope("event:x"), ...fields };
  const push = parsePush(usual);
  expect(push.pair).toBe(pair);
  expect(push.key).toBe(parsePush({ ...usual, MsgType: fields.MsgType.toLowerCase() }).key);
  expect(Object(push.event).MsgType).toBe(fields.MsgType.toLowerCase());
});
