// The parts of the probe about calls.
import type { Part } from "./part";

export const CALL_PARTS: readonly Part[] = [];
