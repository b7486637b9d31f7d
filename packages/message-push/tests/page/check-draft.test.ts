import { checkDraft, pairOfPacket } from "../../page/pushes/check-draft";
import { groupSamples } from "../../page/pushes/group-samples";
import type { SampleState } from "../../simulator/control/contract";

const TEXT = { FromUserName: "o1", MsgType: "text", CreateTime: 1, Content: "好", MsgId: "m1" };
const ENTER = {
  FromUserName: "o1",
  MsgType: "event",
  Event: "user_enter_tempsession",
  CreateTime: 1,
  SessionFrom: "x",
};
const MEDIA = {
  FromUserName: "o1",
  MsgType: "event",
  Event: "wxa_media_check",
  result: { suggest: "pass", label: 100 },
};
const KNOWN = [
  { pair: "text", sample: TEXT },
  { pair: "event:user_enter_tempsession", sample: ENTER },
  { pair: "event:wxa_media_check", sample: MEDIA },
];
const check = (packet: unknown) => checkDraft(JSON.stringify(packet), KNOWN);
const said = (packet: unknown) => {
  const { problems, warnings } = check(packet);
  return [...problems, ...warnings].map(({ en }) => en).join(" ");
};

test("a whole packet is pushed, and nothing is said", () => {
  expect(check(TEXT)).toEqual({ problems: [], warnings: [], packet: TEXT });
});

test.each([
  ["text that is no JSON", '{ "MsgType": }'],
  ["a list", "[1]"],
  ["nothing but null", "null"],
  ["a word", '"text"'],
])("%s is never pushed", (_, text) => {
  const { problems, packet } = checkDraft(text, KNOWN);
  expect(problems).toHaveLength(1);
  expect(packet).toBeUndefined();
});

test.each([
  [{ ...TEXT, FromUserName: undefined }, "FromUserName is missing"],
  [{ ...TEXT, FromUserName: 7 }, "FromUserName is missing"],
  [{ ...TEXT, MsgType: undefined }, "MsgType is missing"],
  [{ ...ENTER, Event: undefined }, "Event is missing"],
])("what every push has must be there: %j", (packet, words) => {
  expect(said(packet)).toContain(words);
  expect(check(packet).packet).toBeUndefined();
});

test("fields that only the sample has are a warning, in objects too, and the packet is pushed all the same", () => {
  const { Content: _, ...rest } = TEXT;
  expect(said(rest)).toContain("fields that are not here: Content.");
  expect(check(rest).packet).toEqual(rest);
  expect(said({ ...MEDIA, result: { suggest: "risky" } })).toContain("result.label");
});

test("an unknown pair is a warning with the one that was probably meant", () => {
  expect(said({ ...ENTER, Event: "user_enter_tempsesion" })).toContain('Did you mean "event:user_enter_tempsession"?');
  const other = check({ ...ENTER, Event: "something_else" });
  expect(other.warnings[0]?.en).toBe('The catalogue has no pair "event:something_else".');
  expect(other.packet).toBeDefined();
});

test("the case of an event's name does not matter", () => {
  expect(pairOfPacket({ ...ENTER, Event: "User_Enter_TempSession" }, KNOWN)).toBe("event:user_enter_tempsession");
});

const sample = (pair: string, kind: string, functionName?: string): SampleState => ({
  pair,
  kind,
  about: { en: `about ${pair}`, zh: `关于${pair}` },
  modes: ["function"],
  sample: {},
  ...(functionName !== undefined && { functionName }),
});
const ALL = [sample("voice", "message"), sample("text", "message", "answer"), sample("event:pay", "payment")];

test("bound pairs come first, the others by what they are", () => {
  const groups = groupSamples(ALL, "").map(({ title, samples }) => [title.en, samples.map(({ pair }) => pair)]);
  expect(groups).toEqual([
    ["Bound to a function", ["text"]],
    ["Messages", ["voice"]],
    ["Payments and delivery of goods", ["event:pay"]],
  ]);
});

test.each([
  ["关于voice", ["voice"]],
  ["ABOUT pay", ["event:pay"]],
  ["answer", ["text"]],
  ["nothing of this", []],
])("a search for %p looks into pair, name and function", (searched, pairs) => {
  expect(groupSamples(ALL, searched).flatMap(({ samples }) => samples.map(({ pair }) => pair))).toEqual(pairs);
});
