// The composition root of the desk, imported as `message-push/desk`: joins src/desk and the platform.

import { createOpenModel } from "./desk/model/open-model";
import { createOpenDesk } from "./desk/open-desk";
import { createPurgeDesk } from "./desk/purge-desk";
import { cloudbaseDeskStore } from "./platform/cloudbase/cloudbase-desk-store";
import { openCloud } from "./platform/cloudbase/sdk";
import { readWebhook } from "./platform/desk-webhook";
import { openModelCalls } from "./platform/model/open-calls";
import { readModel } from "./platform/model/read-model";
import { isInCloud, noDeskStore } from "./platform/no-desk-store";
import { systemClock } from "./platform/system-clock";

export { answer } from "./desk/answer";
export type { Keyword, KeywordMatch, ReplyMode, RuleDocument, RuleReply } from "./desk/answers/rule";
export { handOver } from "./desk/hand-over";
export type { HoursSettings, Weekday } from "./desk/hours/read-hours";
export { choose } from "./desk/model/choose";
export { compose } from "./desk/model/compose";
export type { Model, ModelOptions, OnUnchecked } from "./desk/model/open-model";
export { noAnswer } from "./desk/no-answer";
export type { Desk, DeskFile } from "./desk/open-desk";
export type { DeskOutput } from "./desk/reach-person";
export type { DeskSettings, Welcome } from "./desk/read-settings";
export { welcome } from "./desk/welcome";

const openStore = () => (isInCloud() ? cloudbaseDeskStore(openCloud()) : noDeskStore());

/** Opens the desk of a function on CloudBase. See `createOpenDesk` for what it reads, and when. */
// Marked as pure, so that a function that only purges carries nothing of it.
export const openDesk = /* @__PURE__ */ createOpenDesk({
  openStore,
  clock: systemClock,
  notify: /* @__PURE__ */ readWebhook(),
});

/** Opens the model of a function, as its variables say. See `createOpenModel`. */
export const openModel = /* @__PURE__ */ createOpenModel({ readSetup: readModel, openCalls: openModelCalls });

/** Forgets what the desk need not remember any more: for `alsoPurge` of `defineRelay`. See `createPurgeDesk`. */
export const purgeDesk = /* @__PURE__ */ createPurgeDesk(openStore);
