// The composition root of the desk on a plain server: what functions import as `message-push/desk` there; load-functions.ts puts it in.

import type { DeskStore } from "../src/desk/desk-store";
import { createEndDialogues } from "../src/desk/dialogue/end-dialogues";
import { createKeepPicture } from "../src/desk/keep-picture";
import { createOpenModel } from "../src/desk/model/open-model";
import { createOpenDesk } from "../src/desk/open-desk";
import { createPurgeDesk } from "../src/desk/purge-desk";
import { readApiSettings } from "../src/platform/api-settings";
import { readWebhook } from "../src/platform/desk-webhook";
import { httpsModelCalls } from "../src/platform/https/https-model-calls";
import { readModel } from "../src/platform/model/read-model";
import { systemClock } from "../src/platform/system-clock";
import { PushError } from "../src/push-error";

export { answer } from "../src/desk/answer";
export { converse } from "../src/desk/dialogue/converse";
export { defineDialogue } from "../src/desk/dialogue/define-dialogue";
export { ask, confirm, retry } from "../src/desk/dialogue/steps";
export { handOver } from "../src/desk/hand-over";
export { choose } from "../src/desk/model/choose";
export { compose } from "../src/desk/model/compose";
export { noAnswer } from "../src/desk/no-answer";
export { welcome } from "../src/desk/welcome";

const NOT_STARTED = [
  "ENVIRONMENT_INVALID",
  { en: "The server has not been started.", zh: "服务还没有启动。" },
  { en: "Run npx message-push serve.", zh: "请运行 npx message-push serve。" },
] as const;

let store: DeskStore | undefined;

/** Puts the real store behind the desk; before that, nothing of it can be read. */
export function openDeskStore(opened: DeskStore): void {
  store = opened;
}

function openStore(): DeskStore {
  if (store !== undefined) return store;
  throw new PushError(...NOT_STARTED);
}

/** A server has no cloud calls: what it says goes by access token as well. */
function openCalls() {
  const settings = readApiSettings();
  if (settings === undefined) throw new PushError(...NOT_STARTED);
  return httpsModelCalls({ ...settings, clock: systemClock });
}

export const openDesk = createOpenDesk({ openStore, clock: systemClock, notify: readWebhook() });
export const keepPicture = createKeepPicture(undefined);
export const endDialogues = createEndDialogues(openStore, systemClock);
export const openModel = createOpenModel({ readSetup: readModel, openCalls });
export const purgeDesk = createPurgeDesk(openStore);
