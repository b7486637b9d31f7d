// What is believed and no probe can try.
import type { Belief } from "./belief";

export const OTHER_BELIEFS: readonly Belief[] = [];
