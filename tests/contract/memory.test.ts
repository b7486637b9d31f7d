import { memoryStore } from "../../src/platform/memory/memory-store";
import { describePushStore } from "./push-store";

let nowMs = 1_700_000_000_000;
const store = memoryStore(() => nowMs);
describePushStore(() => ({
  store,
  advance(deltaMs) {
    nowMs += deltaMs;
  },
}));
