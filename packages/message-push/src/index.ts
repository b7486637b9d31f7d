// The composition root, imported as `#runtime`: the one file that joins the runtime and the platform.
import "./platform/load-start";
import "./platform/log-language";
import "./platform/cloudbase/sdk-types";
import { cloudbasePlatform } from "./platform/cloudbase/cloudbase-platform";
import type { Database } from "./platform/cloudbase/database/database";
import { openedOnUse } from "./platform/cloudbase/database/open-database";
import { httpAccess } from "./platform/cloudbase/http-access";
import { openCloud } from "./platform/cloudbase/sdk";
import { readHttpPushSettings } from "./platform/http-push-settings";
import { createDefineFunction } from "./runtime/define-function";
import { createDefineHttpPush } from "./runtime/define-http-push";
import { createDefineRelay } from "./runtime/relay";

export type { DatabaseCommand } from "./platform/cloudbase/database/commands";
export type {
  Condition,
  NewDocument,
  Replacement,
  Stored,
  UpdateData,
} from "./platform/cloudbase/database/conditions";
export type { Collection, Database, DocumentReference, Query } from "./platform/cloudbase/database/database";
export type { Geo, GeoPoint, ServerDate } from "./platform/cloudbase/database/special-values";
export { type ErrorCode, PushError } from "./push-error";
export type { PushFunction } from "./runtime/define-function";
export type { HttpPushDefinition, HttpPushFunction } from "./runtime/define-http-push";
export type {
  Ack,
  FunctionDefinition,
  Handler,
  HandlerContext,
  HandlerResult,
  OnStoreDown,
  Output,
} from "./runtime/definition";
export { type Later, later, type Work, type WorkOutput, type WorkResult } from "./runtime/later";
export type { LogEvent } from "./runtime/log-events";
export type { AuthorLog, LogFields } from "./runtime/push-log";
export type { OnUnknownSend } from "./runtime/push-store";
export type { RelayDefinition, RelayFunction, RelayReport } from "./runtime/relay";
export type { Sentence, Teller, Told } from "./runtime/relay-teller";
export { ack, type PacketAck, type PaymentAck, type RefundAck, type RefundSuggestion } from "./wechat/acks";
export type { OwnPairs } from "./wechat/catalogue/facts";
export type { MessageOptions } from "./wechat/message-options";
export { definePairs } from "./wechat/own-pairs";
export { type LinkedPage, pageLink } from "./wechat/page-link";
export type { MessagePair } from "./wechat/pairs";
export type { PictureSource } from "./wechat/picture-source";
export * from "./wechat/push-events";
export { type PageFields, type Reply, reply, type TransferToAgent } from "./wechat/replies";
export { isUnsupported } from "./wechat/unsupported";

const platform = cloudbasePlatform();

/** Turns a handler into a cloud function that runs on CloudBase. See `createDefineFunction` for what surrounds it. */
export const defineFunction = createDefineFunction(platform);

/** Makes the function that a timer calls to finish what was left unfinished. See `createDefineRelay`. */
// Marked as pure, so that what the relay alone needs travels only in the relay.
export const defineRelay = /* @__PURE__ */ createDefineRelay(platform);

/** Makes the function that receives push over HTTP. See `createDefineHttpPush`. */
// Marked as pure, so that the parsers of JSON and XML travel only in the function that uses it.
export const defineHttpPush = /* @__PURE__ */ createDefineHttpPush(platform, httpAccess, readHttpPushSettings);

/**
 * The database of the environment, for your own data: the SDK's own, initialized already, with typed documents. See docs/own-data.md.
 *
 * @example
 * const { data } = await database.collection<Order>("orders").where({ no: "1024" }).get();
 */
// Marked as pure, so that a function that does not use it carries nothing of it.
export const database: Database = /* @__PURE__ */ openedOnUse(openCloud);
