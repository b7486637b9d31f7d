// Run as a process of its own: starts a simulator and prints its frozen instances, one idle and one in the middle of a push. Then it waits.

import { DESK } from "./desk";
import { startSimulator } from "./simulator";
import { until } from "./until";

async function startAndFreeze(): Promise<void> {
  const sim = await startSimulator({ projectDir: DESK });
  sim.faults.inject({ on: "gateway", kind: "freeze", freezeMs: 3_600_000, phase: "after" });
  void sim.customer().says("在吗");
  await until(() => sim.faults.injected().length === 1);
  await sim.invoke({ functionName: "text", event: {}, caller: {} });
  console.log(`frozen: ${JSON.stringify(sim.instances().map(({ pid }) => pid))}`);
}

void startAndFreeze();
