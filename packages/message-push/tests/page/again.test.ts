// The same once more, in the page: a redelivery, a new push, twice at once, an edited one; and a conversation asked again after its function changed.
import type { Simulator } from "../../simulator/simulator";
import { type ReloadBench, reloadBench, stopReloading, TEXT } from "../support/reload-bench";
import { removeTinyProjects } from "../support/tiny-project";
import { until } from "../support/until";
import { browserTest, closeBrowser, type OpenedPage, openPage } from "./support/browser";

const answering = (greeting: string, more = "") => `import { defineFunction, reply } from "#runtime";
export const main = defineFunction({
  on: "text",
  handle: ({ Content }) => {
    if (Content === "人工") return reply.transferToAgent();
    return Content === "你好" ? ["${greeting}"${more}] : \`收到：\${Content}，\${new Date().toISOString()}\`;
  },
});
`;

let bench: ReloadBench;
let sim: Simulator;
beforeAll(async () => {
  bench = await reloadBench({ [TEXT]: answering("您好，欢迎光临") });
  sim = bench.sim;
});
afterAll(async () => {
  await closeBrowser();
  await stopReloading();
  removeTinyProjects();
});

async function type(page: OpenedPage, text: string, answer: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.keyboard.press("Enter");
  await page.getByText(answer).first().waitFor();
}

const finished = (id: number) => until(() => sim.journal.row(id)?.state === "answered");
const packetOf = (id: number) => sim.journal.row(id)?.packet;

browserTest(
  "a push is sent again as it is, anew, twice at once, and edited; each time the push that was made is open",
  async () => {
    const page = await openPage(sim.url);
    await type(page, "你好", "您好，欢迎光临");
    const customer = sim.customer("customer-1");
    await page.getByRole("button", { name: "Redeliver" }).click();
    await page.waitForURL(/\/2$/);
    await finished(2);
    expect(packetOf(2)).toEqual(packetOf(1));
    expect(customer.replies).toHaveLength(1);

    await page.getByRole("button", { name: "Send as new" }).click();
    await page.waitForURL(/\/3$/);
    await finished(3);
    expect(packetOf(3)).toMatchObject({ MsgType: "text", Content: "你好", FromUserName: customer.openid });
    expect(packetOf(3)?.MsgId).not.toBe(packetOf(1)?.MsgId);
    expect(customer.replies).toHaveLength(2);

    await page.getByRole("button", { name: "Twice at once" }).click();
    await page.waitForURL(/\/4$/);
    await Promise.all([finished(4), finished(5)]);
    expect(packetOf(5)).toEqual(packetOf(4));
    expect(packetOf(5)?.MsgId).not.toBe(packetOf(3)?.MsgId);
    expect(customer.replies).toHaveLength(3);

    await page.getByRole("button", { name: "Edit and send" }).click();
    await page.waitForURL(/#\/pushes/);
    expect(page.problems).toEqual([]);
  },
);

browserTest("a conversation is asked again: equal answers are quiet, and the changed word is marked", async () => {
  const customer = sim.customer("小王");
  await customer.says("你好");
  await customer.says("订单");
  await customer.says("人工");
  // As a reader comes back to the customer of the last time.
  const localStorage = [{ name: "message-push.customer", value: "小王" }];
  const page = await openPage(sim.url, { storageState: { cookies: [], origins: [{ origin: sim.url, localStorage }] } });
  await page.getByText("您好，欢迎光临").first().waitFor();
  await bench.save(TEXT, answering("您好，谢谢光临", ', "还有什么可以帮您？"'));
  await page.getByRole("button", { name: "Ask again" }).click();
  const dialog = page.getByRole("dialog", { name: "Asked again" });
  await dialog.getByText("2 of 3 the same").waitFor();
  expect(await dialog.locator("del").allInnerTexts()).toEqual(["欢迎"]);
  expect(await dialog.locator("ins").allInnerTexts()).toEqual(["谢谢"]);
  expect(await dialog.locator(".again-added").innerText()).toContain("还有什么可以帮您？");
  expect(await dialog.locator("tbody.again-same th").allInnerTexts()).toEqual(["订单", "人工"]);
  expect(sim.customer("小王 · again 1").replies).toEqual([
    "您好，谢谢光临",
    "还有什么可以帮您？",
    expect.stringContaining("收到：订单"),
  ]);
  expect(customer.replies).toHaveLength(2);

  await dialog.getByRole("button", { name: "Open that conversation" }).click();
  await page.getByText("您好，谢谢光临").first().waitFor();
  expect(page.problems).toEqual([]);
});
