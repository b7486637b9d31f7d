// The conversation in a real browser: each kind of reply, each thing that a customer does, and what somebody may try to smuggle in.
import type { Simulator } from "../../simulator/simulator";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { startProject } from "../support/runtime-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";
import { log, looked, openAs, say } from "./support/conversation";
import { bring, escapeAtOnce, isDrawn, tabTo } from "./support/in-page";
import { HOSTILE, REPLIES } from "./support/replies";

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(REPLIES);
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

browserTest("each kind of reply is shown, and opens what it leads to", async () => {
  const page = await openAs(sim.url, "读者");
  await say(page, "链接");
  const link = log(page).getByRole("link", { name: "茶单" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://example.com/tea");
  expect(await link.getAttribute("rel")).toBe("noreferrer noopener");
  const pageLink = log(page).getByRole("button", { name: "小程序" });
  await pageLink.click();
  await looked(page).getByText("pages/tea/index?id=1").waitFor();
  await page.keyboard.press("Escape");
  await looked(page).waitFor({ state: "detached" });
  expect(await pageLink.and(page.locator(":focus")).count()).toBe(1);

  await say(page, "卡片");
  const card = log(page).getByRole("link", { name: "茶单 今天的茶" });
  await card.waitFor();
  expect(await card.getAttribute("href")).toBe("https://example.com/list");

  await say(page, "页面");
  await log(page).getByRole("button", { name: "龙井" }).click();
  await looked(page).getByText("pages/tea/index").waitFor();
  await looked(page).getByRole("button", { name: "Close" }).click();

  await say(page, "图片");
  await log(page).getByRole("button", { name: "Look at the picture" }).click();
  await isDrawn(looked(page).getByRole("img"));
  await page.keyboard.press("Escape");

  await say(page, "AI");
  await log(page).getByText("内容由第三方AI生成").waitFor();
  expect(page.problems).toEqual([]);
});

const FILE = { name: "茶.png", mimeType: "image/png", buffer: SMALL_PICTURE };

browserTest("a picture that is chosen, pasted or dropped reaches the function, and is shown", async () => {
  const page = await openAs(sim.url, "画家");
  const message = page.getByRole("textbox", { name: "Message" });
  const ways = [
    () => page.getByLabel("Choose a picture").and(page.locator("input")).setInputFiles(FILE),
    () => bring("paste", message, FILE),
    () => bring("drop", log(page), FILE),
  ];
  for (const [number, bringIt] of ways.entries()) {
    await bringIt();
    await isDrawn(page.getByRole("img", { name: "Picture that will be sent" }));
    await page.getByRole("button", { name: "Send", exact: true }).click();
    // The function sends the same picture back.
    await isDrawn(
      log(page)
        .getByRole("img", { name: "Picture" })
        .nth(number * 2 + 1),
    );
  }
  const sent = sim.customer("画家").inbox.flatMap((entry) => (entry.kind === "own" ? [entry.message.MediaId] : []));
  expect(sent.map((id) => sim.wechat.media.find(id)?.content.equals(SMALL_PICTURE))).toEqual([true, true, true]);

  await bring("drop", log(page), { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("茶") });
  await page.getByText("Only PNG, JPEG and GIF can be sent.").waitFor();
  expect(await page.getByRole("img", { name: "Picture that will be sent" }).count()).toBe(0);
  expect(page.problems).toEqual([]);
});

browserTest("a customer sends a card, and enters with a session-from", async () => {
  const page = await openAs(sim.url, "买家");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByLabel("Title").fill("白茶");
  await page.getByLabel("Page path").fill("pages/white/index");
  await page.getByRole("button", { name: "Send the card" }).click();
  await page.getByLabel("Title").waitFor({ state: "detached" });
  await log(page).getByText("白茶 在 pages/white/index").waitFor();
  await log(page).getByRole("button", { name: "白茶" }).waitFor();

  await page.getByRole("button", { name: "More" }).click();
  await page.getByLabel("session-from").fill("首页");
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await log(page).getByText("Entered the conversation · session-from: 首页").waitFor();
  await log(page).getByText("欢迎，来自 首页").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("a whole conversation is led by keyboard alone", async () => {
  const page = await openPage(sim.url, {}, "#/chat");
  await page.getByRole("button", { name: "Customer:" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name of a new customer" }).waitFor();
  await tabTo(page, "Name of a new customer");
  await page.keyboard.type("盲打");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Customer: 盲打" }).waitFor();
  await tabTo(page, "Message");
  await page.keyboard.type("第一行");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("第二行");
  await page.keyboard.press("Enter");
  await log(page).getByText("收到：第一行 第二行").waitFor();
  await page.keyboard.type("图片");
  await page.keyboard.press("Enter");
  await log(page).getByRole("button", { name: "Look at the picture" }).waitFor();
  await tabTo(page, "Look at the picture", "Shift+Tab");
  await page.keyboard.press("Enter");
  await looked(page).waitFor();
  await page.keyboard.press("Escape");
  await looked(page).waitFor({ state: "detached" });
  await tabTo(page, "More: card, entering");
  await page.keyboard.press("Enter");
  await page.getByLabel("Title").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("绿茶");
  await page.keyboard.press("Enter");
  await page.getByLabel("Title").waitFor({ state: "detached" });
  await log(page).getByText("绿茶 在 pages/index/index").waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("session-from").waitFor();
  await page.keyboard.press("Escape");
  await page.getByLabel("session-from").waitFor({ state: "detached" });
  await tabTo(page, "Message");
  await page.keyboard.type("再见");
  // This one chooses a word of the input method.
  const message = page.getByRole("textbox", { name: "Message" });
  await message.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  expect(await message.inputValue()).toBe("再见");
  await page.keyboard.press("Enter");
  await log(page).getByText("收到：再见").waitFor();
  expect(sim.customer("盲打").inbox.filter(({ kind }) => kind === "own")).toHaveLength(4);
  expect(page.problems).toEqual([]);
});

browserTest("what opens has the keys at once: a dialog the focus, a list its Escape", async () => {
  const page = await openAs(sim.url, "急性子");
  await say(page, "图片");
  expect(await escapeAtOnce(log(page).getByRole("button", { name: "Look at the picture" }))).toBe(true);
  // Only a key of the browser itself closes a dialog.
  await page.keyboard.press("Escape");
  await looked(page).waitFor({ state: "detached" });
  const more = page.getByRole("button", { name: "More" });
  expect(await escapeAtOnce(more)).toBe(false);
  await page.getByLabel("session-from").waitFor({ state: "detached" });
  await more.and(page.locator(":focus")).waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("nobody can write before it is known who writes, and what is written then is sent", async () => {
  const page = await openPage(sim.url, {}, "#/chat");
  let free: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => {
    free = resolve;
  });
  await page.route("**/__sim/customers", async (route) => {
    await isFree;
    await route.continue();
  });
  await page.reload();
  const message = page.getByRole("textbox", { name: "Message" });
  await message.waitFor();
  expect(await message.isDisabled()).toBe(true);
  for (const name of ["Choose a picture", "More"])
    expect([name, await page.getByRole("button", { name }).isDisabled()]).toEqual([name, true]);
  await bring("drop", log(page), FILE);
  expect(await page.getByRole("img", { name: "Picture that will be sent" }).count()).toBe(0);
  free();
  await say(page, "早");
  await log(page).getByText("收到：早").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("nothing that a customer or a function writes becomes markup", async () => {
  const name = "<img src=x onerror=document.title=1>";
  const page = await openAs(sim.url, name);
  await say(page, HOSTILE);
  await log(page).getByText("收到：<img src=x").waitFor();
  await say(page, "攻击");
  await log(page)
    .getByRole("link", { name: HOSTILE.split("\n")[0] ?? "" })
    .waitFor();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByLabel("Title").fill(HOSTILE);
  await page.getByLabel("Page path").fill('"><script>document.title=1</script>');
  await page.getByRole("button", { name: "Send the card" }).click();
  await page.getByLabel("Title").waitFor({ state: "detached" });
  await log(page).getByText('在 "><script>').waitFor();
  await page.getByRole("button", { name: "Customer:" }).click();
  await page.getByRole("list", { name: "Customers" }).getByText(name).waitFor();

  expect(await page.title()).not.toBe("1");
  expect(await page.locator("[onerror], [onclick], script:not([src]), b").count()).toBe(0);
  const addresses = await page
    .locator("a[href], img[src]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? ""));
  expect(
    addresses.filter((address) => !/^(https?:\/\/example\.com\/|\/__sim\/media\/|\/docs\/|#)/.test(address)),
  ).toEqual([]);
  expect(page.problems).toEqual([]);
});
