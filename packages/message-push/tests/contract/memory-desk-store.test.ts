import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { describeDeskStore } from "./desk-store";

describeDeskStore(async () => {
  let nowMs = 1_700_000_000_000;
  const store = memoryDeskStore(() => nowMs);
  return {
    store,
    advance(deltaMs) {
      nowMs += deltaMs;
    },
    seed: async (documents) => void (await Promise.all(documents.map(store.putAnswer))),
  };
});
