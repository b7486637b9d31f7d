// The gate of every port call: what strikes it, how long it travels, and whether its answer is still wanted.
import { failedSend } from "../../../message-push/src/wechat/send-errors";
import { API_FAULTS, type Fault, isApiFault, isStoreVerb, type Verb } from "./faults";
import type { Instance } from "./instance";
import type { World } from "./world";

/** A call on its way. */
export interface Journey<T> {
  readonly verb: Verb;
  act(): Promise<T>;
  /** What the instance is told when nobody knows, or when nothing was done. */
  fail(isActed: boolean): Error;
  /** What a database says that believes the record to be there already. */
  readonly phantom?: T;
}

const NEVER = new Promise<never>(() => undefined);
/** The SDK's own patience. */
const TIMEOUT_MS = 1_500;
const SLOW_MS = 2_500;
/** More than any invocation of these histories needs. */
const MOST_CALLS = 3_000;

/** The outside half of a call: it goes on whatever becomes of the instance. */
async function travel<T>(world: World, instance: Instance, journey: Journey<T>): Promise<T> {
  const { verb, fail } = journey;
  const chance = world.chance(instance, instance.calls);
  instance.calls += 1;
  world.calls.push(verb);
  const fault = world.faults.strike(verb);
  if (fault !== undefined) note(world, instance, verb, fault);
  const latencyMs = world.options.isInstant ? 0 : Math.round(chance * chance * 120);
  if (fault === "dies-before") instance.die(`${verb} ${fault}`);
  if (fault === "dies-before" || fault === "hangs") return NEVER;
  await world.clock.after(fault === "slow" ? SLOW_MS : latencyMs);
  const failingMs = chance < 0.7 ? latencyMs : TIMEOUT_MS;
  if (fault === "fails") return failLater(world, failingMs, fail(false));
  if (fault !== undefined && isApiFault(fault) && !isStoreVerb(verb)) throw failedSend(API_FAULTS[fault]);
  const result = await perform(journey, fault);
  world.tell(instance, `${verb} → ${typeof result === "object" ? "…" : String(result)}`);
  if (fault === "answer-lost") return failLater(world, failingMs, fail(true));
  strikeAfter(world, instance, verb, fault, chance);
  await world.clock.after(latencyMs);
  return fault === "hangs-acted" ? NEVER : result;
}

async function perform<T>({ verb, act, phantom }: Journey<T>, fault: Fault | undefined): Promise<T> {
  if (fault === "phantom" && phantom !== undefined) return phantom;
  if (fault === "arrives-twice" && verb === "invoke") await act();
  return act();
}

function note(world: World, instance: Instance, verb: Verb, fault: Fault): void {
  world.isDisturbed = true;
  world.tell(instance, `${verb} ${fault}`);
  if (isStoreVerb(verb) && fault !== "arrives-twice" && (fault !== "phantom" || verb === "add"))
    instance.storeFaults += 1;
}

async function failLater({ clock }: World, afterMs: number, error: Error): Promise<never> {
  await clock.after(afterMs);
  throw error;
}

function strikeAfter(world: World, instance: Instance, verb: Verb, fault: Fault | undefined, chance: number): void {
  if (fault === "dies-after") instance.die(`${verb} ${fault}`);
  if (fault === "freezes") world.freeze(instance, chance);
}

/** Where no call takes time, what spins would never let the test end. */
function isSpinning({ ledger }: World, instance: Instance, verb: Verb): boolean {
  if (instance.calls < MOST_CALLS) return false;
  ledger.violated("spins", `${instance.name} has made ${MOST_CALLS} calls, and makes another: ${verb}`);
  instance.die("too many calls");
  return true;
}

/** Makes a call from an instance; what comes back reaches it only if it lives. */
export function pass<T>(world: World, instance: Instance, journey: Journey<T>, told?: (error?: unknown) => void) {
  return new Promise<T>((resolve, reject) => {
    if (instance.state !== "running" || isSpinning(world, instance, journey.verb)) return;
    travel(world, instance, journey).then(
      (result) =>
        instance.enter(() => {
          told?.();
          resolve(result);
        }),
      (error: unknown) =>
        instance.enter(() => {
          told?.(error);
          reject(error);
        }),
    );
  });
}
