// Each belief about the database and its indexes, in an environment where it holds and in one where it does not.
import { DATABASE_BELIEFS } from "../../../tools/probe/beliefs/database";
import { testBeliefs } from "./probe-bench";

testBeliefs(DATABASE_BELIEFS, ["database", "indexes"]);
