// For texts of parts that do not speak both languages yet.
// TODO: goes once pageProblem and didYouMeanPair return a Both.
import { type Both, same } from "../src/language";

export function asBoth(text: Both | string): Both {
  return typeof text === "string" ? same(text) : text;
}
