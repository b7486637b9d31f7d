// Run as a process of its own: starts a simulator, has one event handled, and prints the frozen instances. Then it waits.
import { startSimulator } from "../../simulator/simulator";
import { DESK } from "./desk";

async function startAndFreeze(): Promise<void> {
  const sim = await startSimulator({ projectDir: DESK });
  await sim.invoke({ functionName: "text", event: {}, caller: {} });
  const pids = sim.instances().flatMap(({ pid, state }) => (state === "frozen" ? [pid] : []));
  console.log(`frozen: ${JSON.stringify(pids)}`);
}

void startAndFreeze();
