// Own data in the page: collections and documents, files, dead letters.
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";

const COUNTING = `defineFunction({ on: "text", handle: async ({ Content }) => {
  const { database } = await import("#runtime");
  await database.collection("visits").doc("counter").update({ data: { last: Content } });
} })`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: COUNTING },
    image: { main: 'defineFunction({ on: "image", handle: () => "收到图片" })', permissions: [] },
  });
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  removeTinyProjects();
});

browserTest(
  "a collection is created, and a document in it inserted, edited and deleted; a date stays a date",
  async () => {
    const page = await openPage(sim.url, {}, "#/data");
    await page.getByRole("textbox", { name: "Name of a new collection" }).fill("orders");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByRole("heading", { name: "orders" }).waitFor();

    await page.getByRole("button", { name: "Insert document" }).click();
    const news = page.getByRole("textbox", { name: "New documents as JSON" });
    await news.fill('{ "_id": "1001", }');
    await page.getByRole("button", { name: "Insert", exact: true }).click();
    await page.getByText("Line 1, column 16: the last comma is one too many.").waitFor();
    await news.fill(
      '[{ "_id": "1001", "status": "open", "paidAt": { "$date": "2026-01-31T08:00:00Z" } }, { "_id": 7 }]',
    );
    await page.getByRole("button", { name: "Insert", exact: true }).click();
    await page.getByRole("button", { name: /^1001/ }).click();
    expect(sim.database("orders").all()).toEqual([
      { _id: "1001", status: "open", paidAt: new Date("2026-01-31T08:00:00Z") },
      { _id: 7 },
    ]);

    await page.getByRole("button", { name: "Edit" }).click();
    const document = page.getByRole("textbox", { name: "Document as JSON" });
    await document.fill((await document.inputValue()).replace('"open"', '"paid"'));
    await page.getByRole("button", { name: "Save" }).click();
    await document.waitFor({ state: "detached" });
    expect(sim.database("orders").get("1001")).toEqual({
      _id: "1001",
      status: "paid",
      paidAt: new Date("2026-01-31T08:00:00Z"),
    });

    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(sim.database("orders").all()).toHaveLength(2);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: /^1001/ }).waitFor({ state: "detached" });
    expect(sim.database("orders").all()).toEqual([{ _id: 7 }]);
    expect(page.problems).toEqual([]);
  },
);

browserTest("what a function writes is shown at once, and an edit that is under way is kept", async () => {
  sim.seed("visits", [{ _id: "counter", last: "nothing" }]);
  const page = await openPage(sim.url, {}, "#/data");
  await page.getByRole("button", { name: /^visits/ }).click();
  await page.getByRole("button", { name: /^counter/ }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const document = page.getByRole("textbox", { name: "Document as JSON" });
  await document.fill('{ "_id": "counter", "half":');
  await sim.customer().says("你好");
  await page.getByText("A function has changed this document since you began.").waitFor();
  expect(await document.inputValue()).toBe('{ "_id": "counter", "half":');
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText('"你好"').first().waitFor();
  expect(page.problems).toEqual([]);
});

browserTest("a file is put into the storage and taken out again", async () => {
  const page = await openPage(sim.url, {}, "#/data");
  await page.getByRole("button", { name: "Files" }).click();
  await page.getByRole("textbox", { name: "Into folder" }).fill("notes");
  const content = Buffer.from("你好\u0000\u00ff");
  await page.getByLabel("Choose files").setInputFiles({ name: "一.bin", mimeType: "text/plain", buffer: content });
  await page.getByRole("link", { name: "Download notes/一.bin" }).waitFor();
  expect(sim.files().read("notes/一.bin")).toEqual(content);
  await page.getByRole("button", { name: "Delete notes/一.bin" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("The storage is empty.").waitFor();
  expect(sim.files().list()).toEqual([]);
  expect(page.problems).toEqual([]);
});

browserTest("a dead letter says why in words, and is pushed again as a new push", async () => {
  const page = await openPage(sim.url, {}, "#/data");
  await page.getByRole("button", { name: "Dead letters" }).click();
  await sim.customer().sendsImage();
  const [dead] = sim.journal.rows({ limit: 1 });
  expect(dead?.deadLetter).toBe("SEND_REFUSED");
  await page.getByText("WeChat refused the reply").waitFor();
  await page.getByRole("button", { name: `Again #${dead?.id}` }).click();
  await page.waitForURL(new RegExp(`#/timeline/${Number(dead?.id) + 1}$`));
  await sim.idle();
  expect(sim.journal.row(Number(dead?.id) + 1)).toMatchObject({ pair: "image", isRepeated: false });
  expect(page.problems).toEqual([]);
});
