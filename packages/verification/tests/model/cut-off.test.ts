// An instance that reaches nothing, a database that knows records that are not there, and damaged ones before the good: by the memory platform.
import { brokenLaws } from "./check-laws";
import { DAMAGES, type Damage, layDamaged } from "./damaged-records";
import { deliverPush } from "./deliveries";
import type { Fault } from "./faults";
import type { Behaviour, FunctionName } from "./pushes";
import { World } from "./world";

const SAYS: Behaviour = { kind: "says", count: 2, pauseMs: 0, isPictures: false };
const YIELDS: Behaviour = { ...SAYS, kind: "yields", pauseMs: 40 };
const SILENT: Behaviour = { ...SAYS, count: 0 };

const newWorld = () => new World({ seed: 1, skewMs: 0, timerRefusal: undefined, isInstant: true });

/** What of a push's lines WeChat took, in order. */
function saidIn({ ledger }: World): readonly string[] {
  return ledger.sends.filter(({ acceptedAt }) => acceptedAt !== undefined).map(({ line }) => line);
}

const CUT_OFFS: readonly [Fault, Fault][] = [
  ["fails", "fails"],
  ["hangs", "hangs"],
  ["fails", "unknown-unaccepted"],
  ["hangs", "unknown-unaccepted"],
  ["hangs", "fails"],
];
const MANNERS: readonly [string, FunctionName, Behaviour][] = [
  ["says two things", "text", SAYS],
  ["yields two things", "text", YIELDS],
  ["says two things, sent again", "text-again", SAYS],
  ["says two things, assumed to be sent", "text-assume", SAYS],
  ["does slow work", "text-slow", SAYS],
  ["says nothing", "text", SILENT],
];

test.each(
  MANNERS.flatMap(([manner, name, behaviour]) =>
    CUT_OFFS.map(([store, wechat]) => [manner, store, wechat, name, behaviour] as const),
  ),
)(
  "a handler that %s, while the database %s and WeChat %s: two deliveries fail, and the third is answered",
  async (_, store, wechat, name, behaviour) => {
    const world = newWorld();
    const push = world.addPush("oUSER0", name, behaviour);
    world.faults.down.store = store;
    world.faults.down.wechat = wechat;
    void deliverPush(world, push, 3);
    for (let ms = 0; world.ledger.deliveries.length < 3 && ms < 15_000; ms += 10) await world.clock.advance(10);
    world.faults.clear();
    await world.clock.advance(15_000);
    expect(world.ledger.deliveries.map(({ outcome }) => Object.keys(outcome ?? {}))).toEqual([
      ["error"],
      ["error"],
      ["passiveReply"],
    ]);
    await world.drain();
    expect(await brokenLaws(world)).toEqual([]);
    expect(saidIn(world)).toEqual(behaviour.count === 0 ? [] : ["§0.1", "§0.2"]);
  },
);

test.each(["text", "text-slow", "text-redeliver", "payment"] as const)(
  "a push to %s that the database believes to know, and does not: the delivery fails, and the next one is answered",
  async (name) => {
    const world = newWorld();
    const push = world.addPush("oUSER0", name, SAYS);
    world.faults.order({ verb: "add", skip: 0, fault: "phantom" });
    void deliverPush(world, push, 3);
    await world.clock.advance(20_000);
    expect(push.isAnswered).toBe(true);
    await world.drain();
    expect(await brokenLaws(world)).toEqual([]);
    expect(saidIn(world)).toEqual(name === "payment" ? [] : ["§0.1", "§0.2"]);
  },
);

test.each(Object.keys(DAMAGES) as Damage[])(
  "twenty records, each of which %s, lie before a push whose instance died: one run of the relay says what it owes",
  async (damage) => {
    const world = newWorld();
    await layDamaged(world, damage);
    world.faults.order({ verb: "deliver", skip: 1, fault: "dies-before" });
    void deliverPush(world, world.addPush("oUSER0", "text", SAYS), 1);
    await world.clock.advance(20_000);
    void world.relay();
    await world.clock.advance(60_000);
    expect(saidIn(world)).toEqual(["§0.1", "§0.2"]);
    await world.drain();
    expect(await brokenLaws(world)).toEqual([]);
  },
);

test.each(["dies-before", "dies-after"] as const)(
  "words before a transfer, and the instance %s at the first: they are said, and the customer is told",
  async (fault) => {
    const world = newWorld();
    world.faults.order({ verb: "deliver", skip: 0, fault });
    void deliverPush(world, world.addPush("oUSER0", "text", { ...SAYS, kind: "transfers" }), 1);
    await world.clock.advance(20_000);
    await world.drain();
    expect(await brokenLaws(world)).toEqual([]);
    expect(saidIn(world)).toEqual([...(fault === "dies-after" ? ["§0.1"] : []), "§0.1", "§0.2"]);
    expect(world.ledger.sentences).toHaveLength(1);
  },
);
