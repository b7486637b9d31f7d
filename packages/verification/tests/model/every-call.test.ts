// Every port call of the usual pushes, struck once by each fault: the laws hold, and the customer is served.
import { brokenLaws } from "./check-laws";
import { deliverPush } from "./deliveries";
import type { Fault, Verb } from "./faults";
import { type Behaviour, type FunctionName, linesOf } from "./pushes";
import { World } from "./world";

const FAULTS: readonly Fault[] = ["dies-before", "dies-after", "answer-lost", "fails", "hangs", "freezes", "phantom"];

interface UsualPush {
  readonly functionName: FunctionName;
  /** @default "says" */
  readonly kind?: Behaviour["kind"];
  readonly replies: number;
  /** The calls of a run in which nothing goes wrong. */
  readonly calls: readonly Verb[];
}

const USUAL_PUSHES: Readonly<Record<string, UsualPush>> = {
  "one reply": { functionName: "text", replies: 1, calls: ["add", "handler", "deliver", "finish"] },
  "three replies": {
    functionName: "text",
    replies: 3,
    calls: ["add", "handler", "deliver", "change", "findRecent", "deliver", "change", "deliver", "finish"],
  },
  "slow work": {
    functionName: "text-slow",
    replies: 1,
    calls: [
      ...(["add", "invoke", "typing", "find", "takeOverByToken", "handler"] as const),
      ...(["change", "findRecent", "deliver", "finish"] as const),
    ],
  },
  "background work": {
    functionName: "text",
    kind: "leaves",
    replies: 2,
    calls: [
      ...(["add", "handler", "deliver", "change", "invoke", "typing", "find", "takeOverByToken"] as const),
      ...(["handler", "handler", "change", "findRecent", "deliver", "finish"] as const),
    ],
  },
  "a payment": { functionName: "payment", replies: 0, calls: ["add", "handler", "finish"] },
};

const usualPushes = Object.entries(USUAL_PUSHES);
const cases = usualPushes.flatMap(([name, { calls }]) =>
  calls.flatMap((verb, call) => FAULTS.map((fault) => [name, call + 1, verb, fault] as const)),
);

test.each(usualPushes)("%s takes these calls, when nothing goes wrong", async (_, usualPush) => {
  const world = newWorld();
  await push(world, usualPush);
  expect(world.calls).toEqual(usualPush.calls);
});

test.each(cases)("%s, call %i (%s) %s: nothing is lost, nothing is said twice", async (name, call, _, fault) => {
  const usualPush = USUAL_PUSHES[name] as UsualPush;
  const world = newWorld();
  world.faults.order({ verb: "any", skip: call - 1, fault });
  await push(world, usualPush);
  expect(world.isDisturbed).toBe(true);
  await world.drain();
  expect(await brokenLaws(world)).toEqual([]);
  expect(await unserved(world)).toEqual([]);
});

const newWorld = () => new World({ seed: 1, skewMs: 0, timerRefusal: undefined, isInstant: true });

async function push(world: World, { functionName, kind = "says", replies }: UsualPush): Promise<void> {
  const behaviour = { kind, count: replies, pauseMs: 0, isPictures: false } as const;
  void deliverPush(world, world.addPush("oUSER0", functionName, behaviour), 3);
  await world.clock.advance(10_000);
}

/** Lines that nobody read, payments that nobody acknowledged, and pushes that were given up. */
async function unserved({ ledger, pushes, records }: World): Promise<string[]> {
  const lines = pushes.flatMap(linesOf);
  const unread = lines.filter((line) => !ledger.sends.some((send) => send.line === line && send.acceptedAt));
  const unanswered = pushes.filter(({ isAnswered }) => !isAnswered).map(({ index }) => `push ${index}`);
  const dead = (await records()).flatMap(({ record }) => (record?.state === "dead" ? [record.reason ?? ""] : []));
  return [...unread, ...unanswered, ...dead];
}
