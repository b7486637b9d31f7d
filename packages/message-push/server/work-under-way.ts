// What a server does besides answering requests: background work and the relay. It is to end when the server does.
import type { PushStore } from "../src/runtime/push-store";

/** Work that no request waits for. */
export interface WorkUnderWay {
  /** Waits for it when the server ends. It must not reject. */
  add(work: Promise<unknown>): void;
  /** From now on nothing further is taken over; resolves when everything under way has ended. */
  finish(): Promise<void>;
  /**
   * The store, as this server sees it. While it ends, nothing in it is due or may be taken over: the next server does that. Pushes
   * under way are still recorded.
   */
  limited<Store extends PushStore>(store: Store): Store;
}

export function workUnderWay(): WorkUnderWay {
  const works = new Set<Promise<unknown>>();
  let isEnding = false;
  return {
    add(work) {
      works.add(work);
      void work.finally(() => works.delete(work));
    },
    async finish() {
      isEnding = true;
      // What is under way may begin more.
      while (works.size > 0) await Promise.allSettled(works);
    },
    limited: (store) => ({
      ...store,
      findDue: async (...asked) => (isEnding ? { records: [], damaged: [] } : store.findDue(...asked)),
      takeOver: async (...asked) => (isEnding ? false : store.takeOver(...asked)),
      takeOverByToken: async (...asked) => (isEnding ? false : store.takeOverByToken(...asked)),
    }),
  };
}
