// A timer calls it every minute: it drains the backlog, dead-letters what cannot be sent, and removes old records.
import { purgeDesk } from "message-push/desk";
import { defineRelay } from "#runtime";

export const main = defineRelay({ alsoPurge: purgeDesk });
