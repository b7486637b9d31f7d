// Each belief about pushes, in an environment where it holds and in one where it does not.
import { PUSH_BELIEFS } from "../../../tools/probe/beliefs/pushes";
import { testBeliefs } from "./probe-bench";

testBeliefs(PUSH_BELIEFS);
