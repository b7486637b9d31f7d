// Actions of the probe's function about console.
import type { Surroundings } from "./surroundings";

export function consoleActions(_: Surroundings) {
  return {};
}
