// Any documents whatever lie in message_pushes, unfinished and due: the relay ends, the good records are said, and no content is logged.
import fc from "fast-check";
import type { Simulator } from "../../../simulator/simulator";
import {
  type LeftOver,
  leaveOneBehind,
  owedCustomers,
  records,
  recordToDamage,
  unpaid,
} from "../../support/left-over-records";
import { startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

/** Stands in every text of a document but its `_id`, and must not get into a log. */
const MARK = "§";
const RUNS = 25;
const MOST_DOCUMENTS = 60;
const GOOD = 3;

let sim: Simulator;
let pattern: LeftOver;
beforeAll(async () => {
  const quiet = { PUSH_LOG_ERROR_TEXT: "false" };
  sim = await startProject(
    { text: { main: `defineFunction({ on: "text", handle: () => "好" })`, envVariables: quiet } },
    { relay: { envVariables: quiet, timeoutSeconds: 15 } },
  );
  await sim.customer().says("the first push creates the collection");
  pattern = await leaveOneBehind(sim);
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

/** A document can hold it: a name in it is no path and no operator, and has no zero. */
const anyName = fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${MARK}${name}`);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => `${MARK}${text.replaceAll("\0", "")}`),
  fc.json({ maxDepth: 2, stringUnit: "grapheme" }).map((json) => JSON.stringify({ [MARK]: JSON.parse(json) })),
);
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
const { anyValue } = fc.letrec<{ anyValue: unknown }>((tie) => ({
  anyValue: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    anyNumber,
    anyText,
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
    fc.array(tie("anyValue"), { maxLength: 4 }),
    fc.dictionary(anyName, tie("anyValue"), { maxKeys: 4 }),
  ),
}));

const FIELDS = [
  ...["pair", "touser", "packet", "attempt", "fencingToken", "writeNumber", "writes", "runs"],
  ...["arrivedAtMs", "sent", "sentAtMs", "reserved", "outbox", "passiveReply", "onUnknownSend", "reason", "errCode"],
  ...["lastError", "tries", "unconfirmed", "transferMissed", "changedAt"],
];
const anyFields = fc.dictionary(fc.constantFrom(...FIELDS), anyValue, { maxKeys: FIELDS.length });
const anyDocument = fc.record({
  /** Whether the rest of it is a record that the runtime wrote. */
  isDamaged: fc.boolean(),
  state: fc.constantFrom("leased", "waiting"),
  isNumbered: fc.boolean(),
  /** A log line has the name of a function that is called, so this one has no mark. */
  functionName: fc.constantFrom("text", "nobody", null, 5, undefined),
  fields: anyFields,
  missing: fc.subarray([...FIELDS, "functionName"], { maxLength: 3 }),
  more: fc.dictionary(anyName, anyValue, { maxKeys: 2 }),
});
type AnyDocument = typeof anyDocument extends fc.Arbitrary<infer Value> ? Value : never;

let numbers = 0;
function documentOf({ isDamaged, state, isNumbered, functionName, fields, missing, more }: AnyDocument) {
  const { _id, dueAt, ...sound } = recordToDamage(sim, pattern);
  numbers += 1;
  const rest = { ...(isDamaged ? sound : {}), ...fields, ...more, functionName };
  const left = Object.entries(rest).filter(([name, value]) => !missing.includes(name) && value !== undefined);
  return { ...Object.fromEntries(left), state, dueAt, _id: isNumbered ? numbers : _id };
}

test("the relay ends well, the good ones are said in the same run, and no line of any log has what is in a document", async () => {
  const property = fc.asyncProperty(fc.array(anyDocument, { minLength: 1, maxLength: MOST_DOCUMENTS }), async (any) => {
    records(sim).clear();
    const invocations = sim.invocations().length;
    records(sim).insert(any.map(documentOf));
    const customers = await owedCustomers(sim, pattern, GOOD);
    const { status } = await sim.fireTimer("relay");
    await sim.idle();
    const logs = sim
      .invocations()
      .slice(invocations)
      .flatMap((invocation) => invocation.logs);
    expect([status, unpaid(customers)]).toEqual(["returned", []]);
    expect(logs.filter((line) => line.includes(MARK))).toEqual([]);
  });
  await fc.assert(property, {
    numRuns: RUNS,
    seed: 20_261_128,
    interruptAfterTimeLimit: 100_000,
    markInterruptAsFailure: false,
  });
});
