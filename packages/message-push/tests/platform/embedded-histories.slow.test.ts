// More histories than fit into `npm test`.
import { testHistories } from "./store-histories";

testHistories(200);
