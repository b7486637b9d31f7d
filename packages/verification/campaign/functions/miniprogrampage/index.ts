// Slow work: a second invocation says it, one by one.
import "../tell-no-time";
import { defineFunction } from "#runtime";
import { act } from "../act";

export const main = defineFunction({
  on: "miniprogrampage",
  slow: true,
  handle: ({ Title }, context) => act(Title, context),
});
