// What the probe's function does when its timer calls it.
import { probeCollection, type Surroundings } from "./surroundings";

/** Records that it came, and when. */
export async function timerFired({ cloud }: Surroundings): Promise<null> {
  const { SOURCE } = cloud.getWXContext();
  await probeCollection().add({ data: { kind: "timer", atMs: Date.now(), source: SOURCE ?? "" } });
  return null;
}
