// Pictures in replies, in built functions with the real SDK: where they come from, what they cost, and one upload for all instances.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { sentTo } from "../support/desk-with-files";
import { startProject } from "../support/runtime-project";
import type { Simulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

const ADDRESS = "https://pictures.example.com/map.png";
const PICTURES = ["send", "uploadTempMedia", "setTyping"];
const TEXT = `defineFunction({
  on: "text",
  async handle({ Content }) {
    if (Content.startsWith("cloud:")) return reply.image({ fileID: Content });
    if (Content.startsWith("https:")) return reply.image({ url: Content });
    if (Content === "新图") return reply.image({ file: "new.png" });
    if (Content === "卡片") return reply.miniProgramPage({ title: "地图", pagepath: "pages/map/map", file: "map.png" });
    return ["看地图", reply.image({ file: "map.png" })];
  },
})`;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    { text: { main: TEXT, permissions: PICTURES } },
    {
      files: {
        "cloudfunctions/text/map.png": SMALL_PICTURE,
        "cloudfunctions/text/new.png": Buffer.concat([SMALL_PICTURE, Buffer.from("new")]),
      },
    },
  );
  // The collections are there.
  await sim.customer().says("卡片");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

/** What the pushes asked for, in short. */
const targets = (reports: readonly Parameters<Simulator["requestsOf"]>[0][]) =>
  reports.flatMap((report) =>
    sim.requestsOf(report).map(({ action, target, outcome }) => {
      const name = action.startsWith("database.") ? `${action.slice("database.".length)} ${target}` : target;
      return `${name.replace("customerServiceMessage.", "")}${outcome === "ok" ? "" : ` ${outcome}`}`;
    }),
  );
const uploadsIn = (reports: Parameters<typeof targets>[0]) =>
  targets(reports).filter((target) => target.startsWith("uploadTempMedia")).length;
/** The next day: no id is kept any more. */
const forget = () => sim.clock.advance(24 * 60 * 60 * 1000);

test("a picture beside the code is uploaded once; a push after that makes no call more than one without a picture", async () => {
  const cold = await sim.customer().says("新图");
  const warm = await sim.customer().says("新图");
  expect(targets([cold])).toEqual([
    "insertDocument message_pushes",
    "getDocument desk_states",
    "insertDocument desk_states",
    "uploadTempMedia",
    "modifyDocument desk_states",
    "send",
    "modifyDocument message_pushes",
  ]);
  expect(targets([warm])).toEqual(["insertDocument message_pushes", "send", "modifyDocument message_pushes"]);
});

test("a file of the cloud storage, and what an address gives, reach the customer byte for byte", async () => {
  const fileID = sim.files().put("pictures/map.png", SMALL_PICTURE);
  const stub = sim.http(ADDRESS, { body: SMALL_PICTURE, headers: { "content-type": "image/png" } });
  for (const source of [fileID, ADDRESS]) {
    const customer = sim.customer();
    await customer.says(source);
    await customer.says(source);
    expect(sentTo(sim, customer)).toEqual([SMALL_PICTURE, SMALL_PICTURE]);
  }
  expect(stub.requests).toHaveLength(1);
  stub.remove();
});

test("a picture is a card's cover", async () => {
  const customer = sim.customer();
  await customer.says("卡片");
  const [card] = customer.inbox.flatMap((entry) => (entry.kind === "reply" ? [entry.message.miniprogrampage] : []));
  expect(sim.wechat.media.find(Object(card).thumb_media_id)?.content).toEqual(SMALL_PICTURE);
});

test("customers who write at once, on several instances, are sent one upload", async () => {
  forget();
  const customers = Array.from({ length: 12 }, () => sim.customer());
  const reports = await Promise.all(customers.map((customer) => customer.says("地图")));
  expect(uploadsIn(reports)).toBe(1);
  for (const customer of customers) expect(sentTo(sim, customer)).toEqual(["看地图", SMALL_PICTURE]);
});

test("when WeChat has forgotten the id, it is uploaded once more, and the customer reads everything once", async () => {
  const customer = sim.customer();
  await sim.customer().says("地图");
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 40007, nth: 2 });
  const report = await customer.says("地图");
  expect(uploadsIn([report])).toBe(1);
  expect(sentTo(sim, customer)).toEqual(["看地图", SMALL_PICTURE]);
  // The next one has the new id.
  expect(uploadsIn([await sim.customer().says("地图")])).toBe(0);
});

test("when it does not know the new one either, the push is a dead letter with WeChat's number", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 40007, times: 2 });
  await customer.says(sim.files().put("pictures/other.png", SMALL_PICTURE));
  expect(customer.replies).toEqual([]);
  expect(sim.documents("message_pushes").find(({ touser }) => touser === customer.openid)).toMatchObject({
    state: "dead",
    reason: "SEND_REFUSED",
    errCode: 40007,
  });
});

test.each([
  ["a file that is not in the storage", "cloud://sim-local.simulator/pictures/gone.png", "waiting MEDIA_FAILED"],
  ["an address that is refused", ADDRESS, "waiting MEDIA_FAILED"],
  ["an address that gives a page", `${ADDRESS}?page`, "dead MEDIA_INVALID"],
])("%s sends nothing, and says why", async (_, source, end) => {
  const refused = sim.http(ADDRESS, { status: 403 });
  const page = sim.http(`${ADDRESS}?page`, { body: "<!doctype html><p>Not here.</p>" });
  const customer = sim.customer();
  await customer.says(source);
  const record = sim.documents("message_pushes").find(({ touser }) => touser === customer.openid);
  expect([customer.replies, `${record?.state} ${record?.reason}`]).toEqual([[], end]);
  for (const stub of [refused, page]) stub.remove();
});
