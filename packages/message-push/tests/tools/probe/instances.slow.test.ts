// The beliefs about functions that take long to see: the timer's rounds, and the deploys of the part about memory and time.
import { INSTANCE_BELIEFS } from "../../../tools/probe/beliefs/instances";
import { testBeliefs } from "./probe-bench";

jest.setTimeout(120_000);

testBeliefs(INSTANCE_BELIEFS, ["memory", "timer"]);
