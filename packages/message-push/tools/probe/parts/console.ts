// The parts of the probe about console.
import type { Part } from "./part";

export const CONSOLE_PARTS: readonly Part[] = [];
