// Faults and time in the page: something is armed, happens, and the customer has the answer all the same.

import { DESK } from "../support/desk";
import { startProject } from "../support/runtime-project";
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

browserTest("an instance that is ordered to die dies, and the redelivery answers", async () => {
  const page = await openPage(sim.url, {}, "#/faults");
  await page.getByRole("button", { name: "Dies after the claim" }).click();
  await page.getByRole("button", { name: "1 fault armed" }).waitFor();
  await page.getByRole("button", { name: "Disarm Dies after the claim" }).waitFor();
  const { pushId, attempts } = await sim.customer("customer-1").says("你好");
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
  await page.getByRole("region", { name: "Conversation", exact: true }).getByText("收到：你好").waitFor();
  await page.getByText("Nothing will go wrong.").waitFor();
  const injections = page.getByRole("list", { name: "Injected lately" });
  await injections.getByText("database.insertDocument, die, after").waitFor();
  await injections.getByRole("link", { name: `push #${pushId}` }).click();
  await page.waitForURL(`**/#/timeline/${pushId}`);
  expect(page.problems).toEqual([]);
});

browserTest("a fault of a delivery is known by its push, also to a page that opens later", async () => {
  sim.faults.inject({ on: "push", kind: "twice" });
  const { pushId } = await sim.customer("customer-1").says("两次");
  const page = await openPage(sim.url, {}, "#/faults");
  const line = page
    .getByRole("list", { name: "Injected lately" })
    .getByRole("listitem")
    .filter({ hasText: "push, twice" });
  await line.getByRole("link", { name: `push #${pushId}` }).waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("what somebody else arms and takes back, in the terminal or a script, is seen at once", async () => {
  const page = await openPage(sim.url, {}, "#/faults");
  await page.getByText("Nothing will go wrong.").waitFor();
  sim.faults.inject({ on: "push", kind: "twice" });
  await page.getByRole("button", { name: "1 fault armed" }).waitFor();
  sim.faults.clear();
  await page.getByText("Nothing will go wrong.").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("one of several armed faults is taken back, the others stay", async () => {
  const page = await openPage(sim.url, {}, "#/faults");
  sim.faults.inject({ on: "push", kind: "twice" });
  sim.faults.inject({ on: "start", kind: "delay", delayMs: 3_000 });
  const armed = page.getByRole("list", { name: "Armed" }).getByRole("listitem");
  await armed.nth(1).waitFor();
  await armed.first().getByRole("button", { name: "Disarm" }).click();
  await page.getByRole("button", { name: "1 fault armed" }).waitFor();
  expect(sim.faults.pending()).toMatchObject([{ on: "start" }]);
  sim.faults.clear();
  expect(page.problems).toEqual([]);
});

browserTest("any fault is armed as JSON for as often as it says; a wrong one is refused with the fix", async () => {
  const page = await openPage(sim.url, {}, "#/faults");
  await page.getByText("Any other, as JSON").click();
  const json = page.getByRole("textbox", { name: "Fault as JSON" });
  await json.fill('{"on":"push","kind":"twise"}');
  await page.getByRole("button", { name: "Arm", exact: true }).click();
  await page.getByText('The simulator has no fault "twise".').waitFor();
  await json.fill('{"on":"push","kind":"give-up","times":3,"functionName":"text"}');
  await page.getByRole("button", { name: "Arm", exact: true }).click();
  await page.getByRole("list", { name: "Armed" }).getByText("3 times").waitFor();
  await page.getByRole("button", { name: "Disarm all" }).click();
  await page.getByText("Nothing will go wrong.").waitFor();
  expect(sim.faults.pending()).toEqual([]);
  // The browser writes a line of its own about every refusal.
  expect(page.problems.filter((line) => !line.includes("400"))).toEqual([]);
});

browserTest("49 hours later the customer's window is closed, and the page says so", async () => {
  await sim.customer("customer-1").says("你好");
  const page = await openPage(sim.url, {}, "#/faults");
  const panel = page.getByRole("tabpanel", { name: "Faults and time" });
  await panel.getByRole("button", { name: "+49 h" }).click();
  await panel.getByText("the window for replies closed for customer-1").waitFor();
  await panel.getByText("2 d 1 h ahead of this machine").waitFor();
  await panel.getByRole("textbox", { name: "Span of time" }).fill("+3 moons");
  await page.keyboard.press("Enter");
  await page.getByText('"+3 moons" is no span of time.').waitFor();
  await panel.getByRole("textbox", { name: "Span of time" }).fill("+3d");
  await page.keyboard.press("Enter");
  await panel.getByText("5 d 1 h ahead of this machine").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("a payment that nobody acknowledges is tried again until the page stops it", async () => {
  const pair = "event:xpay_goods_deliver_notify";
  const main = `defineFunction({ on: "${pair}", handle() { throw new Error("no stock"); } })`;
  const shop = await startProject({ pay: { main } });
  try {
    const page = await openPage(shop.url, {}, "#/faults");
    const report = shop.pushSample(pair);
    await page.getByRole("list", { name: "Tried again by WeChat" }).getByText(`${pair} → pay`).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByText("None. A payment").waitFor();
    expect((await report).attempts.every(({ outcome }) => outcome !== "answered")).toBe(true);
    expect(page.problems).toEqual([]);
  } finally {
    await shop.stop();
  }
});
