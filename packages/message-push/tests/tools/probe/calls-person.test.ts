// What the parts about calls do with the person: what is left out makes no fact, and nobody gets more than was asked for.
import type { Simulator } from "../../../simulator/simulator";
import { CALL_PARTS } from "../../../tools/probe/parts/calls";
import type { Act, Person } from "../../../tools/probe/person";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { REHEARSED_CUSTOMER, rehearsedPerson } from "../../../tools/probe/rehearsal/rehearsed-person";
import { runProbe } from "../../../tools/probe/run-probe";

let cloud: LocalCloud;

beforeEach(() => {
  cloud = startLocalCloud();
});

afterEach(() => cloud.stop());

function run(person: Person, partIds: readonly string[]) {
  return runProbe({
    environment: cloud.environment,
    person,
    parts: CALL_PARTS.filter(({ id }) => partIds.includes(id)),
    origin: "rehearsal",
    despiteCustomers: false,
    has: new Set(),
    today: "2026-11-29",
    packageVersion: "0.0.0",
    signal: new AbortController().signal,
    say: () => undefined,
  });
}

const ALL = CALL_PARTS.map(({ id }) => id);

/** Takes part, and leaves out every step after the code. */
function leavesOut(isLeftOut: (act: Act) => boolean): Person {
  const person = rehearsedPerson(cloud);
  return { ...person, does: async (step) => !isLeftOut(step.act) && (await person.does(step)) };
}

function isStep(act: Act): boolean {
  return act.kind !== "writes" || !/^\d{4}$/.test(act.text);
}

test("a person who leaves every step out makes no fact", async () => {
  const { rows } = await run(
    leavesOut((act) => act.kind !== "binds" && isStep(act)),
    ALL,
  );
  const seen = rows.filter(({ verdict }) => verdict !== "not seen").map(({ id }) => id);
  // The timer needs nobody.
  expect(seen).toEqual(["cloud-calls-in-timers"]);
});

test("a conversation that nobody accepts says nothing about what is pushed meanwhile", async () => {
  const { rows } = await run(
    leavesOut(({ kind }) => kind === "accepts"),
    ["hand-over"],
  );
  expect(rows.find(({ id }) => id === "no-messages-while-with-agent")).toMatchObject({
    verdict: "not seen",
    why: expect.objectContaining({ en: "nobody accepted the conversation" }),
  });
});

test("after each message of the person at most five come", async () => {
  let simulator: Simulator | undefined;
  const person = rehearsedPerson(cloud);
  await run(
    {
      ...person,
      async does(step) {
        simulator = await cloud.simulator();
        return await person.does(step);
      },
    },
    ["calls", "messages", "typing", "pictures", "quota"],
  );
  const counts: number[] = [];
  for (const { kind } of simulator?.customer(REHEARSED_CUSTOMER).inbox ?? []) {
    if (kind === "own") counts.push(0);
    if (kind === "reply") counts.push((counts.pop() ?? 0) + 1);
  }
  // The code, the calls, the options, the lengths, “typing…”, the pictures; five after the last message, and two after entering.
  expect(counts).toEqual([0, 0, 3, 1, 0, 0, 7]);
});
