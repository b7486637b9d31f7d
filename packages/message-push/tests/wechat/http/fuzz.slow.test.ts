// More requests that nobody would send than fit into `npm test`.
import { testSpoiltRequests } from "./spoilt-requests";

testSpoiltRequests(30_000);
