// The composition root of a plain server: what functions import as `#runtime` there; load-functions.ts puts it in.
import "../src/platform/log-language";
import type { Database } from "../src/platform/cloudbase/database/database";
import { openedOnUse } from "../src/platform/cloudbase/database/open-database";
import { httpAccess } from "../src/platform/cloudbase/http-access";
import { readHttpPushSettings } from "../src/platform/http-push-settings";
import { createDefineFunction } from "../src/runtime/define-function";
import { createDefineHttpPush } from "../src/runtime/define-http-push";
import { createDefineRelay } from "../src/runtime/relay";
import { openEnvironment } from "./open-environment";
import { openedLater } from "./platform/opened-later";

export { PushError } from "../src/push-error";
export { later } from "../src/runtime/later";
export { ack } from "../src/wechat/acks";
export { definePairs } from "../src/wechat/own-pairs";
export { pageLink } from "../src/wechat/page-link";
export { reply } from "../src/wechat/replies";
export { isUnsupported } from "../src/wechat/unsupported";

const { platform, open } = openedLater();

/** Puts the real platform behind the functions; before that, none of them can be called. */
export const openPlatform = open;
export const defineFunction = createDefineFunction(platform);
export const defineRelay = createDefineRelay(platform);
export const defineHttpPush = createDefineHttpPush(platform, httpAccess, readHttpPushSettings);
/** The database of the environment ENV_ID; its first use needs a key in the environment's variables. */
export const database: Database = openedOnUse(openEnvironment);
