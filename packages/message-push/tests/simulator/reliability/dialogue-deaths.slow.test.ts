// The instance dies at every request of every turn of a dialogue; WeChat gives up at once, so that the relay alone has to finish it. Whatever died, the
// customer reads each sentence, and each once but for the declared gap; what is done in the end is done for one push.
import { ASKS, confirms, DONE, startDialogues } from "../../support/dialogue-project";
import { drain } from "../../support/runtime-project";
import type { Simulator } from "../../support/simulator";
import { removeTinyProjects } from "../../support/tiny-project";
import { isClaimed, MOMENTS } from "./deaths";
import { isInGap } from "./in-gap";

const NO = "100000000002";
const TURNS = [
  ["查订单", ASKS],
  [NO, confirms(NO)],
  ["是", DONE],
] as const;
const AT_ONCE = 6;

let sim: Simulator;
beforeAll(async () => {
  sim = await startDialogues();
  // The first ones create the collections.
  const customer = sim.customer();
  for (const [text] of TURNS) await customer.says(text);
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

async function requestsOf(act: () => Promise<unknown>): Promise<number> {
  const before = sim.requests().length;
  await act();
  await sim.idle();
  return sim.requests().length - before;
}

test.each([0, 1, 2])(
  "turn %i",
  async (turn) => {
    const [text = "", reply = ""] = TURNS[turn] ?? [];
    const before = TURNS.slice(0, turn);
    const begin = async () => {
      const customer = sim.customer();
      for (const [own] of before) await customer.says(own);
      return customer;
    };
    const calm = await begin();
    // A new instance reads the answers besides.
    const count = (await requestsOf(() => calm.says(text))) + 1;
    const deaths = Array.from({ length: count }, (_, i) => MOMENTS.map((when) => ({ when, nth: i + 1 }))).flat();
    const cases: { customer: Awaited<ReturnType<typeof begin>>; nth: number; when: (typeof MOMENTS)[number] }[] = [];
    for (const death of deaths) cases.push({ ...death, customer: await begin() });
    for (const { nth, when, customer } of cases) {
      sim.faults.inject({ on: "gateway", kind: "die", phase: when, openid: customer.openid, nth });
      if (isClaimed({ nth, when })) sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
    }
    for (let i = 0; i < cases.length; i += AT_ONCE) {
      await Promise.all(cases.slice(i, i + AT_ONCE).map(({ customer }) => customer.says(text)));
    }
    await drain(sim);
    expect(cases.length).toBeGreaterThan(9);
    for (const { customer, nth, when } of cases) {
      const isGap = isInGap(sim, customer.openid);
      const place = `request ${nth}, ${when}${isGap ? ", in the gap" : ""}`;
      const heard = [...before.map(([, said]) => said), reply];
      expect([place, isGap ? [...new Set(customer.replies)] : customer.replies]).toEqual([place, heard]);
      expect([place, customer.replies.length <= heard.length + (isGap ? 1 : 0)]).toEqual([place, true]);
    }
    // One reminder for each customer who said yes: the calm one, those that died, and the very first.
    if (turn === 2) expect(sim.documents("reminders")).toHaveLength(cases.length + 2);
  },
  120_000,
);
