// The function's timeout: the platform kills what runs longer.
import type { SimulatorClock } from "../clock";
import type { Instance, InstanceCall } from "./instance";
import { type InstanceEnding, type KillReason, killed } from "./instance-ending";

/** After a fault's freeze the instance runs on for so long, as a thawed process in the cloud does before it is killed. */
const GRACE_AFTER_THAW_MS = 1_000;

interface TimeLimit {
  readonly instance: Instance;
  readonly timeoutSeconds: number;
  readonly clock: SimulatorClock;
  /** Aborted when the event has ended. */
  readonly ended: AbortSignal;
}

/** Runs one event, for no longer than the timeout. `whenOver` is called when the instance can do something else. */
export function runInTime(
  instance: Instance,
  call: InstanceCall,
  { timeoutSeconds, clock, whenOver }: { timeoutSeconds: number; clock: SimulatorClock; whenOver: () => void },
): ReturnType<Instance["run"]> {
  const ended = new AbortController();
  const limit = keepTimeLimit({ instance, timeoutSeconds, clock, ended: ended.signal });
  const finished = instance.run(call).then((ending) => {
    ended.abort();
    whenOver();
    return ending;
  });
  const givenUp = limit.then((ending) => ({ ...ending, memoryMb: 0, logs: instance.printed() }));
  return Promise.race([finished, givenUp]);
}

/**
 * Kills the instance when its event runs longer, which ends the event. Resolves only when the instance cannot be ended
 * at its timeout, because a fault freezes it or has just thawed it: the caller learns of the timeout at once all the same.
 */
async function keepTimeLimit({ instance, timeoutSeconds, clock, ended }: TimeLimit): Promise<InstanceEnding> {
  await clock.after(timeoutSeconds * 1000, ended);
  const reason: KillReason = {
    status: "timed-out",
    text: { en: `It ran longer than its ${timeoutSeconds} s.`, zh: `运行时间超过了 ${timeoutSeconds} 秒的超时时间。` },
  };
  if (!ended.aborted) void killWhenDue(instance, reason, clock, ended);
  if (ended.aborted || graceMs(instance, clock) <= 0) return new Promise(() => undefined);
  return killed(reason);
}

async function killWhenDue(
  instance: Instance,
  reason: KillReason,
  clock: SimulatorClock,
  ended: AbortSignal,
): Promise<void> {
  while (graceMs(instance, clock) > 0) {
    await instance.faultFreeze.whenThawed();
    await clock.after(Math.max(0, graceMs(instance, clock)), ended);
    if (ended.aborted) return;
  }
  await instance.kill(reason);
}

function graceMs({ faultFreeze }: Instance, clock: SimulatorClock): number {
  const { thawedAtMs = Number.NEGATIVE_INFINITY } = faultFreeze;
  return thawedAtMs + GRACE_AFTER_THAW_MS - clock.nowMs();
}
