// The answers to a reply's sends get lost, and instances die on top of it: over all invocations no reply is sent more than twice.
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
const MOMENTS = ["before", "after", "later"] as const;
/** More requests than a push makes that has two replies, each sent twice. */
const MOST_REQUESTS = 10;
const AT_ONCE = 6;

let sim: Simulator;
beforeAll(async () => {
  const functions = {
    text: { main: `defineFunction({ on: "text", handle: () => ["一", "二"] })` },
    image: { main: `defineFunction({ on: "image", async *handle() { yield "一"; yield "二"; } })` },
  };
  // A second invocation that a slow machine lets run into its timeout may have announced a try that it never made.
  sim = await startProject(functions);
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

/** What may have reached WeChat, and what did. */
function sendsOf(openid: string, word: string) {
  const sends = sim.requests().filter(({ target, request }) => target === SEND && request.touser === openid);
  const own = sends.filter(({ request }) => Object(request.text).content === word);
  const accepted = own.filter(({ outcome, underFault = outcome }) => underFault === "ok");
  return { made: own.length, accepted: accepted.length };
}

const DEATHS = Array.from({ length: MOST_REQUESTS }, (_, i) => MOMENTS.map((when) => ({ when, nth: i + 1 }))).flat();

test.each([
  ["text", "the first answer is lost", 1],
  ["text", "every answer is lost", 99],
  ["image", "the first answer is lost", 1],
  ["image", "every answer is lost", 99],
] as const)(
  "%s: %s, and the instance dies at any request: each reply is said once or twice, and never sent a third time",
  async (on, _, times) => {
    const cases = DEATHS.map((death) => ({ ...death, customer: sim.customer() }));
    for (const { nth, when, customer } of cases) {
      const { openid } = customer;
      sim.faults.inject({ on: "gateway", kind: "die", phase: when, openid, nth });
      sim.faults.inject({ on: SEND, kind: "reset", phase: "after", openid, times });
      if (nth > 1 || when !== "before") sim.faults.inject({ on: "push", kind: "give-up", openid });
    }
    for (let i = 0; i < cases.length; i += AT_ONCE) {
      const some = cases.slice(i, i + AT_ONCE);
      await Promise.all(some.map(({ customer }) => (on === "text" ? customer.says("说") : customer.sendsImage())));
    }
    await drain(sim, 16);
    for (const { nth, when, customer } of cases) {
      const place = `request ${nth}, ${when}`;
      for (const word of ["一", "二"]) {
        const { made, accepted } = sendsOf(customer.openid, word);
        // A send whose instance died before it was performed never reached WeChat, although the record cannot know.
        expect([place, word, made <= 2, accepted > 0]).toEqual([place, word, true, true]);
      }
      const [record] = sim.documents("message_pushes").filter(({ touser }) => touser === customer.openid);
      expect([place, record?.state]).toEqual([place, "completed"]);
    }
  },
  110_000,
);
