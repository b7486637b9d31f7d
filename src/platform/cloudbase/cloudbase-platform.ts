// The ports on wx-server-sdk: how a function reaches WeChat and the database in the cloud, and in the simulator alike.
import type { Platform } from "../../runtime/ports";
import { systemClock } from "../system-clock";
import { describeCall } from "./cloudbase-call";
import { cloudbaseMessenger } from "./cloudbase-messenger";
import { cloudbaseStore } from "./cloudbase-store";
import { consoleLog } from "./console-log";
import { openCloud } from "./sdk";

/** Opens the SDK once; make one platform per instance, while the module loads. */
export function cloudbasePlatform(): Platform {
  const cloud = openCloud();
  return {
    clock: systemClock,
    store: cloudbaseStore(cloud),
    messenger: cloudbaseMessenger(cloud),
    log: consoleLog,
    describeCall: (invocationContext) => describeCall(cloud, invocationContext),
  };
}
