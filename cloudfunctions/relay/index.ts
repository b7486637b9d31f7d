// A timer calls it every minute: it drains the backlog, dead-letters what cannot be sent, and removes old records.
import { defineRelay } from "#runtime";

export const main = defineRelay();
