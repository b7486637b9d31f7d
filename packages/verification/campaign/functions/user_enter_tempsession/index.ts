// An event whose allowance is small and soon over.
import "../tell-no-time";
import { defineFunction } from "#runtime";
import { act, actAtOnce, readOrder } from "../act";

export const main = defineFunction({
  on: "event:user_enter_tempsession",
  handle: ({ SessionFrom }, context) =>
    readOrder(SessionFrom).behaviour === "say" ? actAtOnce(SessionFrom) : act(SessionFrom, context),
});
