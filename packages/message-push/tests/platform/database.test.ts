import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openedOnUse } from "../../src/platform/cloudbase/database/open-database";
import type { Cloud } from "../../src/platform/cloudbase/sdk";
import { runBundler } from "../../tools/bundle/run-bundler";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { removeTinyProjects, tinyProject } from "../support/tiny-project";

let sdk: SdkOnGateway;
beforeAll(async () => {
  sdk = await openGateway();
});
afterAll(async () => {
  await sdk.close();
  removeTinyProjects();
});

test("nothing is asked of the SDK before the database is used, and then it is opened once", () => {
  let openings = 0;
  const database = openedOnUse(() => {
    openings += 1;
    return require("../../src/platform/cloudbase/sdk").openCloud() as Cloud;
  });
  expect(openings).toBe(0);
  const { command } = database;
  for (const name of ["orders", "visits"]) database.collection(name);
  database.serverDate({ offset: 1 });
  expect(database.command).toBe(command);
  expect(openings).toBe(1);
});

test("what keeps the SDK from opening is thrown at the first use, and tried again at the next", () => {
  const database = openedOnUse(() => {
    throw new Error("no key");
  });
  for (let attempt = 0; attempt < 2; attempt += 1) expect(() => database.collection("orders")).toThrow("no key");
});

test("importing #runtime sends nothing, and its database reaches the environment without an init by the author", async () => {
  const { database } = require("../../src/index") as typeof import("../../src/index");
  expect(sdk.requests()).toEqual([]);
  await database.createCollection("orders");
  const orders = database.collection<{ no: string }>("orders");
  await orders.add({ data: { _id: "o-1", no: "1024" } });
  expect((await orders.where({ no: "1024" }).get()).data).toEqual([{ _id: "o-1", no: "1024" }]);
  expect((await orders.doc("o-2").get()).data).toBeNull();
  expect(sdk.requests().map(({ action }) => action)).toEqual([
    "database.addCollection",
    "database.insertDocument",
    "database.getDocument",
    "database.getDocument",
  ]);
});

test("a get without a limit gives 100 documents, and with one at most 1000", async () => {
  const { database } = require("../../src/index") as typeof import("../../src/index");
  await database.createCollection("visits");
  const visits = database.collection<{ at: number }>("visits");
  const { _ids } = await visits.add({ data: Array.from({ length: 1_001 }, (_, at) => ({ at })) });
  expect(_ids).toHaveLength(1_001);
  expect((await visits.get()).data).toHaveLength(100);
  expect((await visits.limit(2_000).get()).data).toHaveLength(1_000);
  expect((await visits.orderBy("at", "asc").skip(999).get()).data.map(({ at }) => at)).toEqual([999, 1_000]);
});

test("a function that does not use it carries nothing of it", async () => {
  const project = tinyProject();
  const uses =
    'import { database, defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "image", ';
  project.write("cloudfunctions/image/index.ts", `${uses}handle: async () => void database.collection("a") });\n`);
  const out = mkdtempSync(join(tmpdir(), "own-data-"));
  const built = await runBundler(project.dir, { names: ["text", "image"], functionsDir: "cloudfunctions" }, out);
  rmSync(out, { recursive: true });
  const carried = built.map(({ parts }) =>
    parts.filter(([path, bytes]) => path.includes("/cloudbase/database/") && bytes > 0).map(([, bytes]) => bytes),
  );
  expect(carried).toEqual([[], [expect.any(Number)]]);
  // Four lines of our own; the SDK's database is in every function, because pushes are recorded in it.
  expect(carried[1]?.[0]).toBeLessThan(1_000);
});
