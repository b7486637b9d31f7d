// An instance that reaches neither the database nor WeChat must not answer: only WeChat can bring such a push back.
import type { Fault } from "../../../simulator/faults/fault";
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

/** As many as two deliveries can meet. */
const ALWAYS = 10_000;

const FUNCTIONS = {
  text: { main: `defineFunction({ on: "text", handle: () => ["一", "二"] })` },
  image: {
    main: `defineFunction({ on: "image", slow: true, handle: () => ["一", "二"] })`,
    timeoutSeconds: 20,
  },
};

/** Each delivery waits for most of its five seconds, so the clock gives a busy machine twice the time, and no more. */
const CLOCK_RATE = 0.5;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(FUNCTIONS, { clockRate: CLOCK_RATE });
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
  90_000,
);

test.each([
  ["a refused connection", "refused"],
  ["a name that nobody knows", "no-dns"],
] as const)(
  "%s for every request: two deliveries fail in time, and the third, when the network is back, is answered",
  async (_, how) => {
    const customer = sim.customer();
    sim.faults.inject({ on: "invocation", kind: "cut-off", how, openid: customer.openid, times: 2 });
    const { attempts } = await customer.says("好");
    expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "answered"]);
    for (const { durationMs, invocation } of attempts.slice(0, 2)) {
      expect(durationMs).toBeLessThan(5_000);
      expect(invocation).toMatchObject({ status: "threw" });
      expect(invocation?.logs.join("\n")).toContain('"STORE_UNAVAILABLE"');
      expect(invocation?.logs.join("\n")).not.toContain('"unconfirmed"');
    }
    expect(attempts[2]?.passiveReply).toBe("success");
    expect(customer.replies).toEqual(["一", "二"]);
  },
  60_000,
);
