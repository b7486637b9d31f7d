// A push store whose verbs all fail, or never answer.
import { same } from "../../src/language";
import { PushError } from "../../src/push-error";
import type { PushStore } from "../../src/runtime/push-store";

/** Rejects as a database does that cannot be reached. */
export function storeDown(): Promise<never> {
  return Promise.reject(new PushError("STORE_UNAVAILABLE", same("down"), same("wait")));
}

/** Every verb does the same. */
export function brokenStore(fail: () => Promise<never>): PushStore {
  return {
    add: fail,
    find: fail,
    takeOver: fail,
    takeOverByToken: fail,
    change: fail,
    finish: fail,
    flagBacklog: fail,
    findDue: fail,
    countDue: fail,
    findStray: fail,
    bury: fail,
    findRecent: fail,
    purge: fail,
  };
}
