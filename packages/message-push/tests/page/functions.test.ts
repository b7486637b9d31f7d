// The functions in the page: what is known of them, a reload, and a client's own call.
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";

const WHO_AM_I = `const cloud = require("wx-server-sdk");
cloud.init();
exports.main = async (event) => {
  console.log("asked about", event.name);
  return { openid: cloud.getWXContext().OPENID, ...event };
};
`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    { text: { main: 'defineFunction({ on: "text", handle: () => "好" })', envVariables: { SHOP_KEY: "value-of-it" } } },
    // A cold SDK on a busy machine, and a timeout of three seconds.
    { clockRate: 0.1, files: { "cloudfunctions/who/index.js": WHO_AM_I } },
  );
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  removeTinyProjects();
});

browserTest(
  "a client's call of a plain function has the customer's openid; that of a push function is refused",
  async () => {
    const page = await openPage(sim.url, {}, "#/functions");
    const who = page.getByRole("region", { name: "who" });
    await who.getByText("Call it as customer-1 does").click();
    await who.getByRole("textbox").fill('{ "name": "茶" }');
    await who.getByRole("button", { name: "Call who" }).click();
    await who.getByText(sim.customer("customer-1").openid).first().waitFor();
    await who.getByText("asked about 茶").waitFor();

    const text = page.getByRole("region", { name: "text" });
    await text.getByText("Call it as customer-1 does").click();
    await text.getByRole("button", { name: "Call text" }).click();
    await text.getByText("CALLER_REFUSED").first().waitFor();
    await text.getByText("SHOP_KEY").waitFor();
    expect(await page.content()).not.toContain("value-of-it");
    expect(page.problems).toEqual([]);
  },
);

browserTest("instances are shown as they come, and end when their function is reloaded", async () => {
  const page = await openPage(sim.url, {}, "#/functions");
  const text = page.getByRole("region", { name: "text" });
  await sim.customer().says("你好");
  await text.getByText("frozen").first().waitFor();
  await text.getByRole("button", { name: "Reload text" }).click();
  await text.getByText("the next call is a cold start").waitFor();
  expect(sim.instances().filter(({ functionName }) => functionName === "text")).toEqual([]);

  const relay = page.getByRole("region", { name: "relay" });
  await relay.getByRole("button", { name: "Fire now" }).click();
  await page.getByText(/relay: returned, \d+ ms/).waitFor();
  expect(page.problems).toEqual([]);
});
