// Each belief about redeliveries, in an environment where it holds and in one where it does not. Waits as long as WeChat does.
import { PUSH_BELIEFS } from "../../../tools/probe/beliefs/pushes";
import { probe, rowOf, testBeliefs } from "./probe-bench";

// A push is watched until nothing has come for 15 s, and what comes late needs two of them.
jest.setTimeout(300_000);

/** Half of the time is waited for: more would make an instance that starts slowly look like a pause of WeChat. */
const PACE = 2;

testBeliefs(PUSH_BELIEFS, ["failing", "silent", "late", "entering"], PACE);

test("an event is delivered without MsgId as often as a message", async () => {
  const { figures } = await probe(["entering"], {}, PACE);
  expect(figures).toMatchObject({ enteringDeliveries: 3, enteringHasMsgId: false });
});

test("where a push is tried once, only the notice tells that WeChat gave it up", async () => {
  const report = await probe(["silent"], { attempts: 1 }, PACE);
  expect(rowOf(report, "push-tries")).toMatchObject({ verdict: "otherwise", seen: 1 });
  expect(rowOf(report, "push-wait")).toMatchObject({ verdict: "not seen" });
});

test("whether a late answer counts is not seen where a push is tried twice at most", async () => {
  const report = await probe(["late"], { attempts: 2, lateAnswersCount: true }, PACE);
  expect(rowOf(report, "push-late-answer")).toMatchObject({ verdict: "not seen" });
});
