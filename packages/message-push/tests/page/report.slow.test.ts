// The report in the page: figures and charts of what customers did, renewed while they go on, each readable without seeing a bar.
import type { Simulator } from "../../simulator/simulator";
import { DESK_FILE, DESK_TEXT } from "../support/desk-project";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, NARROW, type OpenedPage, openPage } from "./support/browser";

let sim: Simulator;
beforeEach(async () => {
  sim = await startProject({ text: DESK_TEXT }, { files: { "desk/answers.json": JSON.stringify(DESK_FILE) } });
  // A Monday at noon, by the desk's clock.
  sim.clock.advance(Date.parse("2040-01-09T12:00:00+08:00") - sim.clock.nowMs());
});
afterEach(() => sim.stop());
afterAll(async () => {
  await closeBrowser();
  removeTinyProjects();
});

const DAY_MS = 86_400_000;
const table = (page: OpenedPage, name: string) => page.getByRole("table", { name });
const row = (page: OpenedPage, name: string, cells: string) =>
  table(page, name).getByRole("row", { name: cells, exact: false });

browserTest("it says that nothing came, then counts what customers do while it is open", async () => {
  const page = await openPage(sim.url, {}, "#/report");
  await page.getByText("No push arrived in these days.").waitFor();
  const customer = sim.customer("customer-1");
  await customer.says("几点关门");
  await row(page, "Answered by", "rule 营业时间 1").waitFor();
  await customer.says("能刻字吗");
  await row(page, "Answered by", "a person 1").waitFor();
  await row(page, "Handed over to a person by", "no answer 1").waitFor();
  await row(page, "Pushes by day", "01-09 2 0").waitFor();
  await row(page, "How soon", "text").waitFor();
  await page.getByRole("list", { name: "Nobody could answer" }).getByText("能刻字吗").waitFor();

  await page.getByRole("button", { name: "Make rules of them" }).click();
  await page.getByRole("tab", { name: "Desk", exact: true, selected: true }).waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("other days are chosen by keyboard; dead letters say why, in the reader's language", async () => {
  const at = sim.clock.nowMs() - 10 * DAY_MS;
  const dead = { pair: "text", state: "dead", sent: 0, sentAtMs: [], unconfirmed: 0, touser: "oSecret" };
  sim.database("message_pushes").insert({ ...dead, arrivedAtMs: at, reason: "SEND_REFUSED", errCode: 45002 });
  const page = await openPage(sim.url, { viewport: NARROW, locale: "zh-CN", colorScheme: "dark" }, "#/report");
  await page.getByText("这几天没有收到推送").waitFor();
  await page.getByRole("button", { name: "30 天" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "死信" }).getByText("微信拒绝了回复").waitFor();
  await row(page, "每天的推送", "12-30 1 1").waitFor();
  expect(await table(page, "每天的推送").getByRole("row").count()).toBe(12);
  expect(await page.getByRole("tabpanel", { name: "报表" }).textContent()).not.toContain("oSecret");
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  expect(page.problems).toEqual([]);
});
