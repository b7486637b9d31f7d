// What CloudBase's database and storage refuse. Names in brackets are the rows of the second look at the facts.
import type * as SdkModule from "wx-server-sdk";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let cloud: typeof SdkModule;
let db: SdkModule.DB.Database;
beforeAll(async () => {
  sdk = await openGateway();
  cloud = require("wx-server-sdk");
  cloud.init({ env: "sim-test" });
  db = cloud.database();
});
afterAll(() => sdk.close());

const MB = 1024 * 1024;
async function collectionWith(name: string, documents: readonly object[]): Promise<SdkModule.DB.CollectionReference> {
  await db.createCollection(name);
  sdk.gateway.database.collection(name).insert(documents.map((document) => ({ ...document })));
  return db.collection(name);
}
const lengthOf = async (pipeline: { end(): unknown }) => ((await pipeline.end()) as { list: unknown[] }).list.length;

test("[D31] an aggregation gives 20 rows, and up to 10 000 with a limit", async () => {
  const rows = Array.from({ length: 1_000 }, (_, n) => n);
  const many = await collectionWith(
    "many",
    Array.from({ length: 11 }, () => ({ rows })),
  );
  const all = () => many.aggregate().unwind("$rows" as never);
  expect(await lengthOf(all())).toBe(20);
  expect(await lengthOf(all().group({ _id: "$rows" }))).toBe(20);
  expect(await lengthOf(all().limit(1_100))).toBe(1_100);
  expect(await lengthOf(all().limit(50).project({ rows: 1 }))).toBe(50);
  expect(await lengthOf(all().limit(5))).toBe(5);
  expect(await lengthOf(all().project({ n: "$rows" }).limit(20_000))).toBe(10_000);
  const [counted] = (
    (await all()
      .count("all" as never)
      .end()) as unknown as { list: unknown[] }
  ).list;
  expect(counted).toEqual({ all: 11_000 });
});

test("[D07] a document over 16 MB is kept by no verb", async () => {
  const large = await collectionWith("large", [{ _id: "k", text: "x".repeat(15 * MB) }]);
  const refused = { errCode: -502001, errMsg: expect.stringContaining("too large") };
  const text = "x".repeat(17 * MB);
  await expect(large.add({ data: { text } })).rejects.toMatchObject(refused);
  await expect(large.doc("n").set({ data: { text } })).rejects.toMatchObject(refused);
  await expect(large.doc("k").update({ data: { more: "x".repeat(2 * MB) } })).rejects.toMatchObject(refused);
  expect(sdk.gateway.database.find("large")?.all()).toMatchObject([{ _id: "k" }]);
  expect(sdk.gateway.database.find("large")?.all()[0]).not.toHaveProperty("more");
});

test("[D45] an answer over 16 MB is refused, of a query and of an aggregation", async () => {
  const wide = await collectionWith(
    "wide",
    Array.from({ length: 20 }, () => ({ text: "x".repeat(MB) })),
  );
  const refused = { errMsg: expect.stringContaining("-602001") };
  await expect(wide.get()).rejects.toMatchObject(refused);
  await expect(wide.aggregate().limit(20).end()).rejects.toMatchObject(refused);
  expect(await wide.limit(10).get()).toMatchObject({ data: { length: 10 } });
});

test.each(["/a.txt", "a//b.txt", "", `${"长".repeat(284)}.txt`, "a\u001bb.txt"])(
  "[O03] a file cannot be called %j",
  async (cloudPath) => {
    await expect(cloud.uploadFile({ cloudPath, fileContent: Buffer.from("1") })).rejects.toThrow();
    const { fileID } = await cloud.uploadFile({ cloudPath: "a b/长 %#.txt", fileContent: Buffer.from("1") });
    expect(fileID).toContain("a b/长 %#.txt");
  },
);

test("[O05] links and deletions are for 50 files at most", async () => {
  const list = (count: number) => Array.from({ length: count }, (_, n) => `cloud://sim-test.simulator/${n}`);
  await expect(cloud.getTempFileURL({ fileList: list(51) })).rejects.toThrow(/at most 50/);
  await expect(cloud.deleteFile({ fileList: list(51) })).rejects.toThrow(/at most 50/);
  expect((await cloud.getTempFileURL({ fileList: list(50) }))?.fileList).toHaveLength(50);
  expect((await cloud.deleteFile({ fileList: list(50) }))?.fileList).toHaveLength(50);
});

test.each(["a/b $c", "$a", "system.users", "a\0b"])("[D38] a collection cannot be called %j", async (name) => {
  await expect(db.createCollection(name)).rejects.toMatchObject({ errMsg: expect.stringMatching(/name is invalid/) });
});

test("a collection may have a Chinese name, and one with a dot, a hyphen or a space", async () => {
  for (const name of ["订单", "a.b", "a-b", "a b", "_a"]) await db.createCollection(name);
});

test("[D05, D06] field names with $ and dots are taken, because nothing is known of them", async () => {
  const fields = await collectionWith("fields", []);
  await expect(fields.add({ data: { $bad: 1, "a.b": 2 } })).resolves.toMatchObject({ _id: expect.any(String) });
});
