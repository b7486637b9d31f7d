// A handler says something and hands over to a person, and its instance dies on the way: the words are said all the same.
import type { PushReport } from "../../../simulator/push-report";
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
const MOMENTS = ["before", "after", "later"] as const;
/** An environment has so many instances of a function at a time. */
const AT_ONCE = 6;
const WORDS = { text: ["这就转"], image: ["好的", "这就转"] } as const;

let sim: Simulator;
beforeAll(async () => {
  const functions = Object.entries(WORDS).map(([on, words]) => {
    const handle = `() => [...${JSON.stringify(words)}, reply.transferToAgent()]`;
    return [on, { main: `defineFunction({ on: "${on}", handle: ${handle} })` }] as const;
  });
  sim = await startProject(Object.fromEntries(functions));
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

type On = keyof typeof WORDS;
const act = (on: On, openid: string): Promise<PushReport> =>
  sim.push(on === "text" ? sim.wechat.packets.text(openid, "人工") : sim.wechat.packets.image(openid, "M"));

/** Lets one customer's push die at each request and moment; WeChat pushes again only what was not claimed. */
async function dieEverywhere(on: On) {
  const count = sim.requestsOf(await act(on, sim.customer().openid)).length;
  const places = Array.from({ length: count }, (_, i) => MOMENTS.map((when) => ({ nth: i + 1, when }))).flat();
  const cases = places.map((place) => ({ ...place, customer: sim.customer() }));
  for (const { nth, when, customer } of cases) {
    sim.faults.inject({ on: "gateway", kind: "die", phase: when, openid: customer.openid, nth });
    const isClaimed = nth > 1 || when !== "before";
    if (isClaimed) sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  }
  const reports: PushReport[] = [];
  for (let i = 0; i < cases.length; i += AT_ONCE) {
    const some = cases.slice(i, i + AT_ONCE);
    reports.push(...(await Promise.all(some.map(({ customer }) => act(on, customer.openid)))));
  }
  await drain(sim);
  return cases.map((one, i) => ({ ...one, isTransferred: reports[i]?.isTransferred ?? false }));
}

/** The declared gap, by what was seen: WeChat had accepted words, and nobody could record it. */
function isInGap(openid: string): boolean {
  const injection = sim.faults.injected().find(({ kind, openid: who }) => kind === "die" && who === openid);
  const own = sim.requests().filter(({ invocation }) => invocation?.id === injection?.invocationId);
  const at = own.findIndex(({ outcome }) => outcome.startsWith("fault: die"));
  return (injection?.phase === "before" ? own[at - 1] : own[at])?.target === SEND;
}

const recordsOf = (openid: string) => sim.documents("message_pushes").filter(({ touser }) => touser === openid);

test.each(["text", "image"] as const)(
  "%s: whichever request the instance dies at, the relay says the words once, and tells customer and operator of a transfer that came too late",
  async (on) => {
    const words = WORDS[on];
    const cases = await dieEverywhere(on);
    expect(sim.faults.pending()).toEqual([]);
    for (const { nth, when, customer, isTransferred } of cases) {
      const place = `request ${nth}, ${when}`;
      const isGap = isInGap(customer.openid);
      const own = recordsOf(customer.openid);
      const said = customer.replies.filter((reply) => (words as readonly string[]).includes(reply));
      expect([place, isGap ? [...new Set(said)] : said]).toEqual([place, words]);
      expect([place, said.length <= words.length + (isGap ? 1 : 0)]).toEqual([place, true]);
      const others = customer.replies.filter((reply) => !(words as readonly string[]).includes(reply));
      // Everything was recorded, and only the answer was missing: nothing but a redelivery could tell that it was.
      const isEndedByFirst = own[0]?.attempt === 1;
      if (isTransferred || isEndedByFirst) {
        expect([place, others, own.map(({ state }) => state)]).toEqual([place, [], ["completed"]]);
        continue;
      }
      expect([place, others.length, customer.replies.at(-1)]).toEqual([place, 1, others[0]]);
      expect([place, own]).toEqual([place, [expect.objectContaining({ state: "dead", reason: "TRANSFER_TOO_LATE" })]]);
      expect([place, own[0]?.outbox ?? []]).toEqual([place, []]);
    }
    // Not one of the two ends only.
    expect(new Set(cases.map(({ isTransferred }) => isTransferred))).toEqual(new Set([true, false]));
  },
  60_000,
);

test("the log says that the transfer came too late, and nothing of what was said", async () => {
  const customer = sim.customer();
  const seen = sim.invocations().length;
  sim.faults.inject({ on: SEND, kind: "die", phase: "before", openid: customer.openid });
  sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  await act("text", customer.openid);
  await drain(sim);
  const lines = sim
    .invocations()
    .slice(seen)
    .flatMap(({ logs }) => logs.map((line) => JSON.parse(line) as Record<string, unknown>));
  expect(lines).toContainEqual(expect.objectContaining({ level: "error", event: "transfer-too-late" }));
  expect(JSON.stringify(lines)).not.toContain(WORDS.text[0]);
  expect(recordsOf(customer.openid)[0]).toMatchObject({ transferMissed: true, reason: "TRANSFER_TOO_LATE" });
});
