// What a team may write into own-pairs: every mistake is one sentence that names the pair, the place and what fits there.
import { checkOwnPair } from "../../project/check-own-pair";

const SAMPLE = { MsgType: "event", Event: "ours" };
const GOOD = {
  kind: "packet",
  fields: { Note: "text!", Days: ["number"] },
  answer: { code: "number!" },
  sample: SAMPLE,
};

function check(pairs: Readonly<Record<string, unknown>>): void {
  for (const [pair, own] of Object.entries(pairs)) checkOwnPair("own-pairs.js", pair, own);
}

test("a pair with every fact is taken", () => {
  expect(() =>
    check({
      "event:ours": {
        ...GOOD,
        orderField: ["A.B", "C"],
        customerField: "A.Openid",
        isAnsweredInClear: true,
        wrapper: "Ours",
        answerWithinMs: 3_000,
        redeliveryPausesSeconds: [10, 30],
      },
    }),
  ).not.toThrow();
});

test.each([
  [
    "a misspelt fact",
    { "event:ours": { ...GOOD, ordersField: "A" } },
    /unknown "ordersField"\. Did you mean "orderField"\?/,
  ],
  ["a packet without its answer", { "event:ours": { ...GOOD, answer: undefined } }, /needs its `answer`/],
  [
    "a word for what is no payment",
    { "event:ours": { ...GOOD, acknowledgedWith: "success" } },
    /only a pair of kind "payment"/,
  ],
  ["another word", { "event:ours": { ...GOOD, kind: "payment", acknowledgedWith: "ok" } }, /at acknowledgedWith/],
  [
    "a field of no known shape",
    { "event:ours": { ...GOOD, fields: { Note: "string" } } },
    /at fields\.Note: expected "text"/,
  ],
  ["a number as path", { "event:ours": { ...GOOD, orderField: 7 } }, /at orderField: expected the name of a field/],
  ["a name that is no pair", { "event:our:s": GOOD }, /"event:our:s" is no pair/],
  ["milliseconds below a second", { "event:ours": { ...GOOD, answerWithinMs: 3 } }, /at answerWithinMs/],
])("%s is named", (_, pairs, fact) => {
  expect(() => check(pairs)).toThrow(
    expect.objectContaining({ code: "OWN_PAIRS_INVALID", fact: expect.stringMatching(fact) }),
  );
});
