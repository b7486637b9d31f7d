// Each belief about how much the database gives at once: some 17 MB are written in every environment.
import { DATABASE_BELIEFS } from "../../../tools/probe/beliefs/database";
import { testBeliefs } from "./probe-bench";

testBeliefs(DATABASE_BELIEFS, ["database-limits"]);
