// The push store on a Map: the reference for what the port means, and the store of unit tests.
import type { PushRecord, PushStore } from "../../runtime/ports";

/** A store that lives as long as the process. JavaScript runs each verb in one go, so each is atomic. */
export function memoryStore(): PushStore {
  const records = new Map<string, PushRecord>();

  return {
    async add(record) {
      if (records.has(record.key)) return false;
      records.set(record.key, record);
      return true;
    },
    async find(key) {
      return records.get(key);
    },
    async takeOver(record, leaseEndsAtMs) {
      const current = records.get(record.key);
      if (current?.state !== "claimed" || current.attempt !== record.attempt) return false;
      records.set(record.key, { ...current, attempt: current.attempt + 1, leaseEndsAtMs });
      return true;
    },
    async complete(key, attempt, outcome) {
      const current = records.get(key);
      if (current?.state !== "claimed" || current.attempt !== attempt) return false;
      records.set(key, { ...current, ...outcome });
      return true;
    },
  };
}
