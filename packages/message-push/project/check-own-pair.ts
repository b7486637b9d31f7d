// What a team may write down about a pair: every fact of its own has a form, and nothing else is taken.
import * as v from "valibot";
import { didYouMean } from "../src/wechat/did-you-mean";
import { ProjectError } from "./project-error";

const shapeSchema: v.GenericSchema = v.lazy(() =>
  v.union(
    [
      v.picklist(["text", "text!", "number", "number!"]),
      v.strictTuple([entrySchema]),
      v.strictTuple([entrySchema, v.literal("!")]),
      fieldsSchema,
    ],
    'expected "text", "number", one of them with "!", { … }, [{ … }], ["text"] or ["number"]',
  ),
);
const entrySchema = v.union([v.picklist(["text", "number"]), v.lazy(() => fieldsSchema)]);
const fieldsSchema: v.GenericSchema = v.record(v.string(), shapeSchema);
const pathSchema = v.union([v.string(), v.array(v.string())], "expected the name of a field, or a list of names");

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
    'a pair of kind "packet" needs its `answer`',
  ),
  v.check(
    ({ kind, acknowledgedWith }) => kind === "payment" || acknowledgedWith === undefined,
    'only a pair of kind "payment" is `acknowledgedWith` something',
  ),
);

/** @throws {ProjectError} `OWN_PAIRS_INVALID`, which names the pair, the place, and what fits there */
export function checkOwnPair(file: string, pair: string, own: unknown): void {
  if (!/^(event:)?\w+$/.test(pair))
    throw ownPairsInvalid(file, `${JSON.stringify(pair)} is no pair, which is "event:<Event>" or a MsgType`);
  const known = [...Object.keys(FACTS), ...DOCS];
  const unknown = Object.keys(Object(own)).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw ownPairsInvalid(
      file,
      `"${pair}" has an unknown "${unknown}". ${didYouMean(unknown, known).en}It takes ${known.join(", ")}`,
    );
  }
  const parsed = v.safeParse(pairSchema, own);
  if (parsed.success) return;
  const [issue] = parsed.issues;
  throw ownPairsInvalid(file, `"${pair}", at ${v.getDotPath(issue) ?? "the top"}: ${issue.message}`);
}

/** The error of a file of own pairs. */
export function ownPairsInvalid(file: string, problem: string): ProjectError {
  return new ProjectError(
    "OWN_PAIRS_INVALID",
    `${file}: ${problem}.`,
    'Compare it with docs/pushes.md, "A pair that is not here".',
  );
}
