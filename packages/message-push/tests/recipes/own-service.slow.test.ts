// A service that hangs: the handler of the recipe waits for it as long as it can, and still answers.
import { buildRecipe } from "../support/recipe";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

let sim: Simulator;
beforeAll(async () => {
  process.env.PARCELS_KEY = "key-of-the-test";
  // Ten times as slow as the handler's own timer, which nothing slows down: it ends long before the deadline.
  sim = await startSimulator({ projectDir: await buildRecipe("own-service") });
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

test("a service that hangs leaves nobody without a reply, and the log says no more than that it took too long", async () => {
  sim.http("https://api.example.com/parcels/*", { delayMs: 60_000 });
  const customer = sim.customer();
  const report = await customer.says("SF1234567890123");
  expect(customer.replies).toEqual(["暂时查不到物流，请稍后再试，或回复“人工”。"]);
  expect(report).toMatchObject({ attempts: [{ outcome: "answered" }] });
  const logged = sim.invocations().flatMap(({ logs }) => logs ?? []);
  expect(logged.join()).toContain('"error":"TimeoutError"');
  expect(logged.join()).not.toContain("SF1234567890123");
});
