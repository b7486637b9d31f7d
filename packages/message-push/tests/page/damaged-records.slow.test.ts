// Whatever stands in message_pushes, the page shows it: the rows, the push, its record, the documents, the dead letters.
import { PUSH_RECORDS } from "../../simulator/push-records";
import type { Simulator } from "../../simulator/simulator";
import { DAMAGED_RECORDS } from "../support/damaged-records";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({ text: { main: 'defineFunction({ on: "text", handle: () => "收到" })' } });
  for (const [what, document] of DAMAGED_RECORDS) {
    const { pushId } = await sim.customer().says(what);
    replaceRecord(pushId, document);
  }
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  removeTinyProjects();
});

function replaceRecord(pushId: number, document: object): void {
  const { key = "" } = sim.journal.row(pushId) ?? {};
  sim.database(PUSH_RECORDS).remove(key);
  sim.database(PUSH_RECORDS).insert({ ...document, _id: key });
}

browserTest(
  "a push is shown with any record, and so are all documents and dead letters",
  async () => {
    const page = await openPage(sim.url, {}, "#/timeline/1");
    const detail = page.getByRole("region", { name: "What happened" });
    for (const [index, [what]] of DAMAGED_RECORDS.entries()) {
      await page.goto(`${sim.url}/#/timeline/${index + 1}`);
      await detail.getByRole("heading", { name: `#${index + 1} text` }).waitFor();
      await detail.getByRole("heading", { name: "Record" }).waitFor();
      await page.getByRole("option", { selected: true }).filter({ hasText: what }).waitFor();
    }
    await page.goto(`${sim.url}/#/data`);
    await page.getByRole("button", { name: new RegExp(`^${PUSH_RECORDS}`) }).click();
    await page
      .getByRole("list", { name: "Documents" })
      .getByRole("listitem")
      .nth(DAMAGED_RECORDS.length - 1)
      .waitFor();
    await page.getByRole("button", { name: "Dead letters" }).click();
    expect(page.problems).toEqual([]);
  },
  120_000,
);

browserTest("a record that counts unconfirmed replies says in words what that means", async () => {
  const { pushId } = await sim.customer().says("未确认");
  replaceRecord(pushId, {
    state: "completed",
    sent: 1,
    attempt: 1,
    runs: 1,
    unconfirmed: 1,
    onUnknownSend: "once-more",
  });
  const page = await openPage(sim.url, {}, `#/timeline/${pushId}`);
  await page.getByText("unconfirmed 1", { exact: true }).waitFor();
  await page.getByText(/lost, and to the second try as well.*may have read it twice or, rarely, not at all/).waitFor();
  expect(page.problems).toEqual([]);
});
