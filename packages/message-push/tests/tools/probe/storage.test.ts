// Each belief about the cloud storage, in an environment where it holds and in one where it does not.
import { DATABASE_BELIEFS } from "../../../tools/probe/beliefs/database";
import { testBeliefs } from "./probe-bench";

testBeliefs(DATABASE_BELIEFS, ["storage"]);
