// More random histories than fit into `npm test`, and other ones.
import { testRandomHistories } from "./random-histories";

testRandomHistories({ runs: 120, seed: 20_261_126 });
