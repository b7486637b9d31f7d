// Each belief about functions and their instances, in an environment where it holds and in one where it does not.
import { INSTANCE_BELIEFS } from "../../../tools/probe/beliefs/instances";
import { testBeliefs } from "./probe-bench";

testBeliefs(INSTANCE_BELIEFS, ["context", "limits", "reach"]);
