// A platform that is opened after the functions on it are loaded: opening a store takes a moment, and modules do not wait.
import { PushError } from "../../src/push-error";
import type { Platform } from "../../src/runtime/ports";

/** A platform, and how the real one is put behind it. */
export interface LatePlatform {
  readonly platform: Platform;
  open(opened: Platform): void;
}

/** Every part is looked up when it is used. */
export function openedLater(): LatePlatform {
  let opened: Platform | undefined;
  const current = (): Platform => {
    if (opened !== undefined) return opened;
    throw new PushError(
      "ENVIRONMENT_INVALID",
      { en: "The server has not been started.", zh: "服务还没有启动。" },
      { en: "Run npx message-push serve.", zh: "请运行 npx message-push serve。" },
    );
  };
  return {
    platform: {
      get clock() {
        return current().clock;
      },
      get store() {
        return current().store;
      },
      get messenger() {
        return current().messenger;
      },
      get log() {
        return current().log;
      },
      get files() {
        return current().files;
      },
      get states() {
        return current().states;
      },
      get downloads() {
        return current().downloads;
      },
      get allowances() {
        return current().allowances;
      },
      describeCall: (invocationContext) => current().describeCall(invocationContext),
      invokeAsync: (functionName, event) => current().invokeAsync(functionName, event),
      newFencingToken: () => current().newFencingToken(),
      random: () => current().random(),
    },
    open(platform) {
      opened = platform;
    },
  };
}
