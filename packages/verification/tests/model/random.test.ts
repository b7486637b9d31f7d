// A few seconds of random histories, the same ones in every run.
import { testRandomHistories } from "./random-histories";

testRandomHistories({ runs: 10, seed: 20_240_601 });
