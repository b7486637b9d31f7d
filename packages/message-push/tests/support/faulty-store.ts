// A push store in memory whose verbs fail as a test says.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { PushStore } from "../../src/runtime/push-store";
import { storeDown } from "./broken-store";
import { fakeClock } from "./fake-clock";

type Verb = keyof PushStore;

/** A store whose verbs fail as the test says: `before` they act, or `after`. */
export function faultyStore() {
  const store = memoryStore(() => clock.nowMs());
  const clock = fakeClock();
  const faults = new Map<Verb, "before" | "after">();
  const calls: Verb[] = [];
  const faulty = new Proxy(store, {
    get:
      (target, verb: Verb) =>
      async (...given: never[]) => {
        calls.push(verb);
        if (faults.get(verb) === "before") return storeDown();
        const result = await (target[verb] as (...args: never[]) => Promise<unknown>)(...given);
        return faults.get(verb) === "after" ? storeDown() : result;
      },
  });
  return { store: faulty, faults, calls, plain: store, clock };
}
