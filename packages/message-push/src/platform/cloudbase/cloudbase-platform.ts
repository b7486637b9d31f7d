// The ports on wx-server-sdk: how a function reaches WeChat and the database in the cloud, and in the simulator alike.
import { randomBytes } from "node:crypto";
import { beganWithTimer } from "../../runtime/cloud-call-access";
import type { Messenger, Platform } from "../../runtime/ports";
import type { StateStore } from "../../runtime/state-store";
import { readApiSettings } from "../api-settings";
import { withFallbackMessenger } from "../fallback-messenger";
import { fetchPicture } from "../fetch-picture";
import { folderFiles } from "../function-folder";
import { httpsMessenger } from "../https/https-messenger";
import { loadingOnce } from "../load-start";
import { systemClock } from "../system-clock";
import { describeCall } from "./cloudbase-call";
import { downloadFile } from "./cloudbase-files";
import { cloudbaseInvoke } from "./cloudbase-invoke";
import { cloudbaseMessenger } from "./cloudbase-messenger";
import { cloudbaseStates } from "./cloudbase-states";
import { cloudbaseStore } from "./cloudbase-store";
import { consoleLog } from "./console-log";
import { readAllowances } from "./read-allowances";
import { type Cloud, openCloud, openPatientCloud } from "./sdk";

/**
 * Opens the SDK once; make one platform per instance, while the module loads.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID` when the settings of the access token are not whole, or a number is none
 */
export function cloudbasePlatform(): Platform {
  const cloud = openCloud();
  const takeLoadingMs = loadingOnce();
  let states: StateStore | undefined;
  return {
    clock: systemClock,
    store: cloudbaseStore(cloud),
    messenger: openMessenger(cloud),
    log: consoleLog,
    // All of this is bundled into the function's index.js, so this is the function's folder.
    files: folderFiles(__dirname),
    get states() {
      states ??= cloudbaseStates(cloud);
      return states;
    },
    downloads: { fromStorage: (fileID) => downloadFile(cloud, fileID), fromAddress: fetchPicture },
    allowances: readAllowances(process.env),
    describeCall: (invocationContext) => ({ ...describeCall(cloud, invocationContext), loadingMs: takeLoadingMs() }),
    invokeAsync: cloudbaseInvoke(cloud, systemClock),
    newFencingToken: () => randomBytes(16).toString("hex"),
    random: Math.random,
  };
}

function openMessenger(cloud: Cloud): Messenger {
  const settings = readApiSettings();
  const cloudCalls = cloudbaseMessenger(cloud, openPatientCloud);
  if (settings === undefined) return cloudCalls;
  const openOther = () => httpsMessenger({ ...settings, clock: systemClock });
  return withFallbackMessenger(
    cloudCalls,
    openOther,
    () => beganWithTimer(describeCall(cloud, undefined)) || !mayCallCloud(),
  );
}

/** The platform gives every call that may make cloud calls a token for them; one that came over HTTP has none. */
function mayCallCloud(): boolean {
  return Boolean(process.env.WX_API_TOKEN);
}
