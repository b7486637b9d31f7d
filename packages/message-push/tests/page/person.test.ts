// The person at the desk, in the page: from the queue to the end of the conversation.

import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";
import { browserTest, closeBrowser, openPage } from "./support/browser";
import { untilInPage } from "./support/until-in-page";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

browserTest("a customer who asks for a person waits, is accepted, talks with one, and is given back", async () => {
  const customer = sim.customer("小王");
  const page = await openPage(sim.url, {}, "#/desk");
  await page.getByRole("heading", { name: "Nobody waits for a person" }).waitFor();
  await customer.says("人工");
  await page.getByRole("tab", { name: "Person at the desk 1" }).waitFor();
  await page.getByRole("button", { name: "Open the conversation of 小王" }).click();
  await page.getByRole("button", { name: "Accept 小王" }).click();
  await page.getByText("left before WeChat takes it back").waitFor();

  const answer = page.getByRole("textbox", { name: "Answer 小王" });
  await untilInPage(page, 'document.activeElement.getAttribute("aria-label") === "Answer 小王"');
  await answer.fill("您好，我来帮您");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Conversation", exact: true }).getByText("您好，我来帮您").waitFor();
  expect((await customer.says("订单没到")).delivery).toBe("to-agent");
  await page.getByRole("list", { name: "Said with 小王" }).getByText("订单没到").waitFor();

  await page.getByRole("button", { name: "Close the conversation with 小王" }).click();
  await page.getByRole("heading", { name: "Nobody waits for a person" }).waitFor();
  expect((await customer.says("谢谢")).delivery).toBe("delivered");
  expect(page.problems).toEqual([]);
});

browserTest("a person who says nothing for 30 minutes loses the conversation", async () => {
  const customer = sim.customer("小李");
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  const page = await openPage(sim.url, {}, "#/desk");
  const talk = page.getByRole("listitem").filter({ hasText: "小李" });
  await talk.getByText("left before WeChat takes it back").waitFor();
  sim.clock.advance(31 * 60_000);
  await page.getByText("the next message goes to the function").waitFor();
  expect((await customer.says("还在吗")).delivery).toBe("delivered");
  await page.getByRole("heading", { name: "Nobody waits for a person" }).waitFor();
  expect(page.problems).toEqual([]);
});
