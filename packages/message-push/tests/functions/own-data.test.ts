// Functions that use the team's own data, compiled, type-checked and built as a team's are, with the real SDK in the simulator.

import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, startSimulator } from "../support/simulator";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

const DESK = `import { database, defineFunction } from "#runtime";
import { openedAtOnce } from "./at-once";

interface Order { no: string; owner: string; status: "open" | "paid"; totalFen: number; tags: string[]; paidAt?: Date }

const orders = database.collection<Order>("orders");
const { command: _ } = database;

async function listOf(owner: string): Promise<string> {
  const { data } = await orders.where({ owner, totalFen: _.gt(100) }).orderBy("no", "desc").limit(2).field({ no: true }).get();
  return data.map(({ no }) => no).join();
}

export const main = defineFunction({
  on: "text",
  async handle({ Content, FromUserName: owner }, { pushId }) {
    const [verb = "", no = ""] = Content.split(" ");
    if (verb === "add") await orders.add({ data: { _id: no, no, owner, status: "open", totalFen: Number(no), tags: [] } });
    if (verb === "pay") {
      const { stats } = await orders.where({ no, status: "open" }).update({
        data: { status: "paid", paidAt: database.serverDate(), totalFen: _.inc(1), tags: _.push("paid") },
      });
      return \`\${stats.updated}\`;
    }
    if (verb === "read") {
      const { data } = await orders.doc(no).get();
      return data === null ? "none" : \`\${data.status} \${data.totalFen} \${data.tags.join()} \${data.paidAt instanceof Date}\`;
    }
    if (verb === "find") return \`\${(await orders.where({ no: database.RegExp({ regexp: no }) }).count()).total}\`;
    if (verb === "note") await database.collection("notes").doc(pushId).set({ data: { at: database.Geo.Point(114, 22) } });
    if (verb === "drop") return \`\${(await orders.doc(no).remove()).stats.removed}\`;
    if (verb === "lost") {
      return database.collection("nowhere").get().then(() => "found", (error: { errCode: number }) => \`\${error.errCode}\`);
    }
    return verb === "list" ? listOf(owner) : \`done \${openedAtOnce}\`;
  },
});
`;

/** Opens the database while it is loaded, as code does that keeps it in a constant. */
const AT_ONCE = `import { database } from "#runtime";

export const openedAtOnce = typeof database.command.gt;
`;

const IN_JAVASCRIPT = `import { database, defineFunction } from "#runtime";

const orders = database.collection("orders");

export const main = defineFunction({
  on: "image",
  handle: async () => \`\${(await orders.where({ status: "paid" }).get()).data.length}\`,
});
`;

/** In the quickstart's words: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/getting-started.html */
const QUICKSTART = (form: string) => `import ${form} from "wx-server-sdk";

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();

export async function countOrders(): Promise<string> {
  const counted = await db.collection("orders").count();
  return JSON.stringify([typeof cloud.getWXContext().ENV, counted]);
}
`;
const WITH_QUICKSTART = `import { defineFunction } from "#runtime";
import { countOrders } from "./default-import";
import { countOrders as countAgain } from "./star-import";

export const main = defineFunction({
  on: "miniprogrampage",
  handle: async () => [await countOrders(), await countAgain()],
});
`;

let sim: Simulator;

beforeAll(async () => {
  const project = tinyProject();
  project.write("cloudfunctions/text/index.ts", DESK);
  project.write("cloudfunctions/text/at-once.ts", AT_ONCE);
  project.remove("cloudfunctions/image/index.ts");
  project.write("cloudfunctions/image/index.js", IN_JAVASCRIPT);
  project.write("cloudfunctions/card/index.ts", WITH_QUICKSTART);
  project.write("cloudfunctions/card/default-import.ts", QUICKSTART("cloud"));
  project.write("cloudfunctions/card/star-import.ts", QUICKSTART("* as cloud"));
  project.write(
    "cloudfunctions/card/config.json",
    '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }\n',
  );
  project.write("cloudbaserc.json", cloudbaserc(["text", "image", "card"]));
  await buildFunctions({ projectDir: project.dir });
  sim = await startSimulator({ projectDir: project.dir });
  for (const name of ["orders", "notes"]) sim.createCollection(name);
}, 30_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

test("a handler adds, changes, counts, finds and removes documents of its own", async () => {
  const customer = sim.customer();
  const said: string[] = [];
  const words = [
    "add 99",
    "add 101",
    "add 102",
    "add 103",
    "list",
    "pay 101",
    "pay 101",
    "read 101",
    "find ^10",
    "drop 101",
  ];
  for (const word of [...words, "read 101", "drop 101"]) {
    await customer.says(word);
    said.push(String(customer.replies.at(-1)));
  }
  const done = "done function";
  expect(said).toEqual([done, done, done, done, "103,102", "1", "0", "paid 102 paid true", "3", "1", "none", "0"]);
  expect(customer.notices).toEqual([]);
});

test("what it writes is in the stand-in database, with the database's own time and places", async () => {
  const customer = sim.customer();
  for (const word of ["add 7", "pay 7", "note"]) await customer.says(word);
  const paidAt = sim.documents("orders").find(({ _id }) => _id === "7")?.paidAt;
  expect(paidAt).toBeInstanceOf(Date);
  expect(sim.documents("notes")).toEqual([{ _id: expect.any(String), at: { type: "Point", coordinates: [114, 22] } }]);
  expect(sim.documents("message_pushes").map(({ _id }) => _id)).toContain(sim.documents("notes")[0]?._id);
});

test("a collection that is not there has the SDK's own error", async () => {
  const customer = sim.customer();
  await customer.says("lost");
  expect(customer.replies).toEqual(["-502005"]);
});

test("a handler in JavaScript has the same database", async () => {
  const customer = sim.customer();
  await customer.says("add 8");
  await customer.says("pay 8");
  await customer.sendsImage();
  const paid = sim.documents("orders").filter(({ status }) => status === "paid");
  expect(customer.replies.at(-1)).toBe(`${paid.length}`);
  expect(paid.length).toBeGreaterThan(0);
});

test("the quickstart's own lines compile and run beside it, with both forms of the import", async () => {
  const customer = sim.customer();
  await customer.sendsCard();
  const total = sim.documents("orders").length;
  const counted = JSON.stringify(["string", { total, errMsg: "collection.count:ok" }]);
  expect(customer.replies).toEqual([counted, counted]);
});
