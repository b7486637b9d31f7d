// What the control API accepts.
import * as v from "valibot";
import { MALFORMED_REQUESTS } from "../http-push/malformed-requests";
import { MODEL_BEHAVIOURS } from "../model/model-order";
import { inLanguage } from "./issue-words";

const name = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(inLanguage({ en: "expected a name", zh: "请写一个名字" })),
  v.maxLength(40, inLanguage({ en: "expected 40 characters at most", zh: "最多 40 个字符" })),
);
const from = v.optional(v.pipe(v.string(), v.nonEmpty()), "customer-1");

/** Something a customer does. */
export const customerPushSchema = v.union(
  [
    v.strictObject({ from, text: v.string() }),
    v.strictObject({
      from,
      image: v.union([v.literal(true), v.strictObject({ base64: v.pipe(v.string(), v.base64()) })]),
    }),
    v.strictObject({ from, card: v.strictObject({ title: v.optional(v.string()), pagePath: v.optional(v.string()) }) }),
    v.strictObject({ from, enter: v.string() }),
    v.strictObject({ from, sample: v.string(), fields: v.optional(v.record(v.string(), v.unknown()), {}) }),
    // What was pushed about another customer, as a push of its own about this one.
    v.strictObject({ from, again: v.pipe(v.number(), v.integer()) }),
  ],
  inLanguage({
    en: "expected an event with MsgType, or { from, text }, { from, image: true }, { from, card: {} }, { from, enter }, { from, sample } or { from, again }",
    zh: "应为带 MsgType 的事件，或者 { from, text }、{ from, image: true }、{ from, card: {} }、{ from, enter }、{ from, sample }、{ from, again } 之一",
  }),
);

/** The name of a customer, who is new or was there before. */
export const customerSchema = v.strictObject({ name });

/** A push once more: WeChat's own redelivery of it, or the same content as a push of its own, which may be delivered twice at once. */
export const againSchema = v.strictObject({ as: v.picklist(["redelivery", "new", "twice"]) });

/** From the query of an address: not at all, or until no function is running any more; else until WeChat is finished. */
export const waitSchema = v.strictObject({ wait: v.optional(v.picklist(["no", "idle"])) });

/** A packet that was pushed or edited, to become a push of its own. */
export const renewSchema = v.strictObject({ packet: v.looseObject({ FromUserName: v.string(), MsgType: v.string() }) });

/** A client's own call of a function, with `wx.cloud.callFunction`. */
export const invokeSchema = v.strictObject({
  function: v.pipe(v.string(), v.nonEmpty()),
  data: v.optional(v.record(v.string(), v.unknown()), {}),
  from,
});

/** Without names: all functions. */
export const reloadSchema = v.strictObject({ functions: v.optional(v.array(v.string())) });

/** Which pushes: from the query of an address. */
export const rowsSchema = v.strictObject({ before: v.optional(wholeNumberText()), limit: wholeNumber(200) });

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

export const modelSchema = v.strictObject({
  behaviour: v.optional(v.picklist(MODEL_BEHAVIOURS)),
  says: v.optional(v.string()),
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
  inLanguage({ en: "expected { set, remove } or { replace }", zh: "应为 { set, remove } 或 { replace }" }),
);

/** A rule of the desk, or its settings, as documents. */
export const deskRuleSchema = v.strictObject({ rule: v.record(v.string(), v.unknown()) });
export const deskSettingsSchema = v.strictObject({ settings: v.record(v.string(), v.unknown()) });

/** A question to be tried; the time is by the desk's clock. */
export const trialSchema = v.strictObject({
  text: v.string(),
  at: v.optional(v.string()),
  sessionFrom: v.optional(v.string()),
});

/** How many days the report has: from the query of an address. */
export const reportSchema = v.strictObject({
  days: v.optional(
    v.pipe(
      wholeNumberText(),
      v.minValue(1),
      v.maxValue(30, inLanguage({ en: "expected 30 days at most", zh: "最多 30 天" })),
    ),
    "7",
  ),
});

export const fileSchema = v.strictObject({ path: v.string(), base64: v.pipe(v.string(), v.base64()) });

function wholeNumber(otherwise: number) {
  return v.optional(wholeNumberText(), String(otherwise));
}

function wholeNumberText() {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, inLanguage({ en: "expected a whole number", zh: "应为整数" })),
    v.transform(Number),
  );
}
