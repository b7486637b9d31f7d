// A conversation is selected in the page and copied as a test; the real jest runs that file in the project, and it fails when an answer changes.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, startSimulator } from "../support/simulator";
import { clonedProject, cloudbaserc, removeTinyProjects, type TinyProject } from "../support/tiny-project";
import { browserTest, closeBrowser, type OpenedPage, openPage } from "./support/browser";

const SEND = JSON.stringify({ permissions: { openapi: ["customerServiceMessage.send"] } });
const RELAY = [{ name: "relay", type: "timer", config: "0 * * * * * *" }];

const FUNCTIONS: Readonly<Record<string, string>> = {
  text: `on: "text", handle: ({ Content, FromUserName, MsgId }) => {
    if (Content === "人工") return reply.transferToAgent();
    if (Content === "我是谁") return \`您是 \${FromUserName}\`;
    if (Content === "几点") return \`现在 \${new Date().toISOString()}，编号 \${MsgId}\`;
    return [\`收到：\${Content}\`, "还有别的吗？"];
  }`,
  image: `on: "image", slow: true, handle: async function* () { yield "图片已收到"; yield "看起来不错"; }`,
  miniprogrampage: `on: "miniprogrampage", handle: ({ Title }) => reply.link({ title: Title, description: "详情", url: "https://example.com", thumb_url: "https://example.com/a.png" })`,
  user_enter_tempsession: `on: "event:user_enter_tempsession", handle: ({ SessionFrom }) => \`您好，来自 \${SessionFrom}\``,
};

// biome-ignore lint/suspicious/noTemplateCurlyInString: a customer may write it
const HOSTILE = "`你好` ${'x'} \"再见\" </script>";

let project: TinyProject;
let sim: Simulator;
beforeAll(async () => {
  project = clonedProject();
  for (const [name, options] of Object.entries(FUNCTIONS)) {
    project.write(`cloudfunctions/${name}/index.ts`, source(options));
    project.write(`cloudfunctions/${name}/config.json`, SEND);
  }
  project.write("cloudbaserc.json", cloudbaserc([...Object.keys(FUNCTIONS), "relay"], { relay: RELAY }));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  sim = await startSimulator({ projectDir: project.dir });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  removeTinyProjects();
});

function source(options: string): string {
  return `import { defineFunction, reply } from "#runtime";\nexport const main = defineFunction({ ${options} });\n`;
}

/** Runs this test as a team does. */
async function jest(file: string): Promise<{ readonly exit: number | null; readonly output: string }> {
  const bin = join(dirname(require.resolve("jest/package.json")), "bin", "jest.js");
  const child = spawn(process.execPath, [bin, "--ci", file], {
    cwd: project.dir,
    env: { ...process.env, NO_COLOR: "1" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const exit = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { exit, output };
}

/** Every kind of step, of which the page itself does one. */
async function talk(page: OpenedPage): Promise<void> {
  const customer = sim.customer("小王");
  await customer.enters("首页");
  await page.getByText("您好，来自 首页").first().waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill(HOSTILE);
  await page.keyboard.press("Enter");
  await page.getByText("还有别的吗？").first().waitFor();
  await customer.says("我是谁");
  await customer.says("几点");
  // No customer writes four times in a second.
  sim.clock.advance(10_000);
  await customer.sendsImage();
  await sim.idle();
  await customer.sendsCard({ title: "茶", pagePath: "pages/tea" });
  sim.clock.advance(3_600_000);
  const packet = customer.packets.text("一次");
  await Promise.all([sim.push(packet), sim.push(packet)]);
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: -1, times: 20 });
  await customer.says("等等");
  sim.faults.clear();
  sim.clock.advance(120_000);
  await sim.fireTimer("relay");
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  sim.wechat.agents.say(customer.openid, "我是小李");
  await customer.says("在吗");
  sim.wechat.agents.close(customer.openid);
  await customer.says("谢谢");
  await page.getByText("收到：谢谢").first().waitFor();
}

async function copyAll(page: OpenedPage): Promise<{ readonly text: string; readonly file: string }> {
  await page
    .getByRole("region", { name: "Conversation", exact: true })
    .getByRole("button", { name: "Select", exact: true })
    .click();
  await page
    .getByRole("region", { name: "Conversation", exact: true })
    .getByRole("button", { name: "All", exact: true })
    .click();
  await page.getByRole("button", { name: "Copy as a test" }).click();
  const dialog = page.getByRole("dialog", { name: "The conversation as a test" });
  const text = await dialog.getByRole("textbox", { name: "Source of the test" }).inputValue();
  const file = await dialog.getByText(/^tests\//).innerText();
  await dialog.getByRole("button", { name: "Close" }).click();
  return { text, file };
}

browserTest("a copied conversation passes as it is, and fails when an answer has changed", async () => {
  sim.customer("小王");
  const page = await openPage(sim.url);
  await talk(page);
  const { text, file } = await copyAll(page);
  expect(text).toContain('await sim.fireTimer("relay")');
  project.write(file, text);
  expect(await jest(file)).toEqual({ exit: 0, output: expect.stringContaining("1 passed") });

  project.write("cloudfunctions/text/index.ts", source(FUNCTIONS.text?.replace("还有别的吗？", "就这些？") ?? ""));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  const { exit, output } = await jest(file);
  expect({ exit, output }).toEqual({ exit: 1, output: expect.stringContaining("就这些？") });
  expect(page.problems).toEqual([]);
});
