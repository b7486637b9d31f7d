// Every push: the sample of a pair is edited, checked and pushed in the page.

import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";
import { browserTest, closeBrowser, openPage } from "./support/browser";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
});

browserTest("a pair is searched, its sample edited and pushed, and its push is open in the time line", async () => {
  const page = await openPage(sim.url, {}, "#/pushes");
  await page.getByRole("searchbox", { name: "Search pairs" }).fill("contact button");
  await page.getByRole("button", { name: "event:user_enter_tempsession" }).click();
  const draft = page.getByRole("textbox", { name: "Packet as JSON" });
  await page.getByRole("heading", { name: "The customer opened the conversation" }).waitFor();
  const packet = JSON.parse(await draft.inputValue());
  await draft.fill(JSON.stringify({ ...packet, SessionFrom: "from-the-page" }));
  await page.getByRole("button", { name: "Push", exact: true }).click();
  await page.waitForURL(/#\/timeline\/\d+$/);
  await sim.idle();
  const pushId = Number(page.url().split("/").pop());
  expect(sim.journal.row(pushId)).toMatchObject({
    pair: "event:user_enter_tempsession",
    packet: { SessionFrom: "from-the-page", FromUserName: sim.customer("customer-1").openid },
  });

  // The same ids once more are a redelivery, and the page says so.
  await page.getByRole("tab", { name: "Every push" }).click();
  await page.getByText(`Pushed as #${pushId} with these ids`).waitFor();
  await page.getByRole("button", { name: "Push", exact: true }).click();
  await page.getByText(`#${pushId + 1} has the ids of an earlier push`).waitFor();
  await page.getByRole("tab", { name: "Every push" }).click();
  await page.getByRole("button", { name: "New ids" }).click();
  await page.getByRole("button", { name: "New ids" }).waitFor({ state: "detached" });
  const renewed = JSON.parse(await draft.inputValue());
  expect(renewed.SessionFrom).toBe("from-the-page");
  expect(renewed.CreateTime).not.toBe(packet.CreateTime);
  expect(page.problems).toEqual([]);
});

browserTest("broken JSON is refused with line and column, and nothing is pushed", async () => {
  const page = await openPage(sim.url, {}, "#/pushes");
  const draft = page.getByRole("textbox", { name: "Packet as JSON" });
  await draft.fill('{\n  "MsgType": "text",\n  "Content" "好"\n}');
  const before = sim.journal.rows({ limit: 1 })[0]?.id;
  await page.getByRole("button", { name: "Push", exact: true }).click();
  await page.getByText('Line 3, column 13: a ":" is missing behind the name.').waitFor();
  expect(page.url()).toContain("#/pushes");
  expect(sim.journal.rows({ limit: 1 })[0]?.id).toBe(before);

  await draft.fill('{ "FromUserName": "o1", "MsgType": "event", "Event": "user_enter_tempsesion" }');
  await draft.blur();
  await page.getByText('Did you mean "event:user_enter_tempsession"?').waitFor();
  expect(page.problems).toEqual([]);
});
