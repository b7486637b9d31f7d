// One voice, on built functions: what waits when the customer asks for a person is cancelled, whichever invocation has it.
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";

let sim: Simulator;
beforeAll(async () => {
  const handle = `({ Content }) => Content === "人工" ? reply.transferToAgent() : Content === "查" ? later(() => "查到了") : ["一", "二"]`;
  sim = await startProject({
    text: { main: `defineFunction({ on: "text", handle: ${handle} })`, timeoutSeconds: 20 },
    user_enter_tempsession: { main: `defineFunction({ on: "event:user_enter_tempsession", handle: () => "您好" })` },
  });
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const endsOf = (openid: string) =>
  sim
    .documents("message_pushes")
    .filter(({ touser }) => touser === openid)
    .map(({ state, reason }) => (reason === undefined ? state : `${state} ${reason}`))
    .sort();

test.each(["说", "查"])(
  "%s, and WeChat is busy until a person has the conversation: nothing is said",
  async (question) => {
    const customer = sim.customer();
    for (let time = 0; time < 3; time += 1)
      sim.faults.inject({ on: SEND, kind: "errcode", errcode: -1, openid: customer.openid });
    await customer.says(question);
    await sim.idle();
    const report = await customer.says("人工");
    expect(report.isTransferred).toBe(true);
    await drain(sim);
    expect(customer.replies).toEqual([]);
    expect(endsOf(customer.openid)).toEqual(["completed", "completed HANDED_OVER"]);
  },
);

test("a customer who enters again while the person is at work is not welcomed over that person", async () => {
  const customer = sim.customer();
  await customer.says("人工");
  await customer.enters();
  expect(customer.replies).toEqual([]);
  sim.clock.advance(31 * 60_000);
  await customer.enters();
  expect(customer.replies).toEqual(["您好"]);
});
