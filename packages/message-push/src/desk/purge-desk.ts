// Forgets what the desk need not remember any more.
import { type DeskStore, QUESTION_KEPT_MS } from "./desk-store";

/** The database gives no more ids at a time. */
const MOST = 1_000;

/** Binds `purgeDesk` to a store. */
export function createPurgeDesk(openStore: () => DeskStore) {
  let opened: DeskStore | undefined;
  /**
   * Removes what is remembered of customers and has expired, and questions that nobody asked for 30 days; at most 1,000 of each. Returns
   * how many.
   *
   * @throws {PushError} `STORE_UNAVAILABLE`
   * @example
   * export const main = defineRelay({ alsoPurge: purgeDesk });
   */
  return async function purgeDesk(): Promise<number> {
    opened ??= openStore();
    return (await opened.purgeStates(MOST)) + (await opened.purgeQuestions(QUESTION_KEPT_MS, MOST));
  };
}
