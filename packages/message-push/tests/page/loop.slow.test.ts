// The loop that matters, whole: npm start in a project as it is cloned, a page in a real browser, an editor that saves.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endScripts, root, runScript, type ScriptRun } from "../support/run-script";
import { deskProject, removeTinyProjects, type TinyProject } from "../support/tiny-project";
import { browserTest, closeBrowser, type OpenedPage, openPage } from "./support/browser";

const TEXT = "cloudfunctions/text/index.ts";
const answering = (expression: string) => `import { defineFunction } from "#runtime";
export const main = defineFunction({
  on: "text",
  handle: ({ Content }) => ${expression},
});
`;

let project: TinyProject;
let start: ScriptRun;
let url: string;

beforeAll(async () => {
  project = deskProject();
  project.write("scripts/start.ts", readFileSync(join(root, "scripts/start.ts")));
  project.write("seed/orders.json", '{"_id":"1001","item":"明前龙井","paidAt":{"$date":"2026-01-31T08:00:00Z"}}\n');
  const scriptsDir = join(project.dir, "scripts");
  start = runScript("start.ts", ["--port", "0"], { cwd: project.dir, scriptsDir, asPeopleDo: true });
  await start.prints(/http:\/\/127\.0\.0\.1:\d+/);
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(start.output())?.[0] ?? "";
});
afterAll(async () => {
  await closeBrowser();
  endScripts();
  removeTinyProjects();
});

test("the page is there as soon as its address is printed", async () => {
  const { status, headers } = await fetch(`${url}/`);
  expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
});

test("a document of seed/ is in the local database", async () => {
  const response = await fetch(`${url}/__sim/data/orders`);
  expect(await response.json()).toEqual({
    total: 1,
    documents: [{ _id: "1001", item: "明前龙井", paidAt: { $date: "2026-01-31T08:00:00Z" } }],
  });
});

/** Says it, and waits for the answer in the conversation. */
async function talk(page: OpenedPage, text: string, answer: string): Promise<void> {
  const conversation = page.getByRole("region", { name: "Conversation" });
  await conversation.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
  await conversation.getByText(answer).waitFor();
}

browserTest(
  "message, answer, edit, new answer; what breaks is shown with file and line, the good build goes on, and a repair ends it",
  async () => {
    const page = await openPage(url);
    const news = page.getByRole("alert");
    await talk(page, "第一句", "收到：第一句");

    project.write(TEXT, answering('"新的：" + Content'));
    await page
      .getByText(/\btext\b.* reloaded/)
      .first()
      .waitFor();
    await talk(page, "第二句", "新的：第二句");

    project.write(TEXT, answering('("类型：" + Content) satisfies number'));
    await news.getByText(/text\/index\.ts\(4,\d+\): error TS/).waitFor();
    await talk(page, "第三句", "类型：第三句");
    project.write(TEXT, answering('"修好：" + Content'));
    await news.getByText(/error TS/).waitFor({ state: "detached" });
    await talk(page, "第四句", "修好：第四句");

    project.write(TEXT, answering('"坏了" +'));
    await news.getByText(/text\/index\.ts:4:/).waitFor();
    await talk(page, "第五句", "修好：第五句");
    // Who opens the page now sees it as well.
    const other = await openPage(url);
    await other
      .getByRole("alert")
      .getByText(/text\/index\.ts:4:/)
      .waitFor();
    project.write(TEXT, answering('"又好了：" + Content'));
    for (const one of [page, other]) await one.getByText(/text\/index\.ts:4:/).waitFor({ state: "detached" });
    await talk(page, "第六句", "又好了：第六句");
    expect([page.problems, other.problems]).toEqual([[], []]);
  },
  // Six builds, three of them with a type check, beside whatever else the machine does.
  300_000,
);

browserTest("when npm start ends the page says so, and says what to do", async () => {
  const page = await openPage(url);
  await page.getByText("running").waitFor();
  start.child.kill("SIGINT");
  expect(await start.ended).toBe(0);
  await page.getByRole("alert").getByText("npm start").waitFor();
});
