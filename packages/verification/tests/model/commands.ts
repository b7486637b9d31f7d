// What may happen in the world, as commands that fast-check orders, prints and shrinks.
import fc from "fast-check";
import { DAMAGES, type Damage, layDamaged } from "./damaged-records";
import { deliverOnce, deliverPush } from "./deliveries";
import { API_FAULTS, FAULTS, type Fault, type OrderedFault, VERBS, type Verb } from "./faults";
import { type Behaviour, FUNCTIONS, type FunctionName, KINDS, OPENID_MARK } from "./pushes";
import type { World } from "./world";

/** The model itself is the ledger of the world, so fast-check's own has nothing to hold. */
type Model = Record<string, never>;
type Command = fc.AsyncCommand<Model, World>;

function command(text: string, run: (world: World) => unknown): Command {
  return {
    check: () => true,
    run: async (_, world) => {
      world.tell({ name: "---" }, text);
      run(world);
      await world.clock.advance(1);
    },
    toString: () => text,
  };
}

function push(user: number, name: FunctionName, behaviour: Behaviour, attempts: number): Command {
  const { kind, count, pauseMs, isPictures } = behaviour;
  const manner = `${kind} ${count}${isPictures ? " pictures" : ""} after ${pauseMs} ms`;
  return command(`user ${user} pushes to ${name}, which ${manner}, in ${attempts} attempts`, (world) =>
    deliverPush(world, world.addPush(`${OPENID_MARK}${user}`, name, behaviour), attempts),
  );
}

function again(index: number): Command {
  return command(`push ${index} (of those there are) is delivered once more`, (world) => {
    const known = world.pushes[index % Math.max(1, world.pushes.length)];
    return known === undefined ? undefined : deliverOnce(world, known);
  });
}

function wait(ms: number): Command {
  return {
    check: () => true,
    run: (_, world) => world.clock.advance(ms),
    toString: () => `${ms} ms pass`,
  };
}

function order(fault: OrderedFault): Command {
  return command(`${fault.fault} strikes ${fault.verb} after ${fault.skip} calls`, ({ faults }) => faults.order(fault));
}

function down(who: "store" | "wechat", fault: Fault, ms: number): Command {
  return command(`the ${who} ${fault} for ${ms} ms`, ({ faults, clock }) => {
    faults.down[who] = fault;
    return clock.after(ms).then(() => {
      faults.down[who] = undefined;
    });
  });
}

/** Neither the database nor WeChat is reached: connections are refused, nothing answers, or they break off. */
function cutOff([store, wechat]: (typeof cutOffs)[number], ms: number): Command {
  return command(`everything is cut off for ${ms} ms: ${store}, ${wechat}`, ({ faults, clock }) => {
    faults.down.store = store;
    faults.down.wechat = wechat;
    return clock.after(ms).then(() => {
      faults.down.store = undefined;
      faults.down.wechat = undefined;
    });
  });
}

function lay(damage: Damage): Command {
  return command(`twenty records lie there, each of which ${damage}`, (world) => layDamaged(world, damage));
}

function strikeInstance(what: "freezes" | "dies", nth: number): Command {
  return command(`running instance ${nth} ${what}`, (world) => {
    const running = world.instances.filter(({ state }) => state === "running");
    const instance = running[nth % Math.max(1, running.length)];
    if (instance === undefined) return;
    world.isDisturbed = true;
    if (what === "dies") instance.die("command");
    else world.freeze(instance, world.chance(instance, -1));
  });
}

const thaw = (areTimersFirst: boolean) =>
  command(`all frozen instances thaw, ${areTimersFirst ? "timers" : "answers"} first`, (world) => {
    for (const instance of world.instances) world.thaw(instance, areTimersFirst);
  });

const behaviours = fc.record({
  kind: fc.constantFrom(...KINDS, "says", "says", "says", "yields", "yields", "transfers"),
  count: fc.integer({ min: 0, max: 7 }),
  pauseMs: fc.constantFrom(0, 0, 40, 700, 2_500, 9_000),
  isPictures: fc.boolean(),
});

const names = Object.keys(FUNCTIONS) as FunctionName[];

const orders: fc.Arbitrary<OrderedFault> = fc.oneof(
  { weight: 3, arbitrary: faultsOf(VERBS, FAULTS, 4) },
  { weight: 1, arbitrary: faultsOf(["deliver"], Object.keys(API_FAULTS) as Fault[], 4) },
  { weight: 2, arbitrary: faultsOf(["any"], FAULTS, 12) },
);

function faultsOf(verbs: readonly (Verb | "any")[], faults: readonly Fault[], maxSkip: number) {
  return fc.record({
    verb: fc.constantFrom(...verbs),
    skip: fc.nat({ max: maxSkip }),
    fault: fc.constantFrom(...faults),
  });
}

const storeFaults = ["fails", "answer-lost", "hangs", "hangs-acted", "slow", "phantom"] as const;
const wechatFaults = ["busy", "fails", "unknown-unaccepted", "answer-lost", "token-refused", "slow"] as const;
const cutOffs = [
  ["fails", "fails"],
  ["hangs", "hangs"],
  ["fails", "unknown-unaccepted"],
] as const;
const damages = Object.keys(DAMAGES) as Damage[];
const outages = fc.constantFrom(300, 3_000, 60_000);

const anyPush = fc
  .tuple(fc.nat({ max: 1 }), fc.constantFrom(...names), behaviours, fc.constantFrom(1, 3, 3))
  .map((given) => push(...given));
const anyRelay = fc.constant(command("the relay runs", (world) => world.relay()));

/** Any sequence of them may happen. */
export const anyCommands = fc.commands(
  [
    anyPush,
    anyPush,
    fc.nat({ max: 5 }).map(again),
    fc.constantFrom(20, 150, 600, 2_000, 6_000, 65_000, 3_600_000).map(wait),
    fc.constantFrom(20, 150, 600, 2_000).map(wait),
    anyRelay,
    orders.map(order),
    orders.map(order),
    fc.tuple(fc.constantFrom(...storeFaults), outages).map(([fault, ms]) => down("store", fault, ms)),
    fc.tuple(fc.constantFrom(...wechatFaults), outages).map(([fault, ms]) => down("wechat", fault, ms)),
    fc.tuple(fc.constantFrom(...cutOffs), outages).map((given) => cutOff(...given)),
    fc.constantFrom(...damages).map(lay),
    fc.tuple(fc.constantFrom("freezes", "dies"), fc.nat({ max: 3 })).map((given) => strikeInstance(...given)),
    fc.boolean().map(thaw),
  ],
  { maxCommands: 24, size: "max" },
);

const talk = fc.record({
  kind: fc.constantFrom("says", "yields", "yields"),
  count: fc.integer({ min: 1, max: 5 }),
  pauseMs: fc.constantFrom(0, 40, 300),
  isPictures: fc.boolean(),
}) satisfies fc.Arbitrary<Behaviour>;

/** One customer writes and enters, again and again, and nothing goes wrong. */
export const calmCommands = fc.commands(
  [
    fc.tuple(fc.constantFrom("text", "text", "enter", "text-slow"), talk).map(([name, said]) => push(0, name, said, 3)),
    fc.constantFrom(20, 150, 600).map(wait),
  ],
  { maxCommands: 10, size: "max" },
);
