// The page lives: what a customer types is answered, and shown.

import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";
import { browserTest, closeBrowser, openPage } from "./support/browser";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

browserTest("a text that is typed into the page is answered in the page", async () => {
  const page = await openPage(sim.url);
  await page.getByRole("textbox", { name: "Message" }).fill("你好");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Conversation" }).getByText("收到：你好").waitFor();
  expect(page.problems).toEqual([]);
});
