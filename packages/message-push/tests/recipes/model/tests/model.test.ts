// The model is the simulator's: no request leaves this machine, and the test says what the model says.
import { type ModelOrder, type Simulator, startSimulator } from "message-push/testing";

const UNSURE = "这个问题我还不能确定。需要人工客服请回复“人工”。";

let sim: Simulator;
beforeAll(async () => {
  // Wins over .env: without a model that is set up, the local one answers.
  for (const name of ["MODEL_BASE_URL", "MODEL_NAME", "MODEL_API_KEY"]) process.env[name] = "";
  sim = await startSimulator();
});
beforeEach(() => sim.model.behave());
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("what a rule answers, and who asks for a person, costs nothing", async () => {
  const customer = sim.customer();
  await customer.says("什么时候发货");
  expect(customer.replies).toEqual(["付款后 48 小时内发货，一般 3 天左右送到。"]);
  expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
  expect(sim.model.requests).toEqual([]);
});

test("the model finds the rule that no keyword finds, and the customer reads the shop's own words", async () => {
  const customer = sim.customer();
  await customer.says("能刻个名字吗");
  expect(customer.replies).toEqual(["可以刻字，不另收费，多等两天。"]);
});

test("where no rule fits as it stands, the model writes, with WeChat's mark", async () => {
  sim.model.behave({ says: "一般 3 天左右送到，刻字要多等两天。" });
  const customer = sim.customer();
  await customer.says("周五要送人，来得及吗");
  await sim.idle();
  expect(customer.replies).toEqual(["一般 3 天左右送到，刻字要多等两天。"]);
  const [written] = customer.inbox.filter(({ kind }) => kind === "reply");
  expect(written).toMatchObject({ message: { aimsgcontext: { is_ai_msg: 1 } } });
});

test.each<[string, ModelOrder]>([
  ["is busy", { behaviour: "busy" }],
  ["does not know", { says: "【不确定】" }],
  ["writes what WeChat's check refuses", { says: "有违规内容。" }],
])("a model that %s: the customer reads how to get a person, and the next question is for one", async (_, order) => {
  sim.model.behave(order);
  const customer = sim.customer();
  await customer.says("周五要送人，来得及吗");
  await sim.idle();
  expect(customer.replies).toEqual([UNSURE]);
  expect(await customer.says("那周六呢")).toMatchObject({ isTransferred: true });
});
