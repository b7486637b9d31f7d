// An answer over HTTP that takes longer than WeChat waits: the function is waited for.
import { HTTP_BELIEFS } from "../../../tools/probe/beliefs/http-access";
import { testBeliefs } from "./probe-bench";

testBeliefs(HTTP_BELIEFS, ["http-late"]);
