// The instance is frozen at every request of a push, and thaws long after its lease has ended.
import { CAN_FREEZE } from "../../../simulator/can-freeze";
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";
import { until } from "../../support/until";

const SEND = "customerServiceMessage.send";
const REQUESTS = ["claim", "send", "record", "count", "send", "complete"] as const;
const FREEZE_MS = 300_000;
/** Windows cannot freeze a process. */
const testWhereFrozen = CAN_FREEZE ? test : test.skip;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({ text: { main: `defineFunction({ on: "text", handle: () => ["一", "二"] })` } });
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

testWhereFrozen.each(["before", "after"] as const)(
  "an instance that is frozen %s any request is done without, and says nothing when it thaws",
  async (when) => {
    const cases = REQUESTS.map((request, i) => ({ request, nth: i + 1, customer: sim.customer() }));
    for (const { nth, customer } of cases) {
      sim.faults.inject({
        on: "gateway",
        kind: "freeze",
        freezeMs: FREEZE_MS,
        phase: when,
        openid: customer.openid,
        nth,
      });
      sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
    }
    const pushed = Promise.all(cases.map(({ customer }) => customer.says("说")));
    await until(
      () => sim.faults.injected().filter(({ kind, phase: at }) => kind === "freeze" && at === when).length === 6,
    );
    sim.clock.advance(5_000);
    await pushed;
    await drain(sim, 4);
    const beforeThaw = cases.map(({ customer }) => customer.replies.length);
    sim.clock.advance(FREEZE_MS);
    await until(() => sim.instances().every(({ state }) => state !== "busy"));
    await drain(sim, 4);

    for (const [i, { request, nth, customer }] of cases.entries()) {
      const place = `${request} ${nth}`;
      // Frozen before the claim was made, it wakes up and finds nobody has it: then it is the one that answers.
      const isUnclaimed = request === "claim" && when === "before";
      // The declared gap: a send that was under way when the instance froze, or accepted and not recorded.
      const isGap = request === "send" || (when === "before" && REQUESTS[i - 1] === "send");
      const said = isGap ? [...new Set(customer.replies)].sort() : customer.replies;
      expect([place, said]).toEqual([place, ["一", "二"]]);
      if (!isUnclaimed && request !== "send") expect([place, customer.replies.length]).toEqual([place, beforeThaw[i]]);
    }
  },
  60_000,
);

testWhereFrozen(
  "an instance that thaws between two replies leaves the second to whoever holds the push now",
  async () => {
    const customer = sim.customer();
    // Frozen when the record of the first reply is written; the second reply would be next.
    sim.faults.inject({
      on: "database.modifyDocument",
      kind: "freeze",
      freezeMs: FREEZE_MS,
      phase: "after",
      openid: customer.openid,
    });
    sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
    const pushed = customer.says("说");
    await until(() =>
      sim.faults.injected().some(({ openid, kind }) => openid === customer.openid && kind === "freeze"),
    );
    sim.clock.advance(5_000);
    await pushed;
    await drain(sim, 4);
    expect(customer.replies).toEqual(["一", "二"]);
    sim.clock.advance(FREEZE_MS);
    await until(() => sim.instances().every(({ state }) => state !== "busy"));
    expect(customer.replies).toEqual(["一", "二"]);
    expect(
      sim.requests().filter(({ target, request }) => target === SEND && request.touser === customer.openid),
    ).toHaveLength(2);
  },
  60_000,
);
