// The ports for a plain Node server: one process, a store of its own choice, and WeChat's API by access token.
import { randomBytes } from "node:crypto";
import { setImmediate as immediate } from "node:timers/promises";
import type { ApiSettings } from "../../src/platform/api-settings";
import { consoleLog } from "../../src/platform/cloudbase/console-log";
import { readAllowances } from "../../src/platform/cloudbase/read-allowances";
import { fetchPicture } from "../../src/platform/fetch-picture";
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { systemClock } from "../../src/platform/system-clock";
import type { Call, FunctionFiles, Platform } from "../../src/runtime/ports";
import { lineOf } from "../../src/runtime/push-log";
import type { PushStore } from "../../src/runtime/push-store";
import type { StateStore } from "../../src/runtime/state-store";
import { mediaInvalid } from "../../src/wechat/temp-media";

/** Calls one of the functions in this process. */
export type Resume = (event: object, call: Call) => Promise<unknown>;

/** What a server is made of. */
export interface ServerPlatformOptions {
  readonly store: PushStore;
  readonly states: StateStore;
  readonly api: ApiSettings;
  /** What lies beside the functions' code. */
  readonly files: FunctionFiles;
  /** Runs the handler of a push once more, or the relay, in this process. */
  readonly resume: Resume;
  /** Told of work that goes on when its push is answered. */
  readonly background: (work: Promise<unknown>) => void;
}

/** A server has no timeout of its own; so long may slow work take. */
const SLOW_WORK_MS = 60_000;

/**
 * The platform of one server.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID` when a figure is none
 */
export function serverPlatform({ store, states, api, files, resume, background }: ServerPlatformOptions): Platform {
  const platform: Platform = {
    clock: systemClock,
    store,
    messenger: httpsMessenger({ ...api, clock: systemClock }),
    log: consoleLog,
    files,
    states,
    downloads: { fromStorage: noCloudStorage, fromAddress: fetchPicture },
    allowances: readAllowances(process.env),
    // The server itself describes the call: only it can make one.
    describeCall: (invocationContext) => (invocationContext as Call | undefined) ?? { sources: [] },
    async invokeAsync(functionName, event) {
      // It goes on when the push that asked for it is answered; the record has what became of it.
      const call = { sources: ["scf"], functionName, timeLimitMs: SLOW_WORK_MS };
      const resumed = immediate().then(() => resume(event, call));
      background(resumed.catch((error: unknown) => platform.log(lineOf("error", "resume-failed", {}), error)));
    },
    newFencingToken: () => randomBytes(16).toString("hex"),
    random: Math.random,
  };
  return platform;
}

async function noCloudStorage(): Promise<never> {
  throw mediaInvalid(
    {
      en: "The picture of the reply is a fileID, and a server has no cloud storage.",
      zh: "回复的图片是 fileID，而服务器没有云存储。",
    },
    {
      en: "Put the picture beside the code and name it by file, or give its address as url.",
      zh: "请把图片放在代码旁边并用 file 指定，或用 url 写出它的地址。",
    },
  );
}
