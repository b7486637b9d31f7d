// The parts of the probe about database.
import type { Part } from "./part";

export const DATABASE_PARTS: readonly Part[] = [];
