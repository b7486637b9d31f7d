// The composition root of the desk, imported as `message-push/desk`: joins src/desk and the platform.

import "./platform/log-language";
import { createEndDialogues } from "./desk/dialogue/end-dialogues";
import { createKeepPicture } from "./desk/keep-picture";
import { createOpenModel } from "./desk/model/open-model";
import { createOpenDesk } from "./desk/open-desk";
import { createPurgeDesk } from "./desk/purge-desk";
import { cloudbaseDeskStore } from "./platform/cloudbase/cloudbase-desk-store";
import { cloudbaseFiles } from "./platform/cloudbase/cloudbase-files";
import { openCloud } from "./platform/cloudbase/sdk";
import { readWebhook } from "./platform/desk-webhook";
import { openModelCalls } from "./platform/model/open-calls";
import { readModel } from "./platform/model/read-model";
import { isInCloud, noDeskStore } from "./platform/no-desk-store";
import { systemClock } from "./platform/system-clock";

export { answer } from "./desk/answer";
export type { Keyword, KeywordMatch, ReplyMode, RuleDocument, RuleReply } from "./desk/answers/rule";
export { converse } from "./desk/dialogue/converse";
export {
  type Dialogue,
  type DialogueDefinition,
  type DialogueResult,
  defineDialogue,
} from "./desk/dialogue/define-dialogue";
export {
  ask,
  type Check,
  type CheckContext,
  type ConfirmOptions,
  confirm,
  type DialogueContext,
  type DialogueWords,
  type Question,
  type Retry,
  retry,
  type StepOptions,
  type Steps,
} from "./desk/dialogue/steps";
export { handOver } from "./desk/hand-over";
export type { HoursSettings, Weekday } from "./desk/hours/read-hours";
export type { KeepPictureOptions } from "./desk/keep-picture";
export { choose } from "./desk/model/choose";
export { compose } from "./desk/model/compose";
export type { Model, ModelOptions, OnUnchecked } from "./desk/model/open-model";
export { noAnswer } from "./desk/no-answer";
export type { Desk, DeskFile } from "./desk/open-desk";
export type { DeskOutput } from "./desk/reach-person";
export type { DeskSettings, Welcome } from "./desk/read-settings";
export { welcome } from "./desk/welcome";

const openStore = () => (isInCloud() ? cloudbaseDeskStore(openCloud()) : noDeskStore());
const openFiles = () => cloudbaseFiles(openCloud());

/** Opens the desk of a function on CloudBase. See `createOpenDesk` for what it reads, and when. */
// Marked as pure, so that a function that only purges carries nothing of it.
export const openDesk = /* @__PURE__ */ createOpenDesk({
  openStore,
  clock: systemClock,
  notify: /* @__PURE__ */ readWebhook(),
});

/** Copies a picture that a customer sent to the cloud storage, for some days. See `createKeepPicture`. */
export const keepPicture = /* @__PURE__ */ createKeepPicture(openFiles);
/** Says to customers that a dialogue is over whose answer did not come in time: for `alsoTell` of `defineRelay`. See `createEndDialogues`. */
export const endDialogues = /* @__PURE__ */ createEndDialogues(openStore, systemClock);
/** Opens the model of a function, as its variables say. See `createOpenModel`. */
export const openModel = /* @__PURE__ */ createOpenModel({ readSetup: readModel, openCalls: openModelCalls });

/** Forgets what the desk need not remember any more: for `alsoPurge` of `defineRelay`. See `createPurgeDesk`. */
export const purgeDesk = /* @__PURE__ */ createPurgeDesk(openStore, openFiles);
