// The ports on wx-server-sdk: how a function reaches WeChat and the database in the cloud, and in the simulator alike.
import { randomBytes } from "node:crypto";
import type { Platform } from "../../runtime/ports";
import { systemClock } from "../system-clock";
import { describeCall } from "./cloudbase-call";
import { cloudbaseKick } from "./cloudbase-kick";
import { cloudbaseMessenger } from "./cloudbase-messenger";
import { cloudbaseStore } from "./cloudbase-store";
import { consoleLog } from "./console-log";
import { readAllowances } from "./read-allowances";
import { openCloud } from "./sdk";

/** Opens the SDK once; make one platform per instance, while the module loads. */
export function cloudbasePlatform(): Platform {
  const cloud = openCloud();
  return {
    clock: systemClock,
    store: cloudbaseStore(cloud),
    messenger: cloudbaseMessenger(cloud),
    log: consoleLog,
    allowances: readAllowances(process.env),
    describeCall: (invocationContext) => describeCall(cloud, invocationContext),
    kick: cloudbaseKick(cloud, systemClock),
    newTicket: () => randomBytes(16).toString("hex"),
    random: Math.random,
  };
}
