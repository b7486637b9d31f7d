// The composition root of a plain server: what functions import as `#runtime` there (the condition "server" in package.json).
import { httpAccess } from "./platform/cloudbase/http-access";
import { readHttpPushSettings } from "./platform/http-push-settings";
import { openedLater } from "./platform/server/opened-later";
import { createDefineFunction } from "./runtime/define-function";
import { createDefineHttpPush } from "./runtime/define-http-push";
import { createDefineRelay } from "./runtime/relay";

export { PushError } from "./push-error";
export { ack } from "./wechat/acks";
export { reply } from "./wechat/replies";

const { platform, open } = openedLater();

/** Puts the real platform behind the functions; before that, none of them can be called. */
export const openPlatform = open;
export const defineFunction = createDefineFunction(platform);
export const defineRelay = createDefineRelay(platform);
export const defineHttpPush = createDefineHttpPush(platform, httpAccess, readHttpPushSettings);
