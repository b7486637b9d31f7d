// What is believed of the database and of cloud storage.
import type { Belief } from "./belief";

export const DATABASE_BELIEFS: readonly Belief[] = [];
