// In the page: where the open customer's dialogue stands, as it goes on and ends.
import { ASKS, startDialogues } from "../support/dialogue-project";
import type { Simulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";

const NO = "100000000001";

let sim: Simulator;
beforeAll(async () => {
  sim = await startDialogues();
}, 60_000);
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  removeTinyProjects();
});

browserTest(
  "the page shows what is waited for, what is known and for how long, and nothing when it is over",
  async () => {
    const customer = sim.customer("小王");
    const page = await openPage(sim.url);
    await customer.says("查订单");
    const bar = page.getByRole("region", { name: "Dialogue", exact: true });
    await bar.getByText("waits for “order”").waitFor();
    await bar.getByText("查订单").waitFor();
    await customer.says("x");
    await bar.getByText("1 not taken").waitFor();
    await customer.says(NO);
    await bar.getByText("waits for “remind”").waitFor();
    await bar.getByText(NO).waitFor();
    sim.clock.advance(11 * 60_000);
    await bar.getByText("The time is up").waitFor();
    await sim.fireTimer("relay");
    await bar.waitFor({ state: "detached" });
    expect(customer.replies[0]).toBe(ASKS);
    expect(page.problems).toEqual([]);
  },
);
