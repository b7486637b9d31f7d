// A timer calls it every minute: it drains the backlog, dead-letters what cannot be sent, tells who left a dialogue unanswered, and removes old records.
import { endDialogues, purgeDesk } from "message-push/desk";
import { defineRelay } from "#runtime";

export const main = defineRelay({ alsoPurge: purgeDesk, alsoTell: endDialogues });
