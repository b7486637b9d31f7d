// The instances of all functions: warm ones are used again, new ones are started under load, idle ones are ended.
import type { SimulatorClock } from "../clock";
import type { Faults } from "../faults/create-faults";
import type { Occurrence } from "../faults/fault";
import type { BuiltFunction } from "../project/built-functions";
import { type CloudIdentity, instanceEnvironment } from "./function-environment";
import { type Instance, type KillReason, startInstance } from "./instance";
import { shareClock } from "./shared-clock";

/** An instance as `GET /__sim/functions` shows it. */
export interface InstanceInfo {
  readonly id: string;
  readonly functionName: string;
  readonly pid: number | undefined;
  readonly state: "busy" | "frozen";
  readonly lastUsedAtMs: number;
}

/** An instance that is out for one event. */
export interface PooledInstance {
  readonly instance: Instance;
  readonly isNew: boolean;
  /** Where a fault slows its start: resolves when it can take its event, or is gone. */
  readonly loaded: Promise<void> | undefined;
  /** It can take another event, unless a fault still holds it. */
  giveBack(): void;
}

export interface InstancePool {
  /** A free instance, the most recently used first, or a new one; none when the limit is reached. */
  take(fn: BuiltFunction, occasion: Occurrence): PooledInstance | undefined;
  list(): readonly InstanceInfo[];
  /** Ends every process. */
  stop(): Promise<void>;
}

interface PoolOptions extends CloudIdentity {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly gatewayUrl: () => string;
  readonly maxInstancesPerFunction?: number;
}

interface Slot {
  readonly functionName: string;
  readonly instance: Instance;
  readonly loaded: Promise<void> | undefined;
  isBusy: boolean;
  lastUsedAtMs: number;
}

const DEFAULT_MAX_INSTANCES = 20;
/** The cloud ends idle instances at a time of its own choosing; ten minutes are a plausible one. */
const IDLE_LIMIT_MS = 10 * 60 * 1000;
const DIED_LOADING: KillReason = { status: "crashed", message: "The instance died while it was loading." };
const STOPPED: KillReason = { status: "crashed", message: "The simulator stopped." };

export function createInstancePool(options: PoolOptions): InstancePool {
  const { clock, maxInstancesPerFunction = DEFAULT_MAX_INSTANCES } = options;
  /** Until their process is gone; the most recently used last. */
  const slots = new Set<Slot>();
  let started = 0;
  const sharedClock = shareClock(clock);

  // A parent that ends without stop() must leave no frozen process behind.
  const killAll = () => {
    for (const { instance } of slots) void instance.kill(STOPPED);
    sharedClock.remove();
  };
  process.once("exit", killAll);

  function endIdle(): void {
    for (const { instance, isBusy, lastUsedAtMs } of slots) {
      if (isBusy || clock.nowMs() - lastUsedAtMs <= IDLE_LIMIT_MS) continue;
      void instance.kill({ status: "crashed", message: "It was idle for too long." });
    }
  }

  function start(fn: BuiltFunction, occasion: Occurrence): Slot {
    started += 1;
    const slot = startSlot(options, fn, { id: `${fn.name}-${started}`, clockPath: sharedClock.path }, occasion);
    slots.add(slot);
    void slot.instance.gone.then(() => slots.delete(slot));
    return slot;
  }

  function giveBack(slot: Slot): void {
    slot.isBusy = false;
    slot.lastUsedAtMs = clock.nowMs();
    if (slots.delete(slot)) slots.add(slot);
  }

  return {
    take(fn, occasion) {
      endIdle();
      const own = [...slots].filter((slot) => slot.functionName === fn.name && slot.instance.isAlive);
      const warm = own.findLast(({ isBusy }) => !isBusy);
      if (warm === undefined && own.length >= maxInstancesPerFunction) return undefined;
      const slot = warm ?? start(fn, occasion);
      slot.isBusy = true;
      const { instance, loaded } = slot;
      const isNew = warm === undefined;
      return {
        instance,
        loaded: isNew ? loaded : undefined,
        isNew,
        giveBack: () => whenFree(instance, () => giveBack(slot)),
      };
    },
    list: () =>
      [...slots]
        .filter(({ instance }) => instance.isAlive)
        .map(({ instance, functionName, isBusy, lastUsedAtMs }) => ({
          id: instance.id,
          functionName,
          pid: instance.pid,
          state: isBusy ? "busy" : "frozen",
          lastUsedAtMs,
        })),
    async stop() {
      process.off("exit", killAll);
      await Promise.all([...slots].map(({ instance }) => instance.kill(STOPPED)));
      sharedClock.remove();
    },
  };
}

function startSlot(
  { clock, faults, ...options }: PoolOptions,
  fn: BuiltFunction,
  identity: { readonly id: string; readonly clockPath: string },
  occasion: Occurrence,
): Slot {
  const fault = faults.atStart(occasion);
  const instance = startInstance({
    ...identity,
    folder: fn.folder,
    handler: fn.settings.handler,
    environment: instanceEnvironment(fn, options, options.gatewayUrl()),
    skewMs: fault?.kind === "skew" ? fault.skewMs : 0,
  });
  if (fault?.kind === "die") void instance.kill(DIED_LOADING);
  const loaded = fault?.kind === "delay" ? Promise.race([clock.after(fault.delayMs), instance.gone]) : undefined;
  return { functionName: fn.name, instance, loaded, isBusy: false, lastUsedAtMs: clock.nowMs() };
}

/** A function may have ended while a request it did not wait for holds its instance. */
function whenFree({ faultFreeze: standstill }: Instance, then: () => void): void {
  if (standstill.thawedAtMs === Number.POSITIVE_INFINITY) void standstill.whenThawed().then(then);
  else then();
}
