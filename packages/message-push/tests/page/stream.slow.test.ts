// The page follows what happens: after a break nothing is missing and nothing is there twice, and after a restart it begins anew.
import type { SimulatorEvent } from "../../simulator/events";
import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";
import { until } from "../support/until";
import { type BreakableProxy, breakableProxy } from "./support/breakable-proxy";
import { browserTest, closeBrowser, type OpenedPage, openPage } from "./support/browser";

let sim: Simulator;
let proxy: BreakableProxy;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK, clockRate: 0.1 });
  proxy = await breakableProxy(sim.url);
});
afterAll(async () => {
  await closeBrowser();
  proxy.close();
  await sim.stop();
});

const FIRST = "customer-1";
const conversation = (page: OpenedPage) => page.getByRole("region", { name: "Conversation" });
const answer = (page: OpenedPage, text: string) => conversation(page).getByText(`收到：${text}`);

/** Without the browser's own words about connections that were meant to break. */
const problemsOf = (page: OpenedPage) =>
  page.problems.filter((text) => !/net::ERR_|Failed to load resource/.test(text));

browserTest("what happened during a break is there after it, once, and so is what was there before", async () => {
  const page = await openPage(proxy.url);
  await conversation(page).waitFor();
  await until(() => sim.customerNames().has(FIRST));
  const customer = sim.customer(FIRST);
  await customer.says("之前");
  await answer(page, "之前").waitFor();
  proxy.break();
  await page.getByText("not reached").waitFor();
  for (const text of ["断开一", "断开二", "断开三"]) await customer.says(text);
  expect(await answer(page, "断开一").count()).toBe(0);
  proxy.mend(sim.url);
  await page.getByText("running").waitFor();
  await customer.says("之后");
  const all = ["之前", "断开一", "断开二", "断开三", "之后"];
  for (const text of all) await answer(page, text).waitFor();
  expect(await Promise.all(all.map((text) => answer(page, text).count()))).toEqual(all.map(() => 1));
  expect(problemsOf(page)).toEqual([]);
});

browserTest("a reply that comes while the conversation is being loaded is in it", async () => {
  const customer = sim.customer("slow-loading");
  await customer.says("已有");
  const page = await openPage(sim.url);
  await page.evaluate(`localStorage.setItem("message-push.customer", "slow-loading")`);
  let hold: () => void = () => undefined;
  let free: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const isFree = new Promise<void>((resolve) => {
    free = resolve;
  });
  await page.route("**/__sim/conversations/*", async (route) => {
    const response = await route.fetch();
    hold();
    await isFree;
    await route.fulfill({ response });
  });
  await page.reload();
  await isHeld;
  await customer.says("加载时");
  // The page has taken over what comes before this on the stream.
  await sim.reload(["text"]);
  await page.getByText("text reloaded").first().waitFor();
  free();
  for (const text of ["已有", "加载时"]) {
    await answer(page, text).waitFor();
    expect([text, await answer(page, text).count()]).toEqual([text, 1]);
  }
  expect(page.problems).toEqual([]);
});

browserTest("after a restart of the simulator the page begins anew", async () => {
  const old = await startSimulator({ projectDir: DESK, clockRate: 0.1 });
  const between = await breakableProxy(old.url);
  let next: Simulator | undefined;
  try {
    const page = await openPage(between.url);
    await conversation(page).waitFor();
    await until(() => old.customerNames().has(FIRST));
    for (const text of ["上次一", "上次二"]) await old.customer(FIRST).says(text);
    await answer(page, "上次二").waitFor();
    between.break();
    await old.stop();
    next = await startSimulator({ projectDir: DESK, clockRate: 0.1 });
    await next.customer(FIRST).says("这次");
    const begun = page.waitForEvent("load");
    between.mend(next.url);
    await begun;
    await answer(page, "这次").waitFor();
    expect(await answer(page, "上次二").count()).toBe(0);
    expect(problemsOf(page)).toEqual([]);
  } finally {
    between.close();
    await old.stop();
    await next?.stop();
  }
});

/** Reads the stream as a browser does. */
async function read(path: string, count: number, headers: Record<string, string> = {}): Promise<SimulatorEvent[]> {
  const stopping = new AbortController();
  const { body } = await fetch(`${sim.url}${path}`, { headers, signal: stopping.signal });
  const events: SimulatorEvent[] = [];
  let text = "";
  for await (const piece of body as ReadableStream<Uint8Array>) {
    text += Buffer.from(piece).toString("utf8");
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) events.push(JSON.parse(data));
    }
    if (events.length >= count) break;
  }
  stopping.abort();
  return events;
}

test("who comes back with the id of the last event gets each later one once, those that happen meanwhile too", async () => {
  const customer = sim.customer();
  await customer.says("一");
  const lastId = sim.events.newestId();
  await customer.says("二");
  const missed = sim.events.newestId() - lastId;
  const reading = read("/__sim/events", missed + 5, { "last-event-id": String(lastId) });
  await customer.says("三");
  const events = await reading;
  expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => lastId + 1 + i));
});
