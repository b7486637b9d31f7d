// Where faults can be injected: every action of the gateway, every cloud call, instances that load, calls of a function, and pushes.

/** What a fault is injected into there: a function's request, an instance that loads, a call of a function, or a delivery by WeChat. */
export type Site = "request" | "start" | "invocation" | "push";

/** Gateway actions; a test compares them with those of the gateway. */
export const ACTIONS: readonly string[] = [
  "database.addCollection",
  "database.insertDocument",
  "database.getDocument",
  "database.calculateDocument",
  "database.modifyDocument",
  "database.removeDocument",
  "database.aggregateDocuments",
  "database.startTransaction",
  "database.commitTransaction",
  "database.abortTransaction",
  "functions.invokeFunction",
  "storage.getUploadMetadata",
  "storage.batchGetDownloadUrl",
  "storage.batchDeleteFile",
  "wx.openApi",
];

/** Cloud calls by name; `wx.openApi` is any of them. */
export const CLOUD_CALLS: readonly string[] = [
  "customerServiceMessage.send",
  "customerServiceMessage.setTyping",
  "customerServiceMessage.uploadTempMedia",
  "customerServiceMessage.getTempMedia",
];

/** Every place, as `on` names it. */
export const PLACES: readonly string[] = [
  ...ACTIONS,
  ...CLOUD_CALLS,
  "database",
  "gateway",
  "start",
  "invocation",
  "push",
];

export function siteOf(place: string): Site {
  return place === "start" || place === "invocation" || place === "push" ? place : "request";
}

/** All names of a request, the narrowest first. */
export function namesOfRequest(action: string, apiName: string | undefined): readonly string[] {
  const own = apiName === undefined ? [action] : [apiName, action];
  return action.startsWith("database.") ? [...own, "database", "gateway"] : [...own, "gateway"];
}
