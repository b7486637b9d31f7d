// The report as it is counted: by tables, and for any pushes.
import fc from "fast-check";
import { PUSH_FIELDS, readFacts } from "../../../src/desk/report/push-facts";
import type { Report } from "../../../src/desk/report/report";
import { type Asked, lastDays, Tally } from "../../../src/desk/report/tally";
import { ANSWERERS } from "../../../src/runtime/answered-by";

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** A Saturday evening, by the desk's clock. */
const NOW_MS = Date.parse("2026-11-28T18:20:00+08:00");
const OPENID = "oSecretCustomer";
const TRANSFER = { MsgType: "transfer_customer_service", ToUserName: OPENID, FromUserName: "wx", CreateTime: 1 };

const record = (fields: object = {}) => ({
  _id: "k",
  pair: "text",
  state: "completed",
  arrivedAtMs: NOW_MS - 60_000,
  sent: 1,
  sentAtMs: [NOW_MS - 59_600],
  unconfirmed: 0,
  ...fields,
});

function reportOf(
  records: readonly unknown[],
  { days = 7, ...asked }: Partial<Asked> & { days?: number } = {},
): Report {
  const tally = new Tally(lastDays(days, NOW_MS, OFFSET_MS));
  for (const one of records) {
    const facts = readFacts(one);
    if (facts !== undefined) tally.add(facts);
  }
  return tally.finish({ questions: [], rules: [], ...asked });
}

test("days begin at midnight by the desk's clock, and what arrived before is left out", () => {
  const atMs = (text: string) => Date.parse(`${text}+08:00`);
  const { days, fromMs, pushes } = reportOf(
    ["2026-11-25T23:59", "2026-11-26T00:00", "2026-11-26T23:59", "2026-11-28T00:00", "2026-11-28T18:21"].map((text) =>
      record({ arrivedAtMs: atMs(text) }),
    ),
    { days: 3 },
  );
  expect(fromMs).toBe(atMs("2026-11-26T00:00"));
  expect(pushes.total).toBe(3);
  expect(days.map(({ day, total }) => [day, total])).toEqual([
    ["2026-11-26", 2],
    ["2026-11-27", 0],
    ["2026-11-28", 1],
  ]);
});

test.each([
  ["a rule", { answeredBy: "rule:hours" }, { by: "rule", id: "hours" }],
  ["a number of the menu", { answeredBy: "menu:returns" }, { by: "menu", id: "returns" }],
  ["a rule whose id has a colon", { answeredBy: "rule:a:b" }, { by: "rule", id: "a:b" }],
  ["the welcome", { answeredBy: "welcome" }, { by: "welcome" }],
  ["nothing that was noted", {}, { by: "own" }],
  ["what a newer version noted", { answeredBy: "oracle:x" }, { by: "own" }],
  ["what somebody damaged", { answeredBy: 7 }, { by: "own" }],
  ["a person", { answeredBy: "rule:person", passiveReply: TRANSFER, sent: 0, sentAtMs: [] }, { by: "person" }],
  ["a person, after words", { answeredBy: "no-answer", passiveReply: TRANSFER }, { by: "person" }],
  ["a transfer that never reached WeChat", { passiveReply: TRANSFER, transferMissed: true }, { by: "own" }],
  ["a person who has the conversation", { reason: "HANDED_OVER", passiveReply: TRANSFER }, { by: "cancelled" }],
  ["nobody: nothing was said", { answeredBy: "rule:x", sent: 0, sentAtMs: [] }, { by: "none" }],
])("answered by %s", (_, fields, by) => {
  expect(reportOf([record(fields)]).answers).toEqual([expect.objectContaining({ ...by, count: 1 })]);
});

test("a rule in force has its name, and one that is gone its id alone", () => {
  const rules = [{ _id: "hours", name: "营业时间", keywords: ["几点"], replies: ["每天 9:00"] }];
  const records = ["rule:hours", "menu:hours", "rule:gone"].map((answeredBy) => record({ answeredBy }));
  const { answers } = reportOf(records, { rules });
  expect(answers.map(({ by, id, name }) => [by, id, name]).sort()).toEqual([
    ["menu", "hours", "营业时间"],
    ["rule", "gone", undefined],
    ["rule", "hours", "营业时间"],
  ]);
});

test("hand-overs are counted by what decided on them, and once for a conversation", () => {
  const handedOver = { passiveReply: TRANSFER, sent: 0, sentAtMs: [], transferredAtMs: NOW_MS - 59_000 };
  const { handOvers, pairs, answerTimes } = reportOf([
    record({ ...handedOver, answeredBy: "rule:person" }),
    record({ ...handedOver, answeredBy: "no-answer" }),
    record({ ...handedOver, answeredBy: "no-answer" }),
    record({ ...handedOver }),
    record({ ...handedOver, reason: "HANDED_OVER" }),
    record({ ...handedOver, successGiven: true }),
    record({ ...handedOver, state: "leased" }),
  ]);
  expect(handOvers).toEqual({
    count: 4,
    by: [
      { by: "no-answer", count: 2 },
      { by: "own", count: 1 },
      { by: "rule", id: "person", name: "人工客服", count: 1 },
    ],
  });
  expect(pairs).toEqual([expect.objectContaining({ pair: "text", handedOver: 4 })]);
  expect(answerTimes).toEqual({ medianMs: 1_000, slowestMs: 1_000 });
});

test("an answer takes from the arrival to the last reply; what is not completed has none yet", () => {
  const took = (...ms: number[]) => record({ sent: ms.length, sentAtMs: ms.map((one) => NOW_MS - 60_000 + one) });
  const { answerTimes, pairs } = reportOf([
    took(100),
    took(200, 900),
    took(300),
    took(-5),
    record({ pair: "image", state: "waiting", reason: "SEND_UNKNOWN" }),
    record({ pair: "image", sent: 0, sentAtMs: [] }),
  ]);
  expect(answerTimes).toEqual({ medianMs: 200, slowestMs: 900 });
  expect(pairs.map(({ pair, medianMs, slowestMs }) => [pair, medianMs, slowestMs])).toEqual([
    ["text", 200, 900],
    ["image", undefined, undefined],
  ]);
});

test("dead letters and what is unfinished are counted by reason and number, with the newest of them", () => {
  const dead = (arrivedAtMs: number, fields: object) => record({ state: "dead", arrivedAtMs, ...fields });
  const { deadLetters, unfinished, pushes } = reportOf([
    dead(NOW_MS - 3, { reason: "SEND_REFUSED", errCode: 45047 }),
    dead(NOW_MS - 2, { reason: "SEND_REFUSED", errCode: 45047 }),
    dead(NOW_MS - 1, { reason: "SEND_REFUSED", errCode: 40001 }),
    record({ state: "leased" }),
    record({ state: "waiting", reason: "HANDLER_FAILED" }),
  ]);
  expect(deadLetters).toEqual([
    { reason: "SEND_REFUSED", errCode: 45047, count: 2, lastArrivedAtMs: NOW_MS - 2 },
    { reason: "SEND_REFUSED", errCode: 40001, count: 1, lastArrivedAtMs: NOW_MS - 1 },
  ]);
  expect(unfinished.map(({ reason, count }) => [reason, count])).toEqual([
    ["HANDLER_FAILED", 1],
    [undefined, 1],
  ]);
  expect(pushes).toEqual({ total: 5, completed: 0, unfinished: 2, dead: 3 });
});

test("questions that are one are put together; those that a rule answers by now, or that are old, are left out", () => {
  const question = (text: string, count: number, lastAtMs = NOW_MS) => ({
    key: text,
    text,
    count,
    firstAtMs: 1,
    lastAtMs,
  });
  const rules = [{ _id: "a", name: "关门", keywords: ["几点关门"], replies: ["六点"] }];
  const many = Array.from({ length: 12 }, (_, index) => question(`问题${"甲乙丙丁戊己庚辛壬癸子丑"[index]}`, 1));
  const { questions } = reportOf([], {
    questions: [
      question("卖猫吗", 3),
      question("几点关门", 3),
      question("賣貓嗎？", 2),
      question("很久以前", 9, NOW_MS - 8 * DAY_MS),
      ...many,
    ],
    rules,
  });
  expect(questions).toMatchObject({ total: 13, answered: 1 });
  expect(questions.list).toHaveLength(10);
  expect(questions.list[0]).toEqual({ text: "卖猫吗", count: 5, lastAtMs: NOW_MS });
});

test("a day on which the relay has removed completed pushes can be told: the oldest one is named", () => {
  const old = record({ state: "dead", arrivedAtMs: NOW_MS - 5 * DAY_MS });
  expect(reportOf([old]).oldestCompletedAtMs).toBeUndefined();
  expect(reportOf([old, record()]).oldestCompletedAtMs).toBe(NOW_MS - 60_000);
});

test("backlog flags and what somebody damaged are no pushes; a damaged dead letter has no pair", () => {
  const { pushes, pairs } = reportOf([
    { _id: "backlog-1", state: "backlog" },
    record({ state: "gone" }),
    record({ arrivedAtMs: "yesterday" }),
    null,
    7,
    record({ state: "dead", pair: 7, sentAtMs: "x", reason: "RECORD_DAMAGED" }),
  ]);
  expect(pushes.total).toBe(1);
  expect(pairs).toEqual([expect.objectContaining({ pair: "?", dead: 1 })]);
});

test("nothing of a customer is in it, whatever stands in the records", () => {
  const secret = {
    key: "secret-key",
    touser: OPENID,
    packet: "什么内容",
    fencingToken: "secret-token",
    outbox: [{ msgtype: "text", text: { content: "什么内容" } }],
    passiveReply: TRANSFER,
    lastError: "secret-error",
  };
  const text = JSON.stringify(reportOf([record(secret), record({ ...secret, state: "dead", reason: "SEND_REFUSED" })]));
  expect(text).not.toMatch(/secret|内容/i);
  expect(PUSH_FIELDS.some((field) => /touser|packet|fencing|outbox|key|lastError|^passiveReply$/.test(field))).toBe(
    false,
  );
});

test("what would steer a terminal is not in names", () => {
  const { pairs, answers, deadLetters } = reportOf([
    record({ pair: "te\u001b[2Jxt", answeredBy: "rule:a\u202eb" }),
    record({ pair: "te\u001b[2Jxt", state: "dead", reason: "\u0007X" }),
  ]);
  expect([pairs[0]?.pair, answers[0]?.id, deadLetters[0]?.reason]).toEqual(["te[2Jxt", "ab", "X"]);
});

const anyRecord = fc.record({
  pair: fc.constantFrom("text", "image", "event:user_enter_tempsession"),
  state: fc.constantFrom("leased", "waiting", "completed", "dead"),
  arrivedAtMs: fc.integer({ min: NOW_MS - 9 * DAY_MS, max: NOW_MS }),
  sent: fc.nat({ max: 3 }),
  sentAtMs: fc.array(fc.integer({ min: NOW_MS - 9 * DAY_MS, max: NOW_MS }), { maxLength: 3 }),
  answeredBy: fc.option(fc.constantFrom(...ANSWERERS, "rule:a", "menu:b"), { nil: undefined }),
  passiveReply: fc.constantFrom(undefined, "success", TRANSFER),
  reason: fc.constantFrom(undefined, "HANDED_OVER", "SEND_REFUSED"),
});

test("every push is counted once in each part, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 40 }), (records) => {
      const report = reportOf(records);
      const { pushes, days, pairs, answers, handOvers, unfinished, deadLetters } = report;
      const sum = (counts: readonly { readonly total?: number; readonly count?: number }[]) =>
        counts.reduce((all, { total = 0, count = 0 }) => all + total + count, 0);
      expect([sum(days), sum(pairs)]).toEqual([pushes.total, pushes.total]);
      expect(sum(days.flatMap((day) => day.pairs))).toBe(pushes.total);
      expect([sum(answers), sum(unfinished), sum(deadLetters)]).toEqual([
        pushes.completed,
        pushes.unfinished,
        pushes.dead,
      ]);
      expect(handOvers.count).toBe(pairs.reduce((all, { handedOver }) => all + handedOver, 0));
      const person = answers.find(({ by }) => by === "person")?.count ?? 0;
      expect(person).toBeLessThanOrEqual(handOvers.count);
      expect(reportOf(records.toReversed())).toEqual(report);
    }),
  );
});
