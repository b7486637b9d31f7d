// Each belief about people at the desk: where something does not come, the probe waits for it.
import { CALL_BELIEFS } from "../../../tools/probe/beliefs/calls";
import { testBeliefs } from "./probe-bench";

testBeliefs(CALL_BELIEFS, ["hand-over"]);
