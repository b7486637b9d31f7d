// Records that cannot be read lie in front of good ones: the good ones are said in the same run, the damaged ones end and say so.
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

/** As many as the relay once took at a time, so that it saw nothing else. */
const DAMAGED = 20;
const GOOD = 5;
/** Content that must not get into a log. */
const SECRET = "秘密";

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
afterEach(() => {
  records(sim).clear();
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

type Document = Readonly<Record<string, unknown>>;
type Damage = Document;

/** What every record has, from its claim on. A field that came with a later version may be missing. */
const TEXTS = ["pair", "functionName", "touser", "packet", "fencingToken", "onUnknownSend"] as const;
const NUMBERS = ["attempt", "writeNumber", "runs", "arrivedAtMs", "sent", "reserved"] as const;

const TEXT_DAMAGES: readonly [string, unknown][] = [
  ["missing", undefined],
  ["null", null],
  ["a number", 7],
  ["an object", { [SECRET]: SECRET }],
  ["a list", [SECRET]],
];
const NUMBER_DAMAGES: readonly [string, unknown][] = [
  ["missing", undefined],
  ["null", null],
  ["a number as text", "1"],
  ["an object", { [SECRET]: 1 }],
  ["a date", new Date(0)],
];

const ofFields: readonly [string, Damage][] = [
  ...TEXTS.flatMap((field) => TEXT_DAMAGES.map(([name, value]) => of(field, name, value))),
  ...NUMBERS.flatMap((field) => NUMBER_DAMAGES.map(([name, value]) => of(field, name, value))),
];

function of(field: string, name: string, value: unknown): [string, Damage] {
  return [`${field} is ${name}`, { [field]: value }];
}

const others: readonly [string, Damage][] = [
  ["onUnknownSend is none that there is", { onUnknownSend: SECRET }],
  ["packet is no JSON", { packet: `{ "Content": "${SECRET}"` }],
  ["packet is no packet", { packet: JSON.stringify([SECRET]) }],
  ["packet is a packet of nothing", { packet: "{}" }],
  ["sent is below zero", { sent: -1 }],
  ["sentAtMs is null", { sentAtMs: null }],
  ["sentAtMs is a text", { sentAtMs: SECRET }],
  ["sentAtMs has texts", { sentAtMs: [SECRET] }],
  ["outbox is null", { outbox: null }],
  ["outbox is a text", { outbox: SECRET }],
  ["outbox is an object", { outbox: { 0: SECRET } }],
  ["outbox has texts", { outbox: [SECRET, SECRET] }],
  ["outbox has null", { outbox: [null] }],
  ["outbox has messages without content", { outbox: [{ msgtype: "text" }] }],
  ["outbox has messages of no type", { outbox: [{ text: { content: SECRET } }] }],
  ["passiveReply is a number", { passiveReply: 5 }],
  ["passiveReply is null", { passiveReply: null }],
  ["reason is an object", { reason: { [SECRET]: SECRET } }],
  ["tries is a text", { tries: "1" }],
  ["unconfirmed is a list", { unconfirmed: [1] }],
];

/** One run of the relay over twenty records with that damage, and five good ones behind them. */
async function relayOver(damaged: readonly Document[]) {
  const ids = records(sim).insert(damaged);
  const customers = await owedCustomers(sim, pattern, GOOD);
  const outcome = await sim.fireTimer("relay");
  await sim.idle();
  return { ids, outcome, customers };
}

function expectSaidAndEnded({ ids, outcome, customers }: Awaited<ReturnType<typeof relayOver>>): void {
  expect(outcome.status).toBe("returned");
  expect(unpaid(customers)).toEqual([]);
  const ends = ids.map((id) => records(sim).get(id));
  expect(new Set(ends.map((end) => `${end?.state} ${end?.reason}`))).toEqual(new Set(["dead RECORD_DAMAGED"]));
  for (const end of ends) expect(end?.lastError).toEqual(expect.stringMatching(/./));
  expect(JSON.stringify(sim.invocations().at(-1)?.logs ?? [])).not.toContain(SECRET);
  const letters = outcome.logs.map((line) => JSON.parse(line)).filter(({ event }) => event === "dead-letter");
  expect(letters).toHaveLength(DAMAGED);
}

test.each([...ofFields, ...others])(
  "%s, twenty times: five good ones are said in the same run, and the damaged ones end as dead letters that say so",
  async (_, damage) => {
    const damaged = Array.from({ length: DAMAGED }, () => withDamage(recordToDamage(sim, pattern), damage));
    expectSaidAndEnded(await relayOver(damaged));
  },
);

/** What is `undefined` is taken away. */
function withDamage(record: LeftOver, damage: Damage): Document {
  return Object.fromEntries(Object.entries({ ...record, ...damage }).filter(([, value]) => value !== undefined));
}

test("documents that somebody wrote by hand, with nothing but what makes them due: the same", async () => {
  const damaged = Array.from({ length: DAMAGED }, () => {
    const { _id, state, dueAt } = recordToDamage(sim, pattern);
    return { _id, state, dueAt };
  });
  expectSaidAndEnded(await relayOver(damaged));
});

test("documents whose _id is a number: the same", async () => {
  const damaged = Array.from({ length: DAMAGED }, (_, i) => ({ ...recordToDamage(sim, pattern), _id: i + 1 }));
  expectSaidAndEnded(await relayOver(damaged));
});

test("leased ones whose owner is gone: the same", async () => {
  const damaged = Array.from({ length: DAMAGED }, () => {
    const { pair, outbox, ...record } = recordToDamage(sim, pattern);
    return { ...record, state: "leased" };
  });
  expectSaidAndEnded(await relayOver(damaged));
});

test("more of them than a run can look at in one go, each with another damage: good ones are said in the same run", async () => {
  const damages = [...ofFields, ...others].map(([, damage]) => damage);
  const damaged = damages.flatMap((damage) => [1, 2].map(() => withDamage(recordToDamage(sim, pattern), damage)));
  const { ids, outcome, customers } = await relayOver(damaged);
  expect(outcome.status).toBe("returned");
  expect(unpaid(customers)).toEqual([]);
  const ends = ids.map((id) => records(sim).get(id)).map((end) => `${end?.state} ${end?.reason}`);
  expect(new Set(ends)).toEqual(new Set(["dead RECORD_DAMAGED"]));
});
