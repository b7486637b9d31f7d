// A few packets of each pair in every encoding; the slow test beside this one tries many.
import { testEncodings } from "./encoding-laws";

testEncodings(8);
