// Cloud calls beside customer service that the local WeChat answers by itself; a team's stub wins over each.
import type { Apis } from "../answer-cloud-call";
import { type ContentCheckParts, checkMedia, checkText } from "./content-check";
import { sendSubscribeMessage } from "./subscribe-message";
import type { Subscriptions } from "./subscriptions";
import { getUnlimitedCode } from "./unlimited-code";

export interface ReadyCallParts extends ContentCheckParts {
  readonly subscriptions: Subscriptions;
}

type ReadyCalls = ReadonlyMap<string, NonNullable<ReturnType<Apis["get"]>>>;

export function readyCalls(parts: ReadyCallParts): ReadyCalls {
  return new Map([
    ["security.msgSecCheck", (call) => checkText(parts, call)],
    ["security.mediaCheckAsync", (call) => checkMedia(parts, call)],
    ["subscribeMessage.send", (call) => sendSubscribeMessage(parts, call)],
    ["wxacode.getUnlimited", getUnlimitedCode],
  ]);
}
