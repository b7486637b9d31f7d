// The ports on wx-server-sdk: how a function reaches WeChat and the database in the cloud, and in the simulator alike.
import type { Messenger, Platform } from "../../runtime/ports";
import { readApiSettings } from "../api-settings";
import { httpsMessenger } from "../https/https-messenger";
import { withSecondRoad } from "../second-road";
import { systemClock } from "../system-clock";
import { describeCall } from "./cloudbase-call";
import { cloudbaseMessenger } from "./cloudbase-messenger";
import { cloudbaseStore } from "./cloudbase-store";
import { consoleLog } from "./console-log";
import { type Cloud, openCloud } from "./sdk";

/**
 * Opens the SDK once; make one platform per instance, while the module loads.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID` when the settings of the second road are not whole
 */
export function cloudbasePlatform(): Platform {
  const cloud = openCloud();
  return {
    clock: systemClock,
    store: cloudbaseStore(cloud),
    messenger: openMessenger(cloud),
    log: consoleLog,
    describeCall: (invocationContext) => describeCall(cloud, invocationContext),
  };
}

function openMessenger(cloud: Cloud): Messenger {
  const settings = readApiSettings();
  const cloudCalls = cloudbaseMessenger(cloud);
  if (settings === undefined) return cloudCalls;
  return withSecondRoad(cloudCalls, () => httpsMessenger({ ...settings, clock: systemClock }));
}
