// Actions of the probe's function about calls.
import type { Surroundings } from "./surroundings";

export function callActions(_: Surroundings) {
  return {};
}
