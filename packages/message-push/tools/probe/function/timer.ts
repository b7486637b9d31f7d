// What the probe's function does when its timer calls it.
import { callInTimer } from "./calls";
import { probeCollection, type Surroundings } from "./surroundings";

/** Records that it came, and when. */
export async function timerFired(surroundings: Surroundings): Promise<null> {
  const { SOURCE } = surroundings.cloud.getWXContext();
  const record = { kind: "timer", atMs: Date.now(), source: SOURCE ?? "" };
  await probeCollection().add({ data: { ...record, ...(await callInTimer(surroundings)) } });
  return null;
}
