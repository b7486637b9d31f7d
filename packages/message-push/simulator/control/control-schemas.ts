// What the control API accepts.
import * as v from "valibot";
import { MALFORMED_REQUESTS } from "../http-push/malformed-requests";

const from = v.optional(v.pipe(v.string(), v.nonEmpty()), "customer-1");

/** Something a customer does. */
export const customerPushSchema = v.union(
  [
    v.strictObject({ from, text: v.string() }),
    v.strictObject({ from, image: v.literal(true) }),
    v.strictObject({ from, card: v.strictObject({ title: v.optional(v.string()), pagePath: v.optional(v.string()) }) }),
    v.strictObject({ from, enter: v.string() }),
    v.strictObject({ from, sample: v.string(), fields: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ],
  "expected an event with MsgType, or { from, text }, { from, image: true }, { from, card: {} }, { from, enter } or { from, sample }",
);

export const clockSchema = v.strictObject({ advanceMs: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export const timerSchema = v.strictObject({
  function: v.pipe(v.string(), v.nonEmpty()),
  action: v.picklist(["fire", "pause", "resume"]),
});

export const httpOrderSchema = v.strictObject({
  kind: v.picklist(MALFORMED_REQUESTS),
  packet: v.optional(v.looseObject({ FromUserName: v.string(), MsgType: v.string() })),
});

export const agentSchema = v.strictObject({
  customer: v.pipe(v.string(), v.nonEmpty()),
  action: v.picklist(["accept", "say", "close"]),
  text: v.optional(v.string()),
});

export const stubSchema = v.strictObject({
  apiName: v.pipe(v.string(), v.nonEmpty()),
  answer: v.record(v.string(), v.unknown()),
});

export const collectionSchema = v.strictObject({ collection: v.pipe(v.string(), v.nonEmpty()) });

/** Which documents of a collection: from the query of an address. */
export const pageSchema = v.strictObject({ skip: wholeNumber(0), limit: wholeNumber(100) });

export const documentsSchema = v.strictObject({ documents: v.array(v.record(v.string(), v.unknown())) });

export const patchSchema = v.union(
  [
    v.strictObject({ replace: v.record(v.string(), v.unknown()) }),
    v.strictObject({
      set: v.optional(v.record(v.string(), v.unknown()), {}),
      remove: v.optional(v.array(v.string()), []),
    }),
  ],
  "expected { set, remove } or { replace }",
);

export const fileSchema = v.strictObject({ path: v.string(), base64: v.pipe(v.string(), v.base64()) });

function wholeNumber(otherwise: number) {
  const digits = v.pipe(v.string(), v.regex(/^\d{1,9}$/, "expected a whole number"), v.transform(Number));
  return v.optional(digits, String(otherwise));
}
