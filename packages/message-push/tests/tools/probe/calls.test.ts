// Each belief about cloud calls and messages, in an environment where it holds and in one where it does not.
import { CALL_BELIEFS } from "../../../tools/probe/beliefs/calls";
import { probe, rowOf, testBeliefs } from "./probe-bench";

// A number of a refusal is there only where calls are refused: two rules at once.
const REFUSAL = "timer-refusal-number";

testBeliefs(
  CALL_BELIEFS.filter(({ id }) => id !== REFUSAL),
  ["calls", "messages", "typing", "quota"],
);

test.each([
  [-604_104, "as believed"],
  [-501_003, "otherwise"],
])("timer-refusal-number: %i is seen as %s", async (timerOpenapiErrorCode, verdict) => {
  const report = await probe(["calls"], { timersMayCallOpenapi: false, timerOpenapiErrorCode });
  expect(rowOf(report, REFUSAL)).toMatchObject({ verdict, seen: timerOpenapiErrorCode });
  // The permission is there: a push was let through.
  expect(rowOf(report, "cloud-calls-in-timers")).toMatchObject({ verdict: "otherwise" });
});

test("what WeChat refuses for another reason is not seen, and the report says why", async () => {
  const report = await probe(["messages"], { repliesAfterMessage: { count: 0, windowMs: 172_800_000 } });
  expect(rowOf(report, "businessid-taken")).toMatchObject({
    verdict: "not seen",
    why: expect.stringContaining("45047"),
  });
  expect(rowOf(report, "ai-mark-shown")).toMatchObject({ verdict: "not seen", why: "no such message was taken" });
  // The length is judged before the quota, and 2,048 bytes are not sent.
  expect(rowOf(report, "longest-text")).toMatchObject({ verdict: "not seen" });
});

test("a WeChat without a limit is asked to send a few only, and its limit is not seen", async () => {
  const report = await probe(["quota"], { repliesAfterMessage: { count: 100, windowMs: 172_800_000 } });
  expect(rowOf(report, "replies-after-message")).toMatchObject({
    verdict: "not seen",
    why: "more than 7 were taken, and no more were sent",
  });
  expect(rowOf(report, "replies-after-entering")).toMatchObject({ verdict: "not seen" });
});
