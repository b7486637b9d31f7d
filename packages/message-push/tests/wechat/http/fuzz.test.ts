// Requests that nobody would send: FUZZ_RUNS=1000000 npx jest tests/wechat/http/fuzz.test hunts for longer.
import { testSpoiltRequests } from "./spoilt-requests";

testSpoiltRequests(3_000);
