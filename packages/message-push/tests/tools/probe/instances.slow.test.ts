// The beliefs about functions that take long to see: what goes on after a return, the timer's rounds, and what takes several deploys.
import { INSTANCE_BELIEFS } from "../../../tools/probe/beliefs/instances";
import { testBeliefs } from "./probe-bench";

jest.setTimeout(120_000);

testBeliefs(INSTANCE_BELIEFS, ["instances", "memory", "timer"]);
