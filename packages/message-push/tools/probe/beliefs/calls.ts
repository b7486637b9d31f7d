// What is believed of cloud calls, messages, media and people at the desk.
import type { Belief } from "./belief";

export const CALL_BELIEFS: readonly Belief[] = [];
