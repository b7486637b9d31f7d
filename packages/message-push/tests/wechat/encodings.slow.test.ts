// Many packets of each pair in every encoding.
import { testEncodings } from "./encoding-laws";

testEncodings(120);
