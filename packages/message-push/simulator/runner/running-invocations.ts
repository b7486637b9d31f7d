// The invocations that are under way, and what can be done to the instances that run them.
import type { SimulatorClock } from "../clock";
import type { Runner } from "../contracts";
import type { Instance } from "./instance";
import type { KillReason } from "./instance-ending";

export interface RunningInvocations
  extends Pick<Runner, "killInvocation" | "scheduleKill" | "isKillScheduled" | "freezeInvocation"> {
  begin(invocationId: string, instance: Instance): void;
  end(invocationId: string): void;
}

const TAKEN_AWAY: KillReason = { status: "crashed", message: "The instance was taken away." };

/** Verbs do nothing to an invocation that has ended: its instance may be at another one's event. */
export function createRunningInvocations(clock: SimulatorClock): RunningInvocations {
  const instances = new Map<string, Instance>();
  const scheduled = new Set<string>();
  return {
    begin: (id, instance) => void instances.set(id, instance),
    end: (id) => void instances.delete(id),
    async killInvocation(id) {
      await instances.get(id)?.kill(TAKEN_AWAY);
    },
    scheduleKill(id) {
      const instance = instances.get(id);
      if (instance === undefined) return;
      scheduled.add(id);
      instance.scheduleKill(TAKEN_AWAY);
    },
    // Also afterwards: a request may still be on its way when the process is gone.
    isKillScheduled: (id) => scheduled.has(id),
    async freezeInvocation(id, freezeMs) {
      const instance = instances.get(id);
      if (instance === undefined) return;
      instance.faultFreeze.freeze();
      await Promise.race([clock.after(freezeMs), instance.gone]);
      instance.faultFreeze.thaw(clock.nowMs());
    },
  };
}
