// The functions as they are built, pushed to by a local WeChat; shipped-handlers.test.ts calls the handlers alone.
import { type Simulator, startSimulator } from "message-push/testing";

/** A Thursday of which no holiday is known yet: the desk is open at 10:00, and closed at 20:00. */
const THURSDAY_MS = Date.parse("2040-01-12T10:00+08:00");

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  sim.clock.advance(THURSDAY_MS - sim.clock.nowMs());
});
// A handler that throws is no error of the test by itself: WeChat has an answer, and the customer has none.
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("a question is answered, and a person is there for who asks for one", async () => {
  const customer = sim.customer();
  await customer.says("几点关门");
  expect(customer.replies).toEqual([
    "人工客服：周一至周五 9:00–12:00、13:30–18:00，周六 10:00–16:00。其他时间可以留言。",
  ]);
  expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
});

test("an order is looked up in the shop's own collection, and a reminder is noted for the team", async () => {
  const customer = sim.customer();
  for (const text of ["查订单", "２０２６１１２８０００１", "好的"]) await customer.says(text);
  expect(customer.replies).toEqual([
    "请发订单号（12 位数字）。回复“取消”可以结束。",
    "订单 202611280001：待发货。要请同事帮您催一下吗？请回复“是”或“否”。",
    "已经记下，同事会尽快处理。",
  ]);
  expect(sim.documents("order_reminders")).toMatchObject([{ no: "202611280001" }]);
});

test("out of hours the customer reads when people are back", async () => {
  const customer = sim.customer();
  sim.clock.advance(10 * 3_600_000);
  expect(await customer.says("能刻字吗")).toMatchObject({ isTransferred: false });
  expect(customer.replies).toEqual([expect.stringMatching(/^客服现在休息，明天 9:00 回来。/)]);
});
