// An instance that reaches neither the database nor WeChat must not answer: only WeChat can bring such a push back.
import type { Fault } from "../../../simulator/faults/fault";
import type { Simulator } from "../../../simulator/simulator";
import { callByHand, closedPort } from "../../support/call-by-hand";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

/** As many as two deliveries can meet. */
const ALWAYS = 10_000;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: `defineFunction({ on: "text", handle: () => ["一", "二"] })` },
    image: {
      main: `defineFunction({ on: "image", slow: true, handle: () => ["一", "二"] })`,
      timeoutSeconds: 20,
    },
  });
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

/** Every request of the customer's push fails until its second delivery is over. */
function cutOffTwice(openid: string, fault: Omit<Fault, "on">): () => void {
  const index = sim.faults.inject({ on: "gateway", openid, times: ALWAYS, ...fault } as Fault);
  const pushes = new Set<number>();
  return sim.events.on((event) => {
    if (event.kind === "push-arrived" && event.packet.FromUserName === openid) pushes.add(event.pushId);
    if (event.kind !== "attempt-ended" || event.attempt.number !== 2) return;
    if (pushes.has(event.pushId)) sim.faults.clear(index);
  });
}

test.each([
  ["a reset", { kind: "reset", phase: "before" }],
  ["no answer", { kind: "hang", phase: "before" }],
  ["a 502", { kind: "status", phase: "before", status: 502 }],
] as const)(
  "%s to every request: two deliveries fail in time, and the third, when the network is back, is answered",
  async (_, fault) => {
    for (const act of ["says", "sendsImage"] as const) {
      const customer = sim.customer();
      const stop = cutOffTwice(customer.openid, fault);
      const { attempts, notice } = await (act === "says" ? customer.says("好") : customer.sendsImage());
      stop();
      expect([act, attempts.map(({ outcome }) => outcome)]).toEqual([act, ["failed", "failed", "answered"]]);
      expect([act, attempts.at(-1)?.passiveReply, notice]).toEqual([act, "success", undefined]);
      for (const { durationMs } of attempts) expect(durationMs).toBeLessThan(5_000);
      await drain(sim);
      expect([act, customer.replies]).toEqual([act, ["一", "二"]]);
    }
  },
  60_000,
);

test.each([
  ["a refused connection", async () => `http://127.0.0.1:${await closedPort()}/admin`],
  ["a name that nobody knows", async () => "http://gateway.invalid/admin"],
])(
  "%s for every request: two deliveries fail in time, and the third, when the network is back, is answered",
  async (_, gateway) => {
    const customer = sim.customer();
    const packet = customer.packets.text("好");
    const gatewayUrl = await gateway();
    for (const delivery of [1, 2]) {
      const { durationMs, log, ...outcome } = await callByHand(sim, { functionName: "text", packet, gatewayUrl });
      expect([delivery, outcome]).toEqual([delivery, { threw: { code: "STORE_UNAVAILABLE" } }]);
      expect(durationMs).toBeLessThan(5_000);
      expect(log.map(({ event }) => event)).not.toContain("unconfirmed");
    }
    const { attempts } = await sim.push(packet);
    expect(attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
    expect(customer.replies).toEqual(["一", "二"]);
  },
  60_000,
);
