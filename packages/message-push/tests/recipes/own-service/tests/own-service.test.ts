// The service is answered for by the test: no request leaves this machine.
import { type Simulator, startSimulator } from "message-push/testing";

const SERVICE = "https://api.example.com/parcels/*";

let sim: Simulator;
beforeAll(async () => {
  // Wins over .env, so that the real key stays out of tests, and CI needs none.
  process.env.PARCELS_KEY = "key-of-the-test";
  sim = await startSimulator();
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("the service is asked with the key, and the customer reads what it says", async () => {
  const service = sim.http(SERVICE, { json: { state: "已到达杭州转运中心" } });
  const customer = sim.customer();
  await customer.says("帮我查一下 sf1234567890123");
  expect(customer.replies).toEqual(["SF1234567890123：已到达杭州转运中心"]);
  expect(service.requests).toMatchObject([
    { url: "https://api.example.com/parcels/SF1234567890123", headers: { authorization: "Bearer key-of-the-test" } },
  ]);
});

test.each([
  ["does not know the parcel", { status: 404 }, "没有查到 SF1234567890123，请核对单号。"],
  ["is down", { status: 503 }, "暂时查不到物流，请稍后再试，或回复“人工”。"],
  ["cannot be reached", { breaks: true }, "暂时查不到物流，请稍后再试，或回复“人工”。"],
])("a service that %s leaves nobody without a reply", async (_, answered, reply) => {
  sim.http(SERVICE, answered);
  const customer = sim.customer();
  await customer.says("SF1234567890123");
  expect(customer.replies).toEqual([reply]);
});
