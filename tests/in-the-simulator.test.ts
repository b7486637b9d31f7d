// The functions as they are built, pushed to by a local WeChat; shipped-handlers.test.ts calls the handlers alone.
import { type Simulator, startSimulator } from "message-push/testing";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
});
// A handler that throws is no error of the test by itself: WeChat has an answer, and the customer has none.
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("a customer who types gets an answer", async () => {
  const customer = sim.customer();
  await customer.says("你好");
  expect(customer.replies).toEqual(["收到：你好"]);
});
