// Some histories; the slow test beside this one tries many.
import { testHistories } from "./store-histories";

testHistories(100);
