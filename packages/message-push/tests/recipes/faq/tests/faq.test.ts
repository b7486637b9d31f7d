// What customers read, in hours and out of hours.
import { type Simulator, startSimulator } from "message-push/testing";

/** A Thursday in a year whose holidays nobody knows yet, so the weekly hours count. */
const THURSDAY_MS = Date.parse("2040-01-12T10:00+08:00");
const MENU = "没有找到答案。请回复数字，或者换个说法：\n1. 运费\n2. 退换货";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  sim.clock.advance(THURSDAY_MS - sim.clock.nowMs());
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("a question is answered, however it is written", async () => {
  const customer = sim.customer();
  await customer.says("請問包郵嗎？？");
  expect(customer.replies).toEqual(["满 99 元包邮，不满收 8 元运费。"]);
});

test("a question without an answer gets the menu, and the second one a person", async () => {
  const customer = sim.customer();
  await customer.says("能刻字吗");
  await customer.says("2");
  expect(customer.replies).toEqual([MENU, "签收后 7 天内可以退换，请保留包装。"]);
  expect(await customer.says("有实体店吗")).toMatchObject({ isTransferred: true });
  expect(customer.replies.at(-1)).toBe("正在为您转接人工客服，请稍候。");
});

test("out of hours, who asks for a person reads when people are back", async () => {
  const customer = sim.customer();
  sim.clock.advance(10 * 3_600_000);
  expect(await customer.says("人工")).toMatchObject({ isTransferred: false });
  expect(customer.replies).toEqual(["客服现在休息，明天 9:00 回来。您可以先留言，到时再发“人工”。"]);
});
