// Actions of the probe's function about database.
import type { Surroundings } from "./surroundings";

export function databaseActions(_: Surroundings) {
  return {};
}
