// The instances of all functions: warm ones are used again, new ones are started under load, idle ones are ended.

import { join } from "node:path";
import type { BuiltFunction } from "../../project/built-functions";
import type { Both } from "../../src/language";
import type { SimulatorClock } from "../clock";
import { type CloudRules, cloudRules } from "../cloud-rules";
import type { Faults } from "../faults/create-faults";
import type { CutOff } from "../faults/cut-off";
import type { Occurrence } from "../faults/fault";
import type { OutgoingRules } from "../outgoing/outgoing-rules";
import { CodeCopies } from "./code-copies";
import { addSourceMap } from "./code-for-debuggers";
import { type FunctionSurroundings, instanceEnvironment } from "./function-environment";
import type { InspectorDoor } from "./inspector-door";
import { Instance } from "./instance";
import type { KillReason } from "./instance-ending";
import { signFolder } from "./left-over-instances";
import { STOPPED } from "./own-error";
import { type SharedClock, shareClock } from "./shared-clock";
import { Watchdog } from "./watchdog";

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
  /** Where a fault or a rule slows its start: resolves when it can take its event, or is gone. */
  readonly loaded: Promise<void> | undefined;
  /** For its whole life. @default it reaches everything */
  readonly cutOff: CutOff | undefined;
  /** It can take another event, unless a fault still freezes it. */
  giveBack(): void;
}

interface PoolOptions extends FunctionSurroundings {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  /** Without them, instances reach every host. */
  readonly outgoing?: OutgoingRules;
  readonly maxInstancesPerFunction?: number;
  readonly inspect?: Inspection;
  readonly projectDir?: string | undefined;
  /** @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
}

/** Where a debugger attaches, and the project whose source maps it reads. */
export interface Inspection {
  readonly door: InspectorDoor;
  readonly projectDir: string;
}

interface Slot {
  readonly functionName: string;
  readonly instance: Instance;
  readonly loaded: Promise<void> | undefined;
  readonly cutOff: CutOff | undefined;
  isBusy: boolean;
  /** It finishes its event, and takes no other: there is a new version. */
  isRetired: boolean;
  lastUsedAtMs: number;
}

/** What all instances of a simulator share. Made for the first of them. */
interface Surroundings {
  readonly sharedClock: SharedClock;
  readonly watchdog: Watchdog;
  readonly code: CodeCopies;
}

const DEFAULT_MAX_INSTANCES = 20;
/** The cloud ends idle instances at a time of its own choosing; ten minutes are a plausible one. */
const IDLE_LIMIT_MS = 10 * 60 * 1000;
const crashed = (text: Both): KillReason => ({ status: "crashed", text });
const DIED_LOADING = crashed({ en: "The instance died while it was loading.", zh: "实例在加载时死亡。" });
const IDLE_TOO_LONG = crashed({ en: "It was idle for too long.", zh: "空闲太久。" });
const REPLACED = crashed({ en: "A new version of its function took its place.", zh: "被云函数的新版本取代。" });
const NOT_REUSED = crashed({
  en: "By the rules, no instance takes a second event.",
  zh: "按规则，一个实例只处理一个事件。",
});

export class InstancePool {
  readonly #options: PoolOptions;
  /** Until their process is gone; the most recently used last. */
  readonly #slots = new Set<Slot>();
  #started = 0;
  #surroundings: Surroundings | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * A free instance, the most recently used first, or a new one; none when the limit is reached. Of the inspected function, one instance at
   * a time has an inspector, and takes what comes as long as it is free. Calls beside it run without one: a function that waits for a call
   * of itself would wait forever otherwise.
   */
  take(fn: BuiltFunction, occasion: Occurrence): PooledInstance | undefined {
    this.#endIdle();
    const { maxInstancesPerFunction = DEFAULT_MAX_INSTANCES } = this.#options;
    const own = this.#slotsOf(fn.name).filter(({ instance, isRetired }) => instance.isAlive && !isRetired);
    const free = own.filter(({ isBusy }) => !isBusy);
    const lacksInspector = this.#isInspected(fn) && !own.some(({ instance }) => instance.isInspected);
    const warm = lacksInspector ? undefined : (free.find(({ instance }) => instance.isInspected) ?? free.at(-1));
    if (warm === undefined && own.length >= maxInstancesPerFunction) return undefined;
    const slot = warm ?? this.#start(fn, lacksInspector, occasion);
    slot.isBusy = true;
    const { instance, loaded, cutOff } = slot;
    const isNew = warm === undefined;
    const giveBack = () => whenFree(instance, () => this.#giveBack(slot));
    return { instance, loaded: isNew ? loaded : undefined, isNew, cutOff, giveBack };
  }

  /** Starts an instance of the inspected function before it is called, so that breakpoints are set in time. Nothing for others. */
  prepare(fn: BuiltFunction): void {
    if (this.#isInspected(fn)) this.#start(fn, true);
  }

  /**
   * The next event of that function gets a new instance. Warm ones end at once; one that is at an event finishes it, and ends then. Nothing
   * is awaited, so that no event comes between two functions that are retired together.
   */
  retire(functionName: string): void {
    const slots = this.#slotsOf(functionName);
    for (const slot of slots) {
      slot.isRetired = true;
      if (!slot.isBusy) void slot.instance.kill(REPLACED);
    }
    this.#surroundings?.code.retire(functionName, Promise.all(slots.map(({ instance }) => instance.gone)));
  }

  list(): readonly InstanceInfo[] {
    return [...this.#slots]
      .filter(({ instance }) => instance.isAlive)
      .map(({ instance, functionName, isBusy, lastUsedAtMs }) => ({
        id: instance.id,
        functionName,
        pid: instance.pid,
        state: isBusy ? "busy" : "frozen",
        lastUsedAtMs,
      }));
  }

  /** Ends every process and removes what they shared. */
  async stop(): Promise<void> {
    await Promise.all([...this.#slots].map(({ instance }) => instance.kill(crashed(STOPPED))));
    const ended = this.#surroundings;
    this.#surroundings = undefined;
    await ended?.watchdog.stop();
    ended?.sharedClock.remove();
  }

  #slotsOf(functionName: string): readonly Slot[] {
    return [...this.#slots].filter((slot) => slot.functionName === functionName);
  }

  #isInspected({ name }: BuiltFunction): boolean {
    return this.#options.inspect?.door.functionName === name;
  }

  /** @param occasion of the call that needs it; without one, no fault is injected */
  #start(fn: BuiltFunction, isInspected: boolean, occasion?: Occurrence): Slot {
    const { clock, faults } = this.#options;
    const { sharedClock, watchdog, code } = this.#surround();
    this.#started += 1;
    const rules = cloudRules(this.#options.rules);
    const fault = occasion && faults.atStart(occasion);
    const cutOff = fault?.kind === "cut-off" ? fault.how : undefined;
    const instance = new Instance({
      id: `${fn.name}-${this.#started}`,
      folder: code.folderOf(fn),
      handler: fn.settings.handler,
      environment: instanceEnvironment(fn, { ...this.#options, rules }, cutOff),
      clockPath: sharedClock.path,
      clockRate: clock.rate,
      memoryMb: fn.settings.memorySize,
      rules,
      isInspected,
      skewMs: fault?.kind === "skew" ? fault.skewMs : 0,
    });
    watchdog.watch(instance);
    if (isInspected) this.#options.inspect?.door.leadTo(instance);
    if (fault?.kind === "die") void instance.kill(DIED_LOADING);
    const delayMs = fault?.kind === "delay" ? fault.delayMs : rules.startUpMs;
    const loaded = delayMs > 0 ? Promise.race([clock.after(delayMs), instance.gone]) : undefined;
    const slot: Slot = {
      functionName: fn.name,
      instance,
      loaded,
      cutOff,
      isBusy: false,
      isRetired: false,
      lastUsedAtMs: clock.nowMs(),
    };
    this.#slots.add(slot);
    void instance.gone.then(() => this.#slots.delete(slot));
    return slot;
  }

  #surround(): Surroundings {
    if (this.#surroundings) return this.#surroundings;
    const sharedClock = shareClock(this.#options.clock);
    const { folder } = sharedClock;
    this.#options.outgoing?.shareIn(folder);
    signFolder(folder, this.#options.projectDir);
    const code = new CodeCopies(join(folder, "code"), (name, copy) => {
      const { inspect } = this.#options;
      if (inspect?.door.functionName === name) addSourceMap(inspect.projectDir, copy);
    });
    this.#surroundings = { sharedClock, watchdog: new Watchdog(folder), code };
    return this.#surroundings;
  }

  #giveBack(slot: Slot): void {
    if (slot.isRetired) {
      void slot.instance.kill(REPLACED);
      return;
    }
    if (!cloudRules(this.#options.rules).reusesInstances) {
      void slot.instance.kill(NOT_REUSED);
      return;
    }
    slot.isBusy = false;
    slot.lastUsedAtMs = this.#options.clock.nowMs();
    if (this.#slots.delete(slot)) this.#slots.add(slot);
  }

  #endIdle(): void {
    const nowMs = this.#options.clock.nowMs();
    for (const { instance, isBusy, lastUsedAtMs } of this.#slots) {
      if (!isBusy && !instance.isInspected && nowMs - lastUsedAtMs > IDLE_LIMIT_MS) void instance.kill(IDLE_TOO_LONG);
    }
  }
}

/** A function may have ended while a request that it did not wait for freezes its instance. */
function whenFree({ faultFreeze }: Instance, then: () => void): void {
  if (faultFreeze.thawedAtMs === Number.POSITIVE_INFINITY) void faultFreeze.whenThawed().then(then);
  else then();
}
