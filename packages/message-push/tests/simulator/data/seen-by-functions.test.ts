// What a seed holds is what a function reads through the real wx-server-sdk.
import type * as SdkModule from "wx-server-sdk";
import { insertAll, localCollection } from "../../../simulator/data/local-collection";
import { toDocuments } from "../../../simulator/data/read-documents";
import { readExport } from "../../../simulator/data/read-export";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let db: SdkModule.DB.Database;
beforeAll(async () => {
  sdk = await openGateway();
  const cloud: typeof SdkModule = require("wx-server-sdk");
  cloud.init({ env: "sim-test" });
  db = cloud.database();
});
afterAll(() => sdk.close());

const SHOP = `{
  "_id": { "$oid": "639be0d05321300af2bd273d" }, "name": "北京店", "openedAt": { "$date": "2018-08-31T17:30:00.882Z" },
  "place": { "type": "Point", "coordinates": [116.4, 39.9] }, "seats": { "$numberInt": "40" }
}`;

test("dates are Dates, places are found by distance, and the id is a text", async () => {
  insertAll(sdk.gateway.database, "shops", toDocuments(readExport(Buffer.from(SHOP), "shops.json"), "shops.json"));
  const shops = db.collection("shops");
  const { data: shop } = (await shops.doc("639be0d05321300af2bd273d").get()) as SdkModule.DB.IQuerySingleResult;
  expect(shop).toMatchObject({ name: "北京店", seats: 40, openedAt: new Date("2018-08-31T17:30:00.882Z") });
  expect(shop?.place).toMatchObject({ longitude: 116.4, latitude: 39.9 });
  const near = db.command.geoNear({ geometry: new db.Geo.Point(116.41, 39.9), maxDistance: 2_000 });
  expect(await shops.where({ place: near }).count()).toMatchObject({ total: 1 });
  const before = db.command.lt(new Date("2019-01-01"));
  expect(await shops.where({ openedAt: before }).count()).toMatchObject({ total: 1 });
});

test("what a function writes, a test sees with the same types", async () => {
  await db.createCollection("visits");
  const at = new Date("2026-01-31T08:00:00Z");
  await db.collection("visits").add({ data: { _id: "v", at, place: new db.Geo.Point(116.4, 39.9) } });
  const visits = localCollection(sdk.gateway.database, "visits", () => undefined);
  expect(visits.get("v")).toEqual({ _id: "v", at, place: { type: "Point", coordinates: [116.4, 39.9] } });
  visits.patch("v", { note: "again" });
  expect(visits.get("v")).toMatchObject({ at, note: "again" });
});
