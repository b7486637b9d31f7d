// Pictures that customers send, kept by built functions with the real SDK: one copy, one record, and both gone when the days are over.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { startProject } from "../support/runtime-project";
import type { Simulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

const IMAGE = `(() => {
  const desk = openDesk();
  return defineFunction({
    on: "image",
    prepare: desk.prepare,
    async handle(event, context) {
      const fileID = await keepPicture(desk, event, context, { keptDays: 2 });
      return fileID === undefined ? "没有存下" : "已存下";
    },
  });
})()`;
const DAY_MS = 24 * 60 * 60 * 1000;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    { image: { main: IMAGE, permissions: ["send", "getTempMedia"] } },
    { relay: { main: "defineRelay({ alsoPurge: purgeDesk })" } },
  );
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const records = () =>
  sim.collections().some(({ name }) => name === "desk_states") ? sim.documents("desk_states") : [];
async function daysPass(days: number): Promise<void> {
  sim.clock.advance(days * DAY_MS);
  await sim.fireTimer("relay");
  await sim.idle();
}

test("a picture is kept once, however often its push comes, and removed with its record after its days", async () => {
  const customer = sim.customer();
  const packet = customer.packets.image();
  await sim.push(packet);
  await sim.push(packet);
  expect(customer.replies).toEqual(["已存下"]);
  const files = sim.files().list();
  expect(files.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^customer-pictures\/\d{4}-\d\d-\d\d\/\w+\.png$/),
  ]);
  expect(sim.files().read(files[0]?.path ?? "")).toEqual(SMALL_PICTURE);
  expect(records()).toHaveLength(1);
  expect(JSON.stringify([files, records()])).not.toContain(customer.openid);
  await daysPass(1);
  expect([sim.files().list().length, records().length]).toEqual([1, 1]);
  await daysPass(1);
  expect([sim.files().list(), records()]).toEqual([[], []]);
});

test.each([
  ["before the storage is asked", "storage.getUploadMetadata", "before"],
  ["in the middle of the upload", "storage.getUploadMetadata", "later"],
] as const)("an instance that dies %s leaves nothing for ever", async (_, on, phase) => {
  const customer = sim.customer();
  sim.faults.inject({ on, kind: "die", phase });
  sim.faults.inject({ on: "push", kind: "give-up" });
  await sim.push(customer.packets.image());
  expect(records()).toHaveLength(1);
  await daysPass(2);
  expect([sim.files().list(), records().filter(({ _id }) => String(_id).startsWith("~file-"))]).toEqual([[], []]);
});

test("a storage that is down keeps nobody from a reply", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "storage.getUploadMetadata", kind: "status", status: 500 });
  await customer.sendsImage();
  expect(customer.replies).toEqual(["没有存下"]);
});
