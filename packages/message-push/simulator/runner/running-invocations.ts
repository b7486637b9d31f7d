// The invocations that are under way, and what can be done to the instances that run them.
import type { SimulatorClock } from "../clock";
import type { Invocation, Runner } from "../contracts";
import type { Instance } from "./instance";
import type { KillReason } from "./instance-ending";

export interface RunningInvocations
  extends Pick<Runner, "killInvocation" | "scheduleKill" | "isKillScheduled" | "freezeInvocation"> {
  begin(invocation: Invocation, instance: Instance): void;
  end(invocationId: string): void;
  /** Ends what that invocation called. */
  killCalledBy(invocationId: string): Promise<void>;
}

const CALLER_RETURNED: KillReason = {
  status: "crashed",
  text: { en: "By the rules, it ends with its caller.", zh: "按规则，它随调用者一起结束。" },
};
const TAKEN_AWAY: KillReason = {
  status: "crashed",
  text: { en: "The instance was taken away.", zh: "实例被收走了。" },
};

/** Verbs do nothing to an invocation that has ended: its instance may be at another one's event. */
export function createRunningInvocations(clock: SimulatorClock): RunningInvocations {
  const instances = new Map<string, Instance>();
  const callers = new Map<string, string | undefined>();
  const scheduled = new Set<string>();
  return {
    begin({ id, calledBy }, instance) {
      instances.set(id, instance);
      callers.set(id, calledBy);
    },
    end(id) {
      instances.delete(id);
      callers.delete(id);
    },
    async killCalledBy(callerId) {
      const called = [...callers].filter(([, caller]) => caller === callerId).map(([id]) => id);
      await Promise.all(called.map((id) => instances.get(id)?.kill(CALLER_RETURNED)));
    },
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
