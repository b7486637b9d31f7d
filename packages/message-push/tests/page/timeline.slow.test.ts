// The time line in a browser: what a click makes is selected and goes on live, errors name the author's line, links, filter and keys work, and
// ten thousand pushes are a screenful of rows.
import type { Page } from "playwright-core";
import { KEPT_ROWS } from "../../simulator/journal/create-journal";
import { DESK } from "../support/desk";
import { startProject } from "../support/runtime-project";
import { type Simulator, startSimulator } from "../support/simulator";
import { browserTest, closeBrowser, openPage } from "./support/browser";

const TEXT = `defineFunction({
  on: "text",
  slow: true,
  handle({ Content }) {
    if (Content === "坏") throw new TypeError("my bug");
    return "收到：" + Content;
  },
})`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({ text: { main: TEXT } }, {});
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

const list = (page: Page) => page.getByRole("listbox", { name: "Pushes" });
const rows = (page: Page) => list(page).getByRole("option");
const selected = (page: Page) => list(page).getByRole("option", { selected: true });
const detail = (page: Page) => page.getByRole("region", { name: "What happened" });

async function type(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
  await selected(page).filter({ hasText: text }).waitFor();
}

browserTest("the push of a click is selected, and the reply of its background work comes in live", async () => {
  const page = await openPage(sim.url);
  await type(page, "你好");
  const steps = detail(page).getByRole("listitem");
  await steps.filter({ hasText: "Goes on in the background → text" }).waitFor();
  await steps.filter({ hasText: "The customer sees" }).filter({ hasText: "收到：你好" }).waitFor();
  await detail(page).getByText("The customer got 1 reply: the function only acknowledged the push").waitFor();
  await detail(page).getByText("completed", { exact: true }).waitFor();
  await detail(page)
    .getByRole("img", { name: /^Delivery 1: .*; text: / })
    .waitFor();
  await steps.filter({ hasText: "text claimed" }).waitFor({ state: "detached" });
  await detail(page)
    .getByRole("button", { name: /^Runtime lines/ })
    .click();
  await steps.filter({ hasText: "text claimed" }).waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("an error in a handler names the author's line, and what becomes of the push", async () => {
  const page = await openPage(sim.url);
  await type(page, "坏");
  const step = detail(page).getByRole("listitem").filter({ hasText: "text throws TypeError" });
  await step.filter({ hasText: "my bug" }).waitFor();
  expect(await step.getByText(/^cloudfunctions\/text\/index\.ts:\d+:\d+$/).count()).toBe(1);
  await detail(page).getByText("the handler threw an error, so the push waits").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("a copied link opens the push elsewhere; one of an earlier start, or of no push, says so", async () => {
  const page = await openPage(sim.url, { permissions: ["clipboard-read", "clipboard-write"] });
  await type(page, "链接");
  await page.getByRole("button", { name: "Copy link" }).press("Enter");
  await page.getByText("The link is copied.").waitFor();
  const link = new URL(await page.evaluate("navigator.clipboard.readText()"));
  const other = await openPage(sim.url, {}, link.hash);
  await selected(other).filter({ hasText: "链接" }).waitFor();
  await detail(other).getByText("Delivery 1 → text").waitFor();
  expect([...page.problems, ...other.problems]).toEqual([]);
  const earlier = await openPage(sim.url, {}, "#/timeline/1?run=another");
  await detail(earlier).getByText("This link is of an earlier start of the simulator.").waitFor();
  const gone = await openPage(sim.url, {}, "#/timeline/999999");
  await detail(gone).getByText("This push is not kept any more").waitFor();
});

browserTest("filter and search leave the rows that pass, and keys move along them", async () => {
  await sim.customer("小明").enters("index");
  await sim.customer("小明").says("苹果");
  await sim.customer("小明").says("苹果和梨");
  await sim.idle();
  const page = await openPage(sim.url);
  await page.getByRole("searchbox", { name: "Search pushes" }).fill("小明 苹果");
  await page.getByText(/^2 of \d+ pushes$/).waitFor();
  expect(await rows(page).count()).toBe(2);
  await rows(page).first().click();
  await selected(page).filter({ hasText: "苹果和梨" }).waitFor();
  await list(page).focus();
  await page.keyboard.press("ArrowDown");
  await selected(page).filter({ hasNotText: "和梨" }).waitFor();
  await page.keyboard.press("Home");
  await selected(page).filter({ hasText: "苹果和梨" }).waitFor();
  await page.getByRole("searchbox", { name: "Search pushes" }).fill("");
  await page.getByRole("combobox", { name: "Customer" }).selectOption("小明");
  await page.getByText(/^3 of \d+ pushes$/).waitFor();
  await page.getByRole("button", { name: "With problems" }).press("Enter");
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await rows(page).filter({ hasText: "小明" }).first().waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("ten thousand pushes are a screenful of rows, and the end says what was forgotten", async () => {
  const many = await startSimulator({ projectDir: DESK });
  try {
    const packet = (at: number) => ({ FromUserName: "o-many", MsgType: "event", Event: "not_bound", CreateTime: at });
    for (let at = 1; at <= KEPT_ROWS + 5; at += 1) await many.push(packet(at));
    // The stream keeps fewer events than these are.
    many.clock.advance(1);
    const page = await openPage(many.url);
    await rows(page).filter({ hasText: "#10005" }).waitFor();
    await list(page).focus();
    // The list may still be on its way.
    await page.getByText("5 older pushes were forgotten: the simulator keeps the newest 10000.").waitFor();
    await page.keyboard.press("End");
    await selected(page).filter({ hasText: "#6" }).waitFor();
    expect(await selected(page).getAttribute("aria-posinset")).toBe("10000");
    expect(await rows(page).count()).toBeLessThan(40);
    await detail(page).getByText("Older events of this push were dropped").waitFor();
    // A new push comes in on top: what is looked at stays where it is.
    for (const _ of [1, 2, 3]) await page.keyboard.press("PageUp");
    const before = await selected(page).filter({ hasText: "#30" }).boundingBox();
    await many.push(packet(KEPT_ROWS + 6));
    await page.locator('[role="option"][aria-selected="true"][aria-posinset="9977"]').waitFor();
    expect(await selected(page).boundingBox()).toEqual(before);
    expect(page.problems).toEqual([]);
  } finally {
    await many.stop();
  }
});
