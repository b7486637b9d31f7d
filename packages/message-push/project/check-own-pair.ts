// What a team may write down about a pair: every fact of its own has a form, and nothing else is taken.
import * as v from "valibot";
import type { Both } from "../src/language";
import { didYouMean } from "../src/wechat/did-you-mean";
import { firstIssue, inWords } from "./first-issue";
import { ProjectError } from "./project-error";

const shapeSchema: v.GenericSchema = v.lazy(() =>
  v.union(
    [
      v.picklist(["text", "text!", "number", "number!"]),
      v.strictTuple([entrySchema]),
      v.strictTuple([entrySchema, v.literal("!")]),
      fieldsSchema,
    ],
    inWords({
      en: 'expected "text", "number", one of them with "!", { … }, [{ … }], ["text"] or ["number"]',
      zh: '应为 "text"、"number"、这两者加 "!"、{ … }、[{ … }]、["text"] 或 ["number"]',
    }),
  ),
);
const entrySchema = v.union([v.picklist(["text", "number"]), v.lazy(() => fieldsSchema)]);
const fieldsSchema: v.GenericSchema = v.record(v.string(), shapeSchema);
const pathSchema = v.union(
  [v.string(), v.array(v.string())],
  inWords({ en: "expected the name of a field, or a list of names", zh: "应为一个字段名，或一组字段名" }),
);

const FACTS = {
  kind: v.picklist(["message", "event", "notice", "payment", "refund-query", "packet"]),
  fields: fieldsSchema,
  sample: v.record(v.string(), v.unknown()),
  opens: v.optional(v.picklist(["message", "entering"])),
  customerField: v.optional(pathSchema),
  orderField: v.optional(pathSchema),
  acknowledgedWith: v.optional(v.picklist(["ErrCode", "success"])),
  answer: v.optional(fieldsSchema),
  isAnsweredInClear: v.optional(v.literal(true)),
  isAnsweredWithoutEnvelope: v.optional(v.literal(true)),
  wrapper: v.optional(v.string()),
  answerWithinMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_000))),
  redeliveryPausesSeconds: v.optional(v.array(v.pipe(v.number(), v.minValue(0)))),
} as const;
const DOCS = ["about", "modes", "console", "account", "handler", "sources", "doubts"];

const pairSchema = v.pipe(
  v.looseObject(FACTS),
  v.check(
    ({ kind, answer }) => kind !== "packet" || answer !== undefined,
    inWords({ en: 'a pair of kind "packet" needs its `answer`', zh: 'kind 为 "packet" 的消息对必须写 `answer`' }),
  ),
  v.check(
    ({ kind, acknowledgedWith }) => kind === "payment" || acknowledgedWith === undefined,
    inWords({
      en: 'only a pair of kind "payment" is `acknowledgedWith` something',
      zh: '只有 kind 为 "payment" 的消息对才能写 `acknowledgedWith`',
    }),
  ),
);

/** @throws {ProjectError} `OWN_PAIRS_INVALID`, which names the pair, the place, and what fits there */
export function checkOwnPair(file: string, pair: string, own: unknown): void {
  if (!/^(event:)?\w+$/.test(pair))
    throw ownPairsInvalid(file, {
      en: `${JSON.stringify(pair)} is no pair, which is "event:<Event>" or a MsgType`,
      zh: `${JSON.stringify(pair)} 不是消息对；消息对写成 "event:<Event>" 或 MsgType`,
    });
  const known = [...Object.keys(FACTS), ...DOCS];
  const unknown = Object.keys(Object(own)).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, known);
    throw ownPairsInvalid(file, {
      en: `"${pair}" has an unknown "${unknown}". ${meant.en}It takes ${known.join(", ")}`,
      zh: `“${pair}”里有不认识的“${unknown}”。${meant.zh}可以写的有 ${known.join("、")}`,
    });
  }
  const found = firstIssue(pairSchema, own);
  if (found === undefined) return;
  const { place, text } = found;
  throw ownPairsInvalid(file, {
    en: `"${pair}", at ${place.en}: ${text.en}`,
    zh: `“${pair}”的 ${place.zh} 处：${text.zh}`,
  });
}

/** The error of a file of own pairs. */
export function ownPairsInvalid(file: string, problem: Both): ProjectError {
  return new ProjectError(
    "OWN_PAIRS_INVALID",
    { en: `${file}: ${problem.en}.`, zh: `${file}：${problem.zh}。` },
    {
      en: 'Compare it with docs/reference/pairs.md, "A pair that is not here".',
      zh: "请对照 docs/reference/pairs.zh-CN.md 里的“这里没有的消息对”。",
    },
  );
}
