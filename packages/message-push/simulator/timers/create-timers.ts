// The timer triggers of cloudbaserc.json: calls their functions by the simulator's clock, or by hand.

import type { BuiltFunction } from "../../project/built-functions";
import { type Schedule, scheduleOf } from "../../project/cron";
import type { SimulatorClock } from "../clock";
import { type CloudRules, cloudRules } from "../cloud-rules";
import type { InvocationOutcome, Runner } from "../contracts";
import type { Emit } from "../events";
import { SimulatorError } from "../simulator-error";

/** A trigger as `GET /__sim/timers` shows it. */
export interface TimerInfo {
  readonly function: string;
  readonly name: string;
  /** Seven fields, in Beijing time. */
  readonly cron: string;
  /** A paused one misses its times; it can still be fired. */
  readonly state: "running" | "paused";
  /** When its time comes next; none when it never does. */
  readonly nextAtMs?: number;
}

export interface Timers {
  list(): readonly TimerInfo[];
  /**
   * Fires a function's trigger now, paused or not. Resolves when the function has ended.
   * @throws {SimulatorError} `OPTION_INVALID` for a function without a trigger, as do the next two
   */
  fire(functionName: string): Promise<InvocationOutcome>;
  /** Lets the trigger's times pass, so that the function never runs. */
  pause(functionName: string): void;
  /** From now on its times count again; those it missed stay missed. */
  resume(functionName: string): void;
  /**
   * From now on, these functions' triggers count. One that stays as it was goes on; the new trigger of a function that had one runs or is
   * paused like the old one, and any other is running as `isRunning` says.
   */
  replaceFunctions(functions: readonly BuiltFunction[], isRunning: boolean): void;
  /** No time counts any more. */
  stop(): void;
}

interface TimersOptions {
  readonly functions: readonly BuiltFunction[];
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly invoke: Runner["invoke"];
  /** @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
}

interface Timer {
  readonly functionName: string;
  readonly name: string;
  readonly cron: string;
  readonly schedule: Schedule;
  isRunning: boolean;
  /** Times up to here have been fired or missed. */
  seenUntilMs: number;
  /** Aborted when the trigger is gone. */
  readonly ended: AbortController;
}

/** The most that one jump of the clock makes up for: an hour of minutes. */
const MOST_MADE_UP = 60;

/** All are paused at first: functions can be called only when the gateway listens. */
export function createTimers({ functions, clock, emit, invoke, rules }: TimersOptions): Timers {
  const { timerSource, timersFire } = cloudRules(rules);
  let timers: readonly Timer[] = functions.flatMap((fn) => timersOf(fn, clock.nowMs()));

  const fireAt = ({ functionName, name }: Timer, dueAtMs: number) => {
    emit({ kind: "timer-fired", functionName, name, dueAtMs });
    return invoke({ functionName, event: timerEvent(name, dueAtMs), caller: { source: timerSource } });
  };

  async function fireDue(timer: Timer): Promise<void> {
    const due = timer.schedule.dueBetween(timer.seenUntilMs, clock.nowMs(), MOST_MADE_UP);
    timer.seenUntilMs = clock.nowMs();
    for (const ms of due) {
      if (!timersFire || !timer.isRunning || timer.ended.signal.aborted) return;
      // One after the other: in the cloud a minute would lie between them.
      await fireAt(timer, ms);
    }
  }

  async function follow(timer: Timer): Promise<void> {
    while (!timer.ended.signal.aborted) {
      void fireDue(timer);
      const nextAtMs = timer.schedule.nextAfter(timer.seenUntilMs) ?? Number.POSITIVE_INFINITY;
      await clock.after(nextAtMs - clock.nowMs(), timer.ended.signal);
    }
  }

  for (const timer of timers) void follow(timer);
  // At once, so that the call is running when `advance` returns.
  const stopFollowing = clock.onAdvance(() => {
    for (const timer of timers) void fireDue(timer);
  });

  function find(functionName: string): Timer {
    const timer = timers.find((candidate) => candidate.functionName === functionName);
    if (timer) return timer;
    throw noTimer(functionName, timers);
  }

  return {
    list: () => timers.map((timer) => infoOf(timer, clock.nowMs())),
    fire: async (functionName) => fireAt(find(functionName), clock.nowMs()),
    pause(functionName) {
      find(functionName).isRunning = false;
    },
    resume(functionName) {
      const timer = find(functionName);
      timer.seenUntilMs = clock.nowMs();
      timer.isRunning = true;
    },
    replaceFunctions(next, isRunning) {
      const before = timers;
      timers = next
        .flatMap((fn) => timersOf(fn, clock.nowMs()))
        .map((timer) => before.find((old) => isSameTrigger(old, timer)) ?? timer);
      for (const timer of timers.filter((one) => !before.includes(one))) {
        timer.isRunning =
          before.find(({ functionName }) => functionName === timer.functionName)?.isRunning ?? isRunning;
        void follow(timer);
      }
      for (const old of before) if (!timers.includes(old)) old.ended.abort();
    },
    stop() {
      stopFollowing();
      for (const { ended } of timers) ended.abort();
    },
  };
}

function timersOf({ name: functionName, settings }: BuiltFunction, nowMs: number): Timer[] {
  return settings.triggers.map(({ name, config }) => {
    return {
      functionName,
      name,
      cron: config,
      schedule: scheduleOf(config),
      isRunning: false,
      seenUntilMs: nowMs,
      ended: new AbortController(),
    };
  });
}

function isSameTrigger(one: Timer, other: Timer): boolean {
  return one.functionName === other.functionName && one.name === other.name && one.cron === other.cron;
}

function infoOf({ functionName, name, cron, schedule, isRunning }: Timer, nowMs: number): TimerInfo {
  const nextAtMs = schedule.nextAfter(nowMs);
  const info = { function: functionName, name, cron, state: isRunning ? "running" : "paused" } as const;
  return nextAtMs === undefined ? info : { ...info, nextAtMs };
}

/** What the function gets: https://cloud.tencent.com/document/product/583/9708. Times there have no milliseconds. */
function timerEvent(triggerName: string, ms: number): object {
  const time = new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
  return { Message: "", Time: time, TriggerName: triggerName, Type: "Timer" };
}

function noTimer(functionName: string, timers: readonly Pick<Timer, "functionName">[]): SimulatorError {
  const names = timers.map((timer) => timer.functionName);
  const add = {
    en: "Add `triggers` to a function in cloudbaserc.json.",
    zh: "请在 cloudbaserc.json 里给云函数加上 `triggers`。",
  };
  const choose = { en: `Name one of ${names.join(", ")}.`, zh: `请从这些里选：${names.join("、")}。` };
  return new SimulatorError(
    "OPTION_INVALID",
    { en: `No timer calls "${functionName}".`, zh: `没有定时触发器调用“${functionName}”。` },
    names.length === 0 ? add : choose,
  );
}
