// The edge of the store: a failure of a verb becomes the error that the port names, and closing waits for verbs under way.
import { PushError } from "../../src/push-error";
import type { PushStore } from "../../src/runtime/push-store";
import { failureCode } from "./data-folder";

/** The store's verbs, each a PushError `STORE_UNAVAILABLE` when it fails, and from `close` on. */
export function guardedVerbs(store: PushStore, close: () => Promise<void>): PushStore & { close(): Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  const guarded = async <T>(verb: string, run: () => Promise<T>): Promise<T> => {
    if (isClosed) throw unavailable(verb, "closed");
    const running = run();
    underWay.add(running);
    try {
      return await running;
    } catch (error) {
      if (error instanceof PushError) throw error;
      throw unavailable(verb, failureCode(error));
    } finally {
      underWay.delete(running);
    }
  };
  return {
    add: (...given) => guarded("add", () => store.add(...given)),
    find: (...given) => guarded("find", () => store.find(...given)),
    takeOver: (...given) => guarded("takeOver", () => store.takeOver(...given)),
    takeOverByToken: (...given) => guarded("takeOver", () => store.takeOverByToken(...given)),
    change: (...given) => guarded("change", () => store.change(...given)),
    finish: (...given) => guarded("finish", () => store.finish(...given)),
    flagBacklog: (...given) => guarded("flagBacklog", () => store.flagBacklog(...given)),
    findDue: (...given) => guarded("findDue", () => store.findDue(...given)),
    countDue: () => guarded("countDue", () => store.countDue()),
    findStray: (...given) => guarded("findStray", () => store.findStray(...given)),
    bury: (...given) => guarded("bury", () => store.bury(...given)),
    findRecent: (...given) => guarded("findRecent", () => store.findRecent(...given)),
    purge: (...given) => guarded("purge", () => store.purge(...given)),
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
      await close();
    },
  };
}

/** The error itself is left out: its text may quote what was being written. */
function unavailable(verb: string, code: string): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    `The data folder could not be read or written (${verb}, ${code}).`,
    "Look at the disk for space and errors; docs/reliability.md says what becomes of the push.",
  );
}
