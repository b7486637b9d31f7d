// Called by a timer every minute: finishes what an instance left behind, gives up what cannot be, forgets what is old.
import "../tell-no-time";
import { purgeDesk } from "#desk";
import { defineRelay } from "#runtime";

export const main = defineRelay({ alsoPurge: purgeDesk });
