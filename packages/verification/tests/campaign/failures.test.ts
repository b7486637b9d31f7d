// What makes a campaign fail besides lost and double: late answers that nothing explains, and damaged records that go on.
import { judge } from "../../campaign/judge";
import { judgeDamaged } from "../../campaign/judge-damaged";
import { createTally, isFailure } from "../../campaign/tally";
import { call, calls, evidence, FIRST, reportOf, send } from "./evidence-by-hand";

/** An answer that came after so long, or never. */
function late(tookMs: number, change: Parameters<typeof call>[0] = {}) {
  const report = reportOf("no-answer");
  const attempts = report.attempts.map((attempt) => ({ ...attempt, durationMs: 5_000 }));
  const involved = calls(call({ startedAtMs: 0, endedAtMs: tookMs, ...change }));
  return evidence({ report: { ...report, attempts }, involved });
}

function tallyOf(...all: readonly ReturnType<typeof evidence>[]) {
  const tally = createTally();
  for (const one of all) tally.add(one, judge(one));
  return tally.result();
}

test("an answer after five seconds fails a campaign", () => {
  const tally = tallyOf(late(5_100));
  expect(tally).toMatchObject({ lateAnswers: ["p1 attempt 1"], delayedAnswers: [] });
  expect(isFailure(tally)).toBe(true);
  expect(isFailure(tallyOf(evidence()))).toBe(false);
});

test("it does not where the machine gave the instance no time, or the campaign itself", () => {
  const noTime = [{ fromMs: 1_000, toMs: 1_900 }];
  expect(tallyOf(late(5_100, { noTime })).delayedAnswers).toEqual(["p1 attempt 1: 900 ms"]);
  const own = tallyOf({ ...late(5_100), ownNoTime: noTime });
  expect(own).toMatchObject({ lateAnswers: [], delayedAnswers: ["p1 attempt 1: 900 ms"] });
  expect(isFailure(own)).toBe(false);
});

test("it does where it would have been late all the same", () => {
  expect(tallyOf(late(5_100, { noTime: [{ fromMs: 1_000, toMs: 1_400 }] })).lateAnswers).toHaveLength(1);
  expect(tallyOf(late(9_000, { noTime: [{ fromMs: 1_000, toMs: 2_000 }] })).lateAnswers).toHaveLength(1);
  // What the instance lacked before this attempt, or after it, is no excuse.
  expect(tallyOf(late(5_100, { noTime: [{ fromMs: -9_000, toMs: 0 }] })).lateAnswers).toHaveLength(1);
  expect(tallyOf(late(5_100, { noTime: [{ fromMs: 5_100, toMs: 9_000 }] })).lateAnswers).toHaveLength(1);
});

test("an instance that a fault froze is not judged by the clock", () => {
  expect(tallyOf(late(90_000, { stalledAtMs: [5] }))).toMatchObject({ lateAnswers: [], delayedAnswers: [] });
});

test("every exception is named", () => {
  const sends = [send({ lostBy: "reset after" }), send({ atMs: 20 })];
  expect(tallyOf(evidence({ seen: [FIRST, FIRST, "p1/2/2"], sends })).exceptions).toEqual([
    "p1 gap: sent twice: its answer was lost: reset after",
  ]);
});

test.each([
  [{ state: "dead", reason: "RECORD_DAMAGED" }, undefined],
  [{ state: "dead", reason: "WINDOW_CLOSED" }, "is dead for WINDOW_CLOSED"],
  [{ state: "waiting" }, "is still waiting"],
  [{ state: "completed" }, "is still completed"],
  [undefined, "is gone"],
])("a damaged record that ends as %j: %s", (document, why) => {
  expect(judgeDamaged(document)).toBe(why);
});

test("a damaged record that goes on fails a campaign", () => {
  const tally = createTally();
  tally.addDamage(2, ["damaged-1 is still waiting"]);
  expect(tally.result()).toMatchObject({ damaged: 2, damagedNotEnded: ["damaged-1 is still waiting"] });
  expect(isFailure(tally.result())).toBe(true);
});
