// What a push brings, in an environment that is as believed and in one that is not; and what can be read from deliveries.
import { PUSH_BELIEFS } from "../../../tools/probe/beliefs/pushes";
import type { Delivery } from "../../../tools/probe/function/deliveries";
import { readEntering, readFailing, readLate, readSilent, type Watched } from "../../../tools/probe/parts/retries";
import { probe, rowOf, testBeliefs } from "./probe-bench";

testBeliefs(PUSH_BELIEFS, ["first-push"]);

test("a first push names no source, the sender, and its packet as the official sample does", async () => {
  const { figures } = await probe(["first-push"]);
  expect(figures).toEqual({
    pushHasOpenid: true,
    pushUserInfoHolds: "",
    pushMsgIdIs: "string",
    pushCreateTimeIs: "number",
    pushToUserNameIs: "appid",
  });
});

test("of userInfo only the names are told", async () => {
  const { figures } = await probe(["first-push"], { userInfoInPushes: true });
  expect(figures).toMatchObject({ pushUserInfoHolds: "appId, openId" });
});

test("a push with a source of its own is a push all the same, and its source is told", async () => {
  const report = await probe(["first-push"], { pushSource: "wx_unknown" });
  expect(rowOf(report, "push-source")).toMatchObject({ verdict: "as believed", seen: "wx_unknown" });
  expect(rowOf(report, "push-user-info")).toMatchObject({ verdict: "as believed" });
});

/** Deliveries that arrived then, in seconds, and were answered so much later. */
function watched(
  arrivals: readonly number[],
  { answeredAfter, facts = {} }: { answeredAfter?: readonly number[]; facts?: object } = {},
): Watched {
  const deliveries = arrivals.map((atSeconds, i): Delivery => {
    const answered = answeredAfter?.[i] ?? 12;
    return {
      step: "2",
      pair: "text",
      atMs: atSeconds * 1_000,
      endedAtMs: (atSeconds + answered) * 1_000,
      facts: i === 0 ? {} : { isSameMsgId: true, isSameCreateTime: true, ...facts },
    };
  });
  return { deliveries, isCutShort: false };
}

test("three silent deliveries tell the tries, the wait, and what overlaps", () => {
  expect(readSilent(watched([0, 5.4, 10.2]), true)).toEqual({
    seen: { attempts: 3, attemptMs: 5_100, redeliveryKeepsMsgId: true, noticesUnanswered: true },
    unseen: {},
    figures: {
      silentPauseMs: { count: 2, p50: 5_400, p95: 5_400, max: 5_400 },
      functionGoesOnAfterWait: true,
      redeliveryOverlaps: true,
    },
  });
});

test("a single silent delivery was given up only where the notice came", () => {
  expect(readSilent(watched([0]), true).seen).toEqual({ attempts: 1, noticesUnanswered: true });
  for (const isNoticed of [false, undefined]) expect(readSilent(watched([0]), isNoticed).seen).toEqual({});
});

test("pauses that grow hold more than the wait: the shortest counts", () => {
  expect(readSilent(watched([0, 5, 15, 35]), true).seen).toMatchObject({ attempts: 4, attemptMs: 5_000 });
});

test("the wait is not seen where WeChat tries again only when the function has ended", () => {
  const { seen, unseen } = readSilent(watched([0, 12.1, 24.3]), true);
  expect(seen).toMatchObject({ attempts: 3 });
  expect(seen).not.toHaveProperty("attemptMs");
  expect(unseen).toEqual({
    attemptMs: expect.objectContaining({ en: "WeChat tried again only when the function had ended" }),
  });
});

test("deliveries that do not end are not counted", () => {
  const { seen } = readSilent({ ...watched([0, 5, 10, 15]), isCutShort: true }, true);
  expect(seen).not.toHaveProperty("attempts");
});

test("another MsgId or CreateTime in any redelivery is seen", () => {
  expect(readSilent(watched([0, 5], { facts: { isSameMsgId: false } }), true).seen).toMatchObject({
    redeliveryKeepsMsgId: false,
  });
  expect(readEntering(watched([0, 5], { facts: { isSameCreateTime: false } })).seen).toEqual({
    redeliveryKeepsCreateTime: false,
  });
});

test("what was skipped, did not arrive or came once tells nothing of redeliveries", () => {
  for (const nothing of [undefined, watched([])]) {
    expect(readSilent(nothing, true).seen).toEqual({});
    expect(readEntering(nothing).seen).toEqual({});
    expect(readFailing(nothing, nothing).seen).toEqual({});
    expect(readLate(nothing, watched([0, 5, 10])).seen).toEqual({});
  }
  expect(readEntering(watched([0]))).toMatchObject({ seen: {}, figures: { enteringDeliveries: 1 } });
});

const SILENT = watched([0, 5, 10]);

test("a third try after a late answer says that the answer does not count, and none that it does", () => {
  const answeredAfter = [7, 12, 12];
  expect(readLate(watched([0, 5, 10], { answeredAfter }), SILENT).seen).toEqual({ lateAnswersCount: false });
  expect(readLate(watched([0, 5], { answeredAfter }), SILENT).seen).toEqual({ lateAnswersCount: true });
});

test.each([
  ["the answer was not late", watched([0, 8], { answeredAfter: [7, 12] }), SILENT],
  ["the third try came before the answer", watched([0, 3, 6], { answeredAfter: [7, 12, 12] }), SILENT],
  ["a push is tried no third time in any case", watched([0, 5], { answeredAfter: [7, 12] }), watched([0, 5])],
  ["it was delivered only once", watched([0], { answeredAfter: [7] }), SILENT],
])("whether a late answer counts is not seen: %s", (why, late, silent) => {
  expect(readLate(late, silent)).toEqual({
    seen: {},
    unseen: { lateAnswersCount: expect.objectContaining({ en: why }) },
  });
});
