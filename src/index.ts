// The composition root, imported as `#runtime`: the one file that joins the runtime and the platform.
import { cloudbasePlatform } from "./platform/cloudbase/cloudbase-platform";
import { createDefineFunction } from "./runtime/define-function";

export type { ErrorCode } from "./error-codes";
export { PushError } from "./push-error";
export type { PushFunction } from "./runtime/define-function";
export type { Answer, FunctionDefinition, Handler, HandlerContext, HandlerResult } from "./runtime/definition";
export type { AuthorLog, LogFields } from "./runtime/push-log";
export type { OnUnknownSend } from "./runtime/send-reply";
export type {
  ImageMessage,
  MiniProgramPageMessage,
  TextMessage,
  UserEnterTempsessionEvent,
} from "./wechat/events";
export type { MessagePair, Pair, PushEvent } from "./wechat/pairs";
export { type Reply, reply, type TransferToAgent } from "./wechat/replies";

/** Turns a handler into a cloud function that runs on CloudBase. See `createDefineFunction` for what surrounds it. */
export const defineFunction = createDefineFunction(cloudbasePlatform());
