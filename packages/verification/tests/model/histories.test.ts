// Histories that once broke a law, kept as they were found.
import { brokenLaws } from "./check-laws";
import { deliverOnce, deliverPush } from "./deliveries";
import type { Behaviour } from "./pushes";
import { World, type WorldOptions } from "./world";

const SAYS: Behaviour = { kind: "says", count: 1, pauseMs: 0, isPictures: false };

function newWorld(options: Partial<WorldOptions> = {}): World {
  return new World({ seed: 1, skewMs: 0, timerRefusal: undefined, isInstant: true, ...options });
}

async function endOf(world: World): Promise<readonly string[]> {
  await world.drain();
  return brokenLaws(world);
}

test("an instance that froze in its claim and thaws after its lease does not begin the handler", async () => {
  const world = newWorld();
  const push = world.addPush("oUSER0", "text", SAYS);
  world.faults.order({ verb: "add", skip: 0, fault: "freezes" });
  void deliverPush(world, push, 1);
  await world.clock.advance(1);
  const [frozen] = world.instances;
  expect(frozen?.state).toBe("frozen");
  expect(await endOf(world)).toEqual([]);
  expect(world.ledger.runs.map(({ instance }) => instance)).not.toContain(frozen);
});

test.each(["text", "text-redeliver"] as const)(
  "a push to %s is not lost when the database hangs at its claim",
  async (name) => {
    const world = newWorld();
    const push = world.addPush("oUSER0", name, SAYS);
    world.faults.order({ verb: "add", skip: 0, fault: "hangs" });
    void deliverPush(world, push, 3);
    await world.clock.advance(15_000);
    expect(await endOf(world)).toEqual([]);
    expect(world.ledger.sends.map(({ line }) => line)).toEqual(["§0.1"]);
  },
);

test.each([
  ["WeChat is busy", "busy", 3],
  ["its instance dies", "dies-before", 1],
] as const)("a customer is transferred although %s at the second reply before", async (_, fault, times) => {
  const world = newWorld();
  const push = world.addPush("oUSER0", "text", { ...SAYS, kind: "transfers", count: 2 });
  for (let time = 0; time < times; time += 1) world.faults.order({ verb: "deliver", skip: 1, fault });
  void deliverPush(world, push, 3);
  await world.clock.advance(15_000);
  expect(await endOf(world)).toEqual([]);
  expect(await deliverOnce(world, push)).toEqual(expect.objectContaining({ MsgType: "transfer_customer_service" }));
});

test("handlers of one customer that yield side by side stay within what WeChat takes", async () => {
  const world = newWorld({ isInstant: false });
  const yields: Behaviour = { kind: "yields", count: 4, pauseMs: 300, isPictures: true };
  for (let index = 0; index < 2; index += 1) void deliverPush(world, world.addPush("oUSER0", "text", yields), 3);
  await world.clock.advance(15_000);
  expect(await endOf(world)).toEqual([]);
});

test("where timers may not send, what waits is sent with the customer's next push", async () => {
  const world = newWorld({ timerRefusal: -501001 });
  world.faults.down.wechat = "busy";
  void deliverPush(world, world.addPush("oUSER0", "text", SAYS), 3);
  await world.clock.advance(10_000);
  world.faults.clear();
  void world.relay();
  await world.clock.advance(20_000);
  void deliverPush(world, world.addPush("oUSER0", "text", SAYS), 3);
  await world.clock.advance(10_000);
  const accepted = world.ledger.sends.filter(({ acceptedAt }) => acceptedAt !== undefined);
  expect(accepted.map(({ line }) => line)).toEqual(["§1.1", "§0.1"]);
  expect(await endOf(world)).toEqual([]);
});

test("a redelivery that only sends what is left does not count as a run of the handler", async () => {
  const world = newWorld();
  const push = world.addPush("oUSER0", "text", { ...SAYS, count: 3 });
  world.faults.order({ verb: "deliver", skip: 1, fault: "dies-before" });
  void deliverPush(world, push, 3);
  await world.clock.advance(15_000);
  const [known] = await world.records();
  expect(known?.record).toMatchObject({ state: "completed", sent: 3, attempt: 2, runs: 1 });
  expect(world.ledger.runs).toHaveLength(1);
  expect(await endOf(world)).toEqual([]);
});

test("a dead letter does not count the run that was refused because there were enough", async () => {
  const world = newWorld();
  const push = world.addPush("oUSER0", "text-once", SAYS);
  world.faults.order({ verb: "handler", skip: 0, fault: "dies-before" });
  void deliverPush(world, push, 3);
  await world.clock.advance(15_000);
  const [known] = await world.records();
  expect(known?.record).toMatchObject({ state: "dead", reason: "INSTANCE_DIED", attempt: 2, runs: 1 });
  expect(await endOf(world)).toEqual([]);
});
