// Each belief about pictures, in an environment where it holds and in one where it does not.
import { CALL_BELIEFS } from "../../../tools/probe/beliefs/calls";
import { testBeliefs } from "./probe-bench";

testBeliefs(CALL_BELIEFS, ["pictures"]);
