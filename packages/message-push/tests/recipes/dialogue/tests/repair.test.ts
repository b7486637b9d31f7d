// The whole talk, what does not fit in it, and its ends.
import { type Simulator, startSimulator } from "message-push/testing";

const START_MS = Date.parse("2040-12-28T10:00+08:00");
const ASKS_MODEL = "请发型号，在机身背面的标签上，例如 XQ-200。回复“取消”可以结束。";
const ASKS_DAY = "哪天上门？请发日期，例如 12月3日。";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  sim.clock.advance(START_MS - sim.clock.nowMs());
});
beforeEach(() => {
  sim.dropCollection("repairs");
  sim.createCollection("repairs");
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("a model, a day and a yes: the booking is there for the team", async () => {
  const customer = sim.customer();
  for (const text of ["洗衣机坏了，我要报修", "xq200", "１月３日", "好的"]) await customer.says(text);
  expect(customer.replies).toEqual([
    ASKS_MODEL,
    ASKS_DAY,
    "2041-01-03 上门维修 XQ-200，确定吗？请回复“是”或“否”。",
    "已预约 2041-01-03 上门维修 XQ-200，师傅会提前联系您。",
  ]);
  const { openid } = customer;
  expect(sim.documents("repairs")).toMatchObject([{ _openid: openid, model: "XQ-200", day: "2041-01-03" }]);
});

test("an answer that does not fit is asked for again, and the third time a person has the conversation", async () => {
  const customer = sim.customer();
  for (const text of ["报修", "洗衣机", "XQ-200", "昨天", "2月30日"]) await customer.says(text);
  const again = "可以预约明天起的 14 天，请发日期，例如 12月3日。";
  const noModel = "型号是两个字母加三位数字，例如 XQ-200，请再发一次。";
  expect(customer.replies).toEqual([ASKS_MODEL, noModel, ASKS_DAY, again, again]);
  expect(await customer.says("随便")).toMatchObject({ isTransferred: true });
});

test.each(["取消", "否"])("%s books nothing", async (text) => {
  const customer = sim.customer();
  for (const said of ["报修", "XQ-200", "明天", text]) await customer.says(said);
  expect(customer.replies.at(-1)).toBe(text === "否" ? "好的，没有预约。" : "已取消。");
  expect(sim.documents("repairs")).toEqual([]);
});

test("who stops answering reads within a minute that the time is up, and the next message begins nothing", async () => {
  const customer = sim.customer();
  await customer.says("报修");
  sim.clock.advance(11 * 60_000);
  await sim.fireTimer("relay");
  await customer.says("什么时候发货");
  expect(customer.replies).toEqual([
    ASKS_MODEL,
    "“预约维修”已经超时结束。需要时请再发“预约维修”。",
    "付款后 48 小时内发货。",
  ]);
});
