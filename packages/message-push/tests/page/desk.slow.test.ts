// The desk in the page: rules are edited and tried, a question that nobody could answer becomes a rule, and customers are answered by them.
import type { Simulator } from "../../simulator/simulator";
import { DESK_FILE, DESK_TEXT } from "../support/desk-project";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, type OpenedPage, openPage } from "./support/browser";

/** A Monday at noon, and the evening after it, by the desk's clock. */
const NOON = "2040-01-09T12:00";
const EVENING = "2040-01-09T20:00";

let sim: Simulator;
beforeEach(async () => {
  sim = await startProject({ text: DESK_TEXT }, { files: { "desk/answers.json": JSON.stringify(DESK_FILE) } });
  sim.clock.advance(Date.parse(`${EVENING}:00+08:00`) - sim.clock.nowMs());
});
afterEach(() => sim.stop());
afterAll(async () => {
  await closeBrowser();
  removeTinyProjects();
});

const part = (page: OpenedPage, name: string) => page.getByRole("region", { name, exact: false });
const form = (page: OpenedPage) => page.getByRole("form", { name: "Rule" });

/** What the question comes to, as the page says it. */
async function tried(page: OpenedPage, text: string, at = NOON) {
  await page.getByRole("textbox", { name: "What a customer writes" }).fill(text);
  await page.getByLabel("When, by the desk's clock").fill(at);
  await page.getByRole("button", { name: "Try", exact: true }).click();
  return part(page, "Try a question").getByRole("status");
}

browserTest(
  "the file's rules are copied, one is edited, and the question that was tried is answered anew",
  async () => {
    const page = await openPage(sim.url, {}, "#/answers");
    const rules = page.getByRole("list", { name: "Rules" });
    await rules.getByRole("heading", { name: "营业时间" }).waitFor();
    await rules.getByText("The rule has no keywords.").waitFor();
    expect(await rules.getByRole("button").count()).toBe(0);
    const outcome = await tried(page, "几點關門？");
    await outcome.getByText("“营业时间” answers").waitFor();
    await outcome.getByText("每天 9:00–18:00").waitFor();

    await page.getByRole("button", { name: "Edit here" }).click();
    await rules.getByRole("button", { name: "Edit 营业时间" }).click();
    await form(page).getByRole("textbox", { name: "Replies" }).fill("");
    await form(page).getByRole("button", { name: "Save" }).click();
    await form(page).getByText("The rule has no replies.").waitFor();
    await form(page).getByRole("textbox", { name: "Replies" }).fill("每天 8:00–20:00");
    await form(page).getByRole("textbox", { name: "Keywords" }).fill("=几点关门\n营业时间");
    await form(page).getByRole("button", { name: "Save" }).click();
    await outcome.getByText("每天 8:00–20:00").waitFor();
    await outcome.getByText("“几点关门” is the whole message").waitFor();
    expect(sim.database("desk_answers").get("hours")).toMatchObject({
      keywords: [{ content: "几点关门", match: "equal" }, "营业时间"],
      replies: ["每天 8:00–20:00"],
      isListed: true,
      priority: 2,
    });

    await rules.getByRole("button", { name: "Delete 坏的" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await rules.getByText("The rule has no keywords.").waitFor({ state: "detached" });
    expect(sim.database("desk_answers").get("bad")).toBeUndefined();
    expect(page.problems).toEqual([]);
  },
);

browserTest("a question that nobody could answer becomes a rule, by which the next customer is answered", async () => {
  const page = await openPage(sim.url, {}, "#/answers");
  const customer = sim.customer("customer-1");
  await customer.says("能刻字吗？");
  await sim.idle();
  const questions = page.getByRole("list", { name: "Questions" });
  await questions.getByRole("listitem").waitFor();
  await page.getByRole("button", { name: "Make a rule of it 能刻字吗？" }).click();
  const replies = form(page).getByRole("textbox", { name: "Replies" });
  await replies.and(page.locator(":focus")).waitFor();
  expect(await form(page).getByRole("textbox", { name: "Keywords" }).inputValue()).toBe("能刻字吗？");
  await replies.fill("可以刻四个字");
  await form(page).getByRole("button", { name: "Save" }).click();
  await questions.getByRole("listitem").waitFor({ state: "detached" });
  expect(sim.documents("desk_questions")).toEqual([]);
  // The file's rules went with it.
  await page.getByRole("heading", { name: "发货" }).waitFor();

  await page.getByRole("button", { name: "Let a minute pass" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("请问能刻字吗");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("可以刻四个字").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("hours are edited as JSON, and count for what is tried; what is wrong in them is said", async () => {
  const page = await openPage(sim.url, {}, "#/answers");
  const outcome = await tried(page, "能刻字吗", EVENING);
  await outcome.getByText("closed, back").waitFor();
  await page.getByRole("button", { name: "Edit hours and texts" }).click();
  const settings = page.getByRole("textbox", { name: "Hours and texts as JSON" });
  await settings.fill('{ "hours": { "weekly": { "mon": ["9:00-21"] } } }');
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText('"9:00-21" is no span of time.').waitFor();
  expect(sim.documents("desk_answers")).toEqual([]);
  await settings.fill('{ "hours": { "weekly": { "mon": ["9:00-21:00"] }, "holidays": "none" } }');
  await page.getByRole("button", { name: "Save" }).click();
  await outcome.getByText("people are at the desk").waitFor();
  await outcome.getByText("The conversation goes to a person").waitFor();
  expect(sim.documents("desk_answers")).toEqual([
    { _id: "settings", hours: { weekly: { mon: ["9:00-21:00"] }, holidays: "none" } },
  ]);
  expect(page.problems).toEqual([]);
});
