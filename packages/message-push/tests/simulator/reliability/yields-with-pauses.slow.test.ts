// A handler that yields and then takes its time: what WeChat has accepted is recorded before the handler goes on.
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
const WORDS = ["一", "二", "三"];
/** After each reply the handler writes a step into a collection of its own: where the gateway sees it, the handler has gone on. */
const STEPS = "steps";
const HANDLE = `async *handle() {
  const { database } = await import("#runtime");
  for (const word of ${JSON.stringify(WORDS)}) {
    yield word;
    await database.collection("${STEPS}").add({ data: { word } });
  }
}`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: `defineFunction({ on: "text", ${HANDLE} })` },
    image: { main: `defineFunction({ on: "image", slow: true, ${HANDLE} })`, timeoutSeconds: 20 },
  });
  sim.createCollection(STEPS);
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const ACTS = {
  "in the delivery": { functionName: "text", act: (openid: string) => sim.push(sim.wechat.packets.text(openid, "说")) },
  "in a second invocation": {
    functionName: "image",
    act: (openid: string) => sim.push(sim.wechat.packets.image(openid, "M")),
  },
} as const;
type Act = (typeof ACTS)[keyof typeof ACTS];
const acts = Object.entries(ACTS) as [string, Act][];

/** What the invocation that spoke asked for, in the order in which it arrived. */
function orderOfRequests(openid: string): readonly string[] {
  const own = sim.requests().filter(({ target, request }) => target === SEND && request.touser === openid);
  const speaker = own[0]?.invocation?.id;
  return sim
    .requests()
    .filter(({ invocation }) => invocation?.id === speaker)
    .sort((a, b) => a.id - b.id)
    .map(({ action, target }) => (target === SEND ? "send" : target === STEPS ? "step" : action));
}

test.each(acts)(
  "%s: between a reply and its record there is no other request, and no step of the handler",
  async (_, { act }) => {
    const { openid } = sim.customer();
    await act(openid);
    await sim.idle();
    const order = orderOfRequests(openid);
    const afterSends = order.flatMap((request, i) => (request === "send" ? [order.slice(i + 1, i + 3)] : []));
    expect(afterSends).toHaveLength(WORDS.length);
    // WeChat takes five replies to a message, so none of the three is held back until the handler is done.
    for (const [next] of afterSends) expect([order, next]).toEqual([order, "database.modifyDocument"]);
    expect(order.filter((request) => request === "step")).toHaveLength(WORDS.length);
  },
);

test.each(acts.flatMap(([name, act]) => WORDS.map((_, k) => [name, k + 1, act] as const)))(
  "%s, the instance dies in the pause after reply %i: no reply is said again, and the others are said",
  async (_, reply, { act, functionName }) => {
    const customer = sim.customer();
    const { openid } = customer;
    const steps = sim.documents(STEPS).length;
    // The claim of a delivery is the first document that is added.
    const nth = reply + (functionName === "text" ? 1 : 0);
    const order = { on: "database.insertDocument", kind: "die", phase: "before", openid } as const;
    const die = () => sim.faults.inject({ ...order, nth });
    if (functionName === "text") die();
    else dieInTheSecondInvocation(openid, die);
    sim.faults.inject({ on: "push", kind: "give-up", openid });
    await act(openid);
    await sim.idle();
    expect(sim.documents(STEPS).length - steps).toBe(reply - 1);
    expect(customer.replies).toEqual(WORDS.slice(0, reply));
    await drain(sim);
    expect(customer.replies).toEqual(WORDS);
    expect(sim.documents("message_pushes").find(({ touser }) => touser === openid)).toMatchObject({
      state: "completed",
    });
  },
);

/** The fault is ordered when the claim is made, so that it counts the steps alone. */
function dieInTheSecondInvocation(openid: string, die: () => void): void {
  const stop = sim.events.on((event) => {
    if (event.kind !== "request-finished" || event.request.action !== "database.insertDocument") return;
    if (event.request.invocation?.caller?.openid !== openid) return;
    stop();
    die();
  });
}
