// A map goes out, and a customer's picture comes in.
import { readFileSync } from "node:fs";
import { type Simulator, startSimulator } from "message-push/testing";

const DAY_MS = 86_400_000;

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

test("who asks for the way sees the map, and it is uploaded once for all customers", async () => {
  for (const customer of [sim.customer(), sim.customer()]) {
    await customer.says("请问你们店怎么走？");
    expect(customer.replies).toEqual(["人民路 1 号，地铁 2 号线 B 口出来左转。", "image"]);
  }
  const uploads = sim.requests().filter(({ target }) => target === "customerServiceMessage.uploadTempMedia");
  expect(uploads).toHaveLength(1);
});

test("a picture goes to a person, and its copy is gone after seven days", async () => {
  const customer = sim.customer();
  const picture = readFileSync("cloudfunctions/text/map.png");
  expect(await customer.sendsImage(picture)).toMatchObject({ isTransferred: true });
  expect(customer.replies).toEqual(["正在为您转接人工客服，请稍候。"]);
  const [copy] = sim.files().list();
  expect(copy?.path).toMatch(/^customer-pictures\/\d{4}-\d\d-\d\d\/\w+\.png$/);
  expect(sim.files().read(copy?.path ?? "")).toEqual(picture);

  sim.clock.advance(6 * DAY_MS);
  await sim.fireTimer("relay");
  expect(sim.files().list()).toHaveLength(1);
  sim.clock.advance(DAY_MS);
  await sim.fireTimer("relay");
  expect(sim.files().list()).toEqual([]);
});

test("a storage that is down keeps nobody from a person", async () => {
  sim.faults.inject({ on: "storage.getUploadMetadata", kind: "status", status: 500 });
  expect(await sim.customer().sendsImage()).toMatchObject({ isTransferred: true });
  expect(sim.files().list()).toEqual([]);
});
