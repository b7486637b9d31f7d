// The frame of the page: language, colors, tabs, and what it says of builds.

import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";
import { browserTest, closeBrowser, NARROW, type OpenedPage, openPage } from "./support/browser";
import { untilInPage } from "./support/until-in-page";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

/** What is said at the top and by the tabs, without the project's name and the time. */
async function words(page: OpenedPage): Promise<readonly string[]> {
  const parts = [page.getByRole("banner"), page.getByRole("tablist")];
  const said = (await Promise.all(parts.map((part) => part.ariaSnapshot()))).join("\n").split("\n");
  return said
    .filter((line) => !/\d\d:\d\d/.test(line))
    .map((line) => line.replace(/^\s*- \w+|\[.*?\]|[":]/g, "").trim())
    .filter((text) => /\p{Letter}/u.test(text) && text !== sim.project.name);
}

browserTest("every word of the frame is in the language that was chosen, also after a reload", async () => {
  sim.faults.inject({ on: "push", kind: "give-up" });
  const page = await openPage(sim.url);
  await page.getByRole("button", { name: "1 fault armed" }).waitFor();
  const english = await words(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("tab", { name: "时间线" }).waitFor();
  const chinese = await words(page);
  expect(chinese.length).toBe(english.length);
  expect(english.filter((line) => chinese.includes(line))).toEqual([]);
  expect(chinese.filter((line) => !/\p{Script=Han}|^English$/u.test(line))).toEqual([]);
  await page.reload();
  await page.getByRole("tab", { name: "时间线" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  sim.faults.clear();
  expect(page.problems).toEqual([]);
});

const ground = (page: OpenedPage) => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
const LIGHT = "rgb(244, 245, 246)";
const DARK = "rgb(16, 18, 20)";

browserTest("colors are the system's until the reader chooses, and that is kept", async () => {
  const page = await openPage(sim.url, { colorScheme: "dark" });
  expect(await ground(page)).toBe(DARK);
  await page.getByRole("combobox", { name: "Colors" }).selectOption("Light");
  expect(await ground(page)).toBe(LIGHT);
  await page.reload();
  await page.getByRole("combobox", { name: "Colors" }).waitFor();
  expect(await ground(page)).toBe(LIGHT);
  await page.getByRole("combobox", { name: "Colors" }).selectOption("Dark");
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground(page)).toBe(DARK);
  expect(page.problems).toEqual([]);
});

const openTab = (page: OpenedPage) => page.locator('[role="tab"][aria-selected="true"]').innerText();
const focused = (page: OpenedPage) => page.evaluate<string>("document.activeElement.textContent");

browserTest("arrows, Home and End lead from tab to tab, and the Tab key knows one of them", async () => {
  const page = await openPage(sim.url);
  await page.getByRole("tab", { name: "Time line" }).focus();
  const seen: string[] = [];
  for (const key of ["ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"]) {
    await page.keyboard.press(key);
    expect(await focused(page)).toBe(await openTab(page));
    seen.push(await openTab(page));
  }
  expect(seen).toEqual(["Every push", "Functions", "Time line", "Functions", "Time line"]);
  await page.getByRole("tabpanel", { name: "Time line" }).waitFor();
  expect(await page.locator('[role="tab"][tabindex="0"]').count()).toBe(1);
  expect(page.problems).toEqual([]);
});

browserTest("on a narrow page the conversation is a tab, and the first key press leads to it", async () => {
  const page = await openPage(sim.url, { viewport: NARROW }, "#/faults");
  await page.getByRole("tabpanel", { name: "Faults and time" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("tabpanel", { name: "Conversation" }).waitFor();
  await untilInPage(page, 'document.activeElement.id === "conversation"');
  expect(await openTab(page)).toBe("Conversation");
  await page.getByText("Menu").click();
  await page.getByRole("button", { name: "+49 h" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "+49 h" }).waitFor({ state: "hidden" });
  expect(page.problems).toEqual([]);
});

browserTest("what does not build is said with file and line until it is right again", async () => {
  const page = await openPage(sim.url);
  sim.announce({ kind: "types-broken", text: "cloudfunctions/text/index.ts(7,3): error TS2322: wrong" });
  sim.announce({ kind: "build-failed", text: "cloudfunctions/image/index.ts:4:9: Unexpected }" });
  const alert = page.getByRole("alert");
  await alert.getByText("cloudfunctions/image/index.ts:4:9", { exact: true }).locator("visible=true").waitFor();
  await alert.getByText("cloudfunctions/text/index.ts(7,3)", { exact: true }).locator("visible=true").waitFor();
  // Whoever opens the page later reads the same.
  await page.reload();
  await alert.getByText("This does not build").waitFor();
  sim.announce({ kind: "build-right" });
  await alert.getByText("This does not build").waitFor({ state: "hidden" });
  sim.announce({ kind: "types-right" });
  await page.getByRole("status").getByText("Everything is right again").waitFor();
  expect(await alert.innerText()).toBe("");
  expect(page.problems).toEqual([]);
});

browserTest("the title counts what came to other customers", async () => {
  const page = await openPage(sim.url);
  // Or the page would open the conversation of the first customer with a name, which would be this one.
  await page.getByRole("button", { name: "Customer: customer-1" }).waitFor();
  expect(await page.title()).toBe(sim.project.name);
  await sim.customer("小王").says("你好");
  await untilInPage(page, `document.title === ${JSON.stringify(`(1) ${sim.project.name}`)}`);
  expect(page.problems).toEqual([]);
});

browserTest(
  "what the simulator refuses, and what it wants, is said in the language of the page and not in its own",
  async () => {
    const page = await openPage(sim.url, { locale: "zh-CN" }, "#/data");
    await page.getByRole("textbox", { name: "新集合的名称" }).fill("system.x");
    await page.getByRole("button", { name: "创建" }).click();
    await page.getByRole("status").getByText('"system.x" 不能用作集合名称。').waitFor();
    const texts = { en: "Restart to use another folder.", zh: "请重启以使用另一个文件夹。" };
    sim.announce({ kind: "restart-needed", text: texts.en, texts });
    await page.getByRole("alert").getByText(texts.zh).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("alert").getByText(texts.en).waitFor();
  },
);
