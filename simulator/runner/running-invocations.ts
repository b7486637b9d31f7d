// The invocations that are under way, and what can be done to the instances that run them.
import type { SimulatorClock } from "../clock";
import type { Runner } from "../contracts";
import type { Instance, KillReason } from "./instance";

export interface RunningInvocations
  extends Pick<Runner, "killInvocation" | "doomInvocation" | "isDoomed" | "freezeInvocation"> {
  begin(invocationId: string, instance: Instance): void;
  end(invocationId: string): void;
}

const TAKEN_AWAY: KillReason = { status: "crashed", message: "The instance was taken away." };

/** Verbs do nothing to an invocation that has ended: its instance may be at another one's event. */
export function createRunningInvocations(clock: SimulatorClock): RunningInvocations {
  const instances = new Map<string, Instance>();
  const doomed = new Set<string>();
  return {
    begin: (id, instance) => void instances.set(id, instance),
    end: (id) => void instances.delete(id),
    async killInvocation(id) {
      await instances.get(id)?.kill(TAKEN_AWAY);
    },
    doomInvocation(id) {
      const instance = instances.get(id);
      if (instance === undefined) return;
      doomed.add(id);
      instance.doom(TAKEN_AWAY);
    },
    // Also afterwards: a request may still be on its way when the process is gone.
    isDoomed: (id) => doomed.has(id),
    async freezeInvocation(id, freezeMs) {
      const instance = instances.get(id);
      if (instance === undefined) return;
      instance.standstill.hold();
      await Promise.race([clock.after(freezeMs), instance.gone]);
      instance.standstill.release(clock.nowMs());
    },
  };
}
