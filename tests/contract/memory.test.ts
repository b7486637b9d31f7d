import { memoryStore } from "../../src/platform/memory/memory-store";
import { describePushStore } from "./push-store";

const store = memoryStore();
describePushStore(() => store);
