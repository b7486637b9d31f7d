// axe finds nothing serious: every panel, wide and narrow, light and dark, in both languages, with something in it.
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, NARROW, type OpenedPage, openPage, WIDE } from "./support/browser";

const PANELS = ["chat", "timeline", "pushes", "answers", "desk", "report", "faults", "data", "functions"] as const;
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** What keeps somebody out; the rest is advice. */
const SERIOUS: ReadonlySet<unknown> = new Set(["serious", "critical"]);

const ANSWERS = `defineFunction({ on: "text", handle: ({ Content }) => {
  if (Content === "人工") return reply.transferToAgent();
  if (Content === "错误") throw new Error("on purpose");
  if (Content === "商品") return reply.link({ title: "新茶", description: "明前龙井", url: "https://example.com/tea", thumb_url: "https://example.com/tea.png" });
  return "收到：" + Content + " https://example.com/";
} })`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    { text: { main: ANSWERS }, image: { main: 'defineFunction({ on: "image", handle: () => "好看" })' } },
    {
      clockRate: 0.1,
      files: {
        "seed/orders.json": '{"_id":"1001","status":"open","paidAt":{"$date":"2026-01-31T08:00:00Z"}}\n',
        "seed/desk_answers.json":
          '{"_id":"1","name":"发货","keywords":["发货"],"replies":["48 小时内"],"isListed":true}\n{"_id":"2","name":"坏的"}\n',
        "seed/desk_questions.json":
          '{"_id":"1","text":"能刻字吗","count":2,"firstAtMs":1,"lastAt":{"$date":"2026-01-31T08:00:00Z"}}\n',
      },
    },
  );
  const customer = sim.customer("customer-1");
  for (const text of ["你好", "商品", "错误"]) await customer.says(text);
  await customer.sendsImage();
  await sim.customer("小王").says("人工");
  await sim.customer("小李").says("人工");
  sim.wechat.agents.accept(sim.customer("小李").openid);
  sim.wechat.agents.say(sim.customer("小李").openid, "您好");
  sim.faults.inject({ on: "database", kind: "delay", delayMs: 100, nth: 1_000 });
  sim.announce({
    kind: "types-broken",
    text: "cloudfunctions/text/index.ts(3,7): error TS2322: Type 'string' is not assignable.",
  });
  sim.files().put("pictures/tea.txt", Buffer.from("tea"));
});
afterAll(async () => {
  await closeBrowser();
  await sim?.stop();
  removeTinyProjects();
});

/** One line for each element that a rule finds fault with. */
async function problemsIn(page: Page): Promise<readonly string[]> {
  // By the browser's own protocol: it is no part of the page, so that its policy has nothing against it.
  if (!(await page.evaluate(`"axe" in globalThis`))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ["violations"] })`);
  return violations
    .filter(({ impact }) => SERIOUS.has(impact))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(" ")}: ${failureSummary}`),
    );
}

const LOOKS = [
  { name: "wide, light, English", viewport: WIDE, colorScheme: "light", locale: "en-GB" },
  { name: "wide, dark, Chinese", viewport: WIDE, colorScheme: "dark", locale: "zh-CN" },
  { name: "wide, light, Chinese", viewport: WIDE, colorScheme: "light", locale: "zh-CN" },
  { name: "narrow, dark, English", viewport: NARROW, colorScheme: "dark", locale: "en-GB" },
  { name: "narrow, light, Chinese", viewport: NARROW, colorScheme: "light", locale: "zh-CN" },
] as const;

/** Opens a form, and shows what a question comes to. */
async function useDesk(page: OpenedPage): Promise<void> {
  await page.locator(".answers-rule .button").first().click();
  await page.locator(".answers-when .field").first().waitFor();
  await page.locator(".answers-form .field").first().fill("发货");
  await page.locator(".answers-when .button").click();
  await page.locator(".answers-reads").waitFor();
}

/** Shows the panel, and waits until it has what it asked for. */
async function show(page: OpenedPage, panel: string): Promise<void> {
  await page.evaluate(`location.hash = "#/${panel}"`);
  await page.locator(`.page[data-panel="${panel.split("/")[0]}"]`).waitFor();
  await page.evaluate("new Promise((resolve) => requestIdleCallback(resolve))");
  await page.evaluate(
    `document.fonts.ready.then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))))`,
  );
}

describe.each(LOOKS)("$name", ({ name: _, ...look }) => {
  browserTest("every panel can be used by everybody", async () => {
    const page = await openPage(sim.url, { ...look, reducedMotion: "reduce" });
    await page.getByText("收到：你好").first().waitFor();
    const found: Record<string, readonly string[]> = {};
    for (const panel of [...PANELS, "timeline/1", "timeline/3"]) {
      await show(page, panel);
      if (panel === "answers") await useDesk(page);
      const problems = await problemsIn(page);
      if (problems.length > 0) found[panel] = problems;
    }
    expect(found).toEqual({});
    expect(page.problems).toEqual([]);
    await page.context().close();
  });
});

browserTest("a picture without words and a grey text on grey are found", async () => {
  const page = await openPage(sim.url);
  await page.getByRole("banner").waitFor();
  await page.evaluate(`{
    const text = Object.assign(document.createElement("p"), { textContent: "hard to read" });
    text.style.color = "#ccc";
    text.style.background = "#ddd";
    document.body.append(document.createElement("img"), text);
  }`);
  expect((await problemsIn(page)).map((line) => line.split(" ")[0]).sort()).toEqual(
    expect.arrayContaining(["color-contrast", "image-alt"]),
  );
});
