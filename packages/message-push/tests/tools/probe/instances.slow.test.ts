// The beliefs about functions that take long to see: what goes on after a return, the timer's rounds, and what takes several deploys.
import { INSTANCE_BELIEFS } from "../../../tools/probe/beliefs/instances";
import { probe, rowOf, testBeliefs } from "./probe-bench";

jest.setTimeout(120_000);

testBeliefs(INSTANCE_BELIEFS, ["instances", "memory", "timer"]);

test("what cannot be told is not seen, and the report says why", async () => {
  const report = await probe(["instances", "timer"], { reusesInstances: false, timersFire: false });
  expect(["instance-freezes", "timer-database", "timer-source"].map((id) => rowOf(report, id))).toMatchObject([
    { verdict: "not seen", why: "no instance was used a second time" },
    { verdict: "not seen", why: "no timer came" },
    { verdict: "not seen", why: "no timer came" },
  ]);
});
