// A conversation in a real browser, over time: several customers, what happens to them, their pushes, and a thousand messages.
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { browserTest, closeBrowser, NARROW } from "./support/browser";
import { become, conversation, log, openAs, say } from "./support/conversation";
import { isSeen } from "./support/in-page";
import { REPLIES } from "./support/replies";

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(REPLIES);
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

browserTest("customers keep their ids and conversations when the page is loaded anew", async () => {
  const page = await openAs(sim.url, "甲");
  await say(page, "我是甲");
  await log(page).getByText("收到：我是甲").waitFor();
  await become(page, "乙");
  await say(page, "我是乙");
  await log(page).getByText("收到：我是乙").waitFor();
  expect(await log(page).getByText("我是甲").count()).toBe(0);
  await sim.customer("甲").says("还在吗");
  await conversation(page).getByText("unread in other conversations").waitFor();

  const openid = sim.customer("乙").openid;
  await page.reload();
  await log(page).getByText("收到：我是乙").waitFor();
  await say(page, "又来了");
  await log(page).getByText("收到：又来了").waitFor();
  expect(sim.customer("乙").openid).toBe(openid);
  expect(sim.customer("乙").replies).toEqual(["收到：我是乙", "收到：又来了"]);

  // One that only a packet named can speak as well.
  await sim.push({ ...sim.customer("丙").packets.text("路过"), FromUserName: "oNamedByNobody1234567890abcd" });
  await page.getByRole("button", { name: "Customer:" }).click();
  await page.getByRole("button", { name: "oNamed…abcd" }).click();
  await say(page, "我没有名字");
  await log(page).getByText("收到：我没有名字").waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("what happens to a conversation is said in it: a failure, a person, the end of the window", async () => {
  const page = await openAs(sim.url, "急客");
  // Every attempt of WeChat fails.
  sim.faults.inject({ on: "gateway", kind: "die", functionName: "text", times: 3 });
  await say(page, "你好");
  await log(page).getByText("该小程序客服暂时无法提供服务，请稍后再试").waitFor();

  await say(page, "人工");
  await log(page).getByText("Handed over to a person; waiting in the queue").waitFor();
  await conversation(page).getByText("Waits for a person").waitFor();
  const { openid } = sim.customer("急客");
  sim.wechat.agents.accept(openid);
  await log(page).getByText("A person has taken over").waitFor();
  sim.wechat.agents.say(openid, "我是小李");
  await log(page).getByText("我是小李").waitFor();
  await log(page).getByText("Person at the desk").waitFor();
  sim.wechat.agents.close(openid);
  await log(page).getByText("the function answers again").waitFor();
  // A page that is opened later tells the same, once.
  await page.reload();
  for (const words of ["waiting in the queue", "A person has taken over", "the function answers again"])
    expect(
      await log(page)
        .getByText(words)
        .waitFor()
        .then(() => log(page).getByText(words).count()),
    ).toBe(1);

  await say(page, "谢谢");
  await conversation(page)
    .getByText(/4 replies left · within 4[78]:\d\d h/)
    .waitFor();
  // An hour ahead: the page counts by the machine's time, which runs faster than a test's, and may be past the end of it otherwise.
  const typing = { kind: "typing", isOn: true, atMs: sim.clock.nowMs() + 3_600_000 } as const;
  sim.wechat.users.show(sim.wechat.users.ensure(openid), typing);
  await conversation(page).getByText("Typing…").waitFor();
  sim.clock.advance(49 * 3_600_000);
  await conversation(page).getByText("The customer has to write first").waitFor();
  await log(page).getByText("WeChat's time for replies is over").waitFor();
  await conversation(page).getByText("Typing…").waitFor({ state: "detached" });
  expect(page.problems).toEqual([]);
});

browserTest("a picture that is over says so", async () => {
  await sim.customer("旧照").sendsImage();
  sim.clock.advance(73 * 3_600_000);
  const page = await openAs(sim.url, "旧照");
  await log(page).getByText("The picture has expired").nth(1).waitFor();
  expect(await log(page).getByRole("img").count()).toBe(0);
  // The browser itself says that there is nothing behind an address.
  expect(page.problems.filter((problem) => !problem.startsWith("Failed to load resource"))).toEqual([]);
});

browserTest("a message selects its push, and is marked", async () => {
  const page = await openAs(sim.url, "看客");
  await say(page, "一");
  await log(page).getByText("收到：一").waitFor();
  await say(page, "二");
  await log(page).getByText("收到：二").waitFor();
  await log(page).getByText("收到：一").click();
  const marked = log(page).locator("[aria-current=true]");
  await marked.filter({ hasText: "收到：一" }).waitFor();
  expect(await marked.count()).toBe(2);
  const [own] = sim.customer("看客").inbox;
  expect(new URL(page.url()).hash).toBe(`#/timeline/${own?.pushId}`);

  const phone = await openAs(sim.url, "看客", { viewport: NARROW });
  await log(phone)
    .getByRole("button", { name: `Details of push ${own?.pushId}` })
    .first()
    .click();
  await phone.waitForURL((url) => url.hash === `#/timeline/${own?.pushId}`);
  expect([...page.problems, ...phone.problems]).toEqual([]);
});

browserTest("a long conversation shows its newest part, earlier ones on request, and waits for who reads", async () => {
  const user = sim.wechat.users.ensure(sim.customer("长谈").openid);
  for (let number = 1; number <= 1_000; number += 1)
    sim.wechat.users.show(user, { kind: "agent", text: `第 ${number} 句`, atMs: sim.clock.nowMs() });
  const page = await openAs(sim.url, "长谈");
  const newest = log(page).getByText("第 1000 句", { exact: true });
  await newest.waitFor();
  await isSeen(newest);
  expect(
    await log(page)
      .getByText(/^第 \d+ 句$/)
      .count(),
  ).toBe(200);
  await log(page).getByRole("button", { name: "Show earlier messages (800)" }).click();
  await log(page).getByText("第 601 句", { exact: true }).waitFor();
  // What was read is still there.
  await isSeen(log(page).getByText("第 801 句", { exact: true }));

  sim.wechat.users.show(user, { kind: "agent", text: "新的一句", atMs: sim.clock.nowMs() });
  await page.getByRole("button", { name: "New messages" }).click();
  await isSeen(log(page).getByText("新的一句"));
  await log(page).and(page.locator(":focus")).waitFor();
  expect(page.problems).toEqual([]);
});
