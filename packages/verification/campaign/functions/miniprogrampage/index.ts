// Slow work: a second invocation says it, one by one.
import { defineFunction } from "#runtime";
import { act } from "../act";

const PAUSE_MS = 80;

export const main = defineFunction({
  on: "miniprogrampage",
  slow: true,
  handle: ({ Title }, context) => act(Title, context, PAUSE_MS),
});
