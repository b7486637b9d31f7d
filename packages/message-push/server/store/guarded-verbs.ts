// The verbs of the push store in a data folder, each under its guard.
import type { PushStore } from "../../src/runtime/push-store";
import type { VerbGuard } from "./verb-guard";

/** The store's verbs, each a PushError `STORE_UNAVAILABLE` when it fails, and from `close` on. */
export function guardedVerbs(store: PushStore, { guarded, close }: VerbGuard): PushStore & Pick<VerbGuard, "close"> {
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
    close,
  };
}
