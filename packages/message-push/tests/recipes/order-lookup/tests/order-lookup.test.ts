// Orders of one customer, asked for by that customer and by another.
import { type Simulator, startSimulator } from "message-push/testing";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  const { openid } = sim.customer("Ann");
  sim.seed("orders", [{ _openid: openid, no: "2026112900017", status: "shipped" }]);
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("a customer reads the state of an own order, also where the digits are wide", async () => {
  const ann = sim.customer("Ann");
  await ann.says("2026112900017 到哪了");
  await ann.says("订单２０２６１１２９０００１７");
  expect(ann.replies).toEqual(Array(2).fill("订单 2026112900017：已发货。"));
});

test("nobody reads another customer's order", async () => {
  const bob = sim.customer("Bob");
  await bob.says("2026112900017");
  expect(bob.replies).toEqual(["没有找到您的订单 2026112900017，请核对订单号。"]);
});

test("everything else is answered by the desk", async () => {
  const customer = sim.customer();
  await customer.says("什么时候发货");
  expect(customer.replies).toEqual([expect.stringContaining("48 小时内发货")]);
});
