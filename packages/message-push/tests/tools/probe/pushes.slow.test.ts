// Each belief about redeliveries, in an environment where it holds and in one where it does not. Waits as long as WeChat does.
import { PUSH_BELIEFS } from "../../../tools/probe/beliefs/pushes";
import { probe, rowOf, testBeliefs } from "./probe-bench";

// A push is watched until nothing has come for 15 s, and what comes late needs two of them.
jest.setTimeout(300_000);

testBeliefs(PUSH_BELIEFS, ["failing", "silent", "late", "entering"], test.concurrent);

test.concurrent("an event is delivered without MsgId as often as a message", async () => {
  const { figures } = await probe(["entering"]);
  expect(figures).toMatchObject({ enteringDeliveries: 3, enteringHasMsgId: false });
});

test.concurrent("where a push is tried once, only the notice tells that WeChat gave it up", async () => {
  const report = await probe(["silent"], { attempts: 1 });
  expect(rowOf(report, "push-tries")).toMatchObject({ verdict: "otherwise", seen: 1 });
  expect(rowOf(report, "push-wait")).toMatchObject({ verdict: "not seen" });
});

test.concurrent("whether a late answer counts is not seen where a push is tried twice at most", async () => {
  const report = await probe(["late"], { attempts: 2, lateAnswersCount: true });
  expect(rowOf(report, "push-late-answer")).toMatchObject({ verdict: "not seen" });
});
