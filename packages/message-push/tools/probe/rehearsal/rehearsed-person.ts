// The person of a rehearsal: does on the simulator what the real one would do with a phone, a console and a desk.
import type { Simulator } from "../../../simulator/simulator";
import type { EnvironmentRules } from "../environment-rules";
import type { Act, Person } from "../person";
import { PROBE_COLLECTION } from "../probe-names";

interface Rehearsal {
  readonly rules: EnvironmentRules;
  simulator(): Promise<Simulator>;
  /** As if the probe's function were uploaded from DevTools. */
  uploads(): Promise<void>;
}

export const REHEARSED_CUSTOMER = "rehearsal";

export function rehearsedPerson({ rules, simulator, uploads }: Rehearsal): Person {
  return {
    async does({ act }) {
      if (act.kind === "uploads") await uploads();
      else await perform(await simulator(), act);
      return true;
    },
    sees: async ({ rule }) => Boolean(rules[rule as keyof EnvironmentRules]),
    allows: async () => true,
  };
}

/** Does not wait for what the push comes to: a person does not see that either. */
async function perform(simulator: Simulator, act: Act): Promise<void> {
  const customer = simulator.customer(REHEARSED_CUSTOMER);
  switch (act.kind) {
    case "writes":
      void customer.says(act.text);
      return;
    case "enters":
      void customer.enters();
      return;
    case "accepts":
      await untilQueued(simulator, customer.openid);
      return simulator.wechat.agents.accept(customer.openid);
    case "closes":
      return simulator.wechat.agents.close(customer.openid);
    case "indexes":
      if (act.index === "unique") simulator.createUniqueIndex(PROBE_COLLECTION, act.field);
      return;
    case "binds":
    case "unbinds":
    case "uploads":
      // The simulator binds by the manifest.
      return;
  }
}

/** The function has answered, and the push that transfers may still be on its way to its end. */
async function untilQueued({ wechat }: Simulator, openid: string): Promise<void> {
  for (let looks = 0; looks < 200 && !wechat.agents.queue().includes(openid); looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
