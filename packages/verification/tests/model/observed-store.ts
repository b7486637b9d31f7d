// The memory store, with everything that was really done written into the ledger.
import type { PushRecord, PushStore, Takeover } from "../../../message-push/src/runtime/push-store";
import type { Instance } from "./instance";
import type { Ledger } from "./ledger";

/** The store as one instance uses it; `nowMs` is the database's clock. */
export function observedStore(store: PushStore, ledger: Ledger, instance: Instance, nowMs: () => number): PushStore {
  const hold = (key: string, leaseMs: number) => ledger.hold(key, instance, nowMs() + leaseMs);
  const wrote = (key: string, isReleased: boolean) => {
    ledger.writes.push({ key, instance, at: ledger.tick() });
    const held = ledger.holds.get(key);
    if (isReleased && held !== undefined) held.endsAtMs = nowMs();
  };
  const took = (
    { key, runs: before }: Pick<PushRecord, "key" | "runs">,
    { leaseMs, runs }: Omit<Takeover, "fencingToken" | "tries">,
  ) => {
    hold(key, leaseMs);
    if (runs > before) ledger.countedRuns.push({ key, instance });
  };
  return {
    ...store,
    async add(record, leaseMs) {
      const isAdded = await store.add(record, leaseMs);
      if (isAdded) took({ key: record.key, runs: 0 }, { leaseMs, runs: record.runs });
      return isAdded;
    },
    async takeOver(record, next) {
      const isTaken = await store.takeOver(record, next);
      if (isTaken) took(record, next);
      return isTaken;
    },
    async takeOverByToken(record, next) {
      const isTaken = await store.takeOverByToken(record, next);
      if (isTaken) took(record, next);
      return isTaken;
    },
    async change(owner, change) {
      const isChanged = await store.change(owner, change);
      if (isChanged) wrote(owner.key, change.dueInMs !== undefined);
      return isChanged;
    },
    async finish(owner, touser, ending) {
      const finished = await store.finish(owner, touser, ending);
      if (finished !== "lease-lost") {
        wrote(owner.key, true);
        ledger.finished.set(owner.key, ledger.tick());
        ledger.endedAtMs.set(owner.key, nowMs());
      }
      return finished;
    },
    async findRecent(touser, limit) {
      ledger.counts.push({ openid: touser, instance, at: ledger.tick() });
      return store.findRecent(touser, limit);
    },
  };
}
