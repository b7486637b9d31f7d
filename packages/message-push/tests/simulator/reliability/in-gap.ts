// Where an instance died: whether its reply may be said twice.
import type { Simulator } from "../../support/simulator";

const SEND = "customerServiceMessage.send";

/** The declared gap, by what was seen: WeChat had accepted a reply of that customer's, and the instance died before that was recorded. */
export function isInGap(sim: Simulator, openid: string): boolean {
  const injection = sim.faults.injected().find(({ kind, openid: who }) => kind === "die" && who === openid);
  const own = sim.requests().filter(({ invocation }) => invocation?.id === injection?.invocationId);
  const at = own.findIndex(({ outcome }) => outcome.startsWith("fault: die"));
  return (injection?.phase === "before" ? own[at - 1] : own[at])?.target === SEND;
}
