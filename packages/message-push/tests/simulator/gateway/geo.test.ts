// Searches for places, with the real SDK's own wire format.
import type * as SdkModule from "wx-server-sdk";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let db: SdkModule.DB.Database;
let shops: SdkModule.DB.CollectionReference;

beforeAll(async () => {
  sdk = await openGateway();
  const cloud: typeof SdkModule = require("wx-server-sdk");
  cloud.init({ env: "sim-test" });
  db = cloud.database();
  await db.createCollection("shops");
  shops = db.collection("shops");
  const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo;
  // Guangzhou; 0.01 degrees of latitude are 1113 m.
  const data = {
    here: Point(113.32, 23.09),
    near: Point(113.32, 23.1),
    far: Point(113.32, 23.19),
    road: LineString([Point(113.3, 23.0), Point(113.34, 23.0)]),
    park: square(113.5, 23.5, 0.02),
    stops: MultiPoint([Point(10, 10), Point(10.01, 10)]),
    roads: MultiLineString([LineString([Point(20, 20), Point(21, 20)]), LineString([Point(20, 21), Point(21, 21)])]),
    // A ring with a hole in the middle, and a second area.
    ring: MultiPolygon([Polygon([lineOf(30, 30, 3), lineOf(31, 31, 1)]), square(40, 40, 1)]),
    nowhere: "no place",
  };
  for (const [_id, at] of Object.entries(data)) await shops.add({ data: { _id, at, open: _id !== "near" } });

  function lineOf(x: number, y: number, size: number) {
    return LineString([Point(x, y), Point(x + size, y), Point(x + size, y + size), Point(x, y + size), Point(x, y)]);
  }
  function square(x: number, y: number, size: number) {
    return Polygon([lineOf(x, y, size)]);
  }
});
afterAll(() => sdk.close());

const _ = () => db.command;
const point = (x: number, y: number) => db.Geo.Point(x, y);
function area(...corners: [number, number][]) {
  return db.Geo.Polygon([db.Geo.LineString([...corners, corners[0] as [number, number]].map(([x, y]) => point(x, y)))]);
}
async function ids(at: unknown): Promise<string[]> {
  const found = await shops.where({ at }).get();
  return (found as { data: { _id: string }[] }).data.map(({ _id }) => _id);
}

test("[D25] geoNear finds what is between two distances, from near to far", async () => {
  const geometry = point(113.32, 23.09);
  expect(await ids(_().geoNear({ geometry, maxDistance: 20_000 }))).toEqual(["here", "near", "road", "far"]);
  expect(await ids(_().geoNear({ geometry, minDistance: 1_000, maxDistance: 5_000 }))).toEqual(["near"]);
  expect(await ids(_().geoNear({ geometry, maxDistance: 1_113 }))).toEqual(["here"]);
  expect(await ids(_().geoNear({ geometry, maxDistance: 1_114 }))).toEqual(["here", "near"]);
});

test("another order than by distance wins, and limit and other conditions apply", async () => {
  const at = _().geoNear({ geometry: point(113.32, 23.09), maxDistance: 20_000 });
  const sorted = await shops.where({ at }).orderBy("_id", "desc").get();
  expect(sorted).toMatchObject({ data: [{ _id: "road" }, { _id: "near" }, { _id: "here" }, { _id: "far" }] });
  expect(await shops.where({ at, open: true }).limit(2).get()).toMatchObject({
    data: [{ _id: "here" }, { _id: "road" }],
  });
  expect(await shops.where({ at }).count()).toMatchObject({ total: 4 });
  const both = _().and([{ open: true }, { at }] as never);
  expect(await shops.where(both as never).get()).toMatchObject({
    data: [{ _id: "here" }, { _id: "road" }, { _id: "far" }],
  });
});

test("[D26] geoWithin takes an area, areas, or a circle", async () => {
  const { MultiPolygon } = db.Geo;
  const town = area([113.2, 22.9], [113.4, 22.9], [113.4, 23.15], [113.2, 23.15]);
  expect(await ids(_().geoWithin({ geometry: town }))).toEqual(["here", "near", "road"]);
  const two = MultiPolygon([town, area([9, 9], [11, 9], [11, 11], [9, 11])]);
  expect(await ids(_().geoWithin({ geometry: two }))).toEqual(["here", "near", "road", "stops"]);
  expect(await ids(_().geoWithin({ centerSphere: [point(113.32, 23.09), 2 / 6378.1] } as never))).toEqual([
    "here",
    "near",
  ]);
  expect(await ids(_().geoWithin({ centerSphere: [[113.32, 23.09], 0.5 / 6378.1] } as never))).toEqual(["here"]);
});

test("what leaves an area, or lies over its hole, is not within it", async () => {
  const gap: [number, number][] = [
    [113.325, 23.05],
    [113.32, 22.95],
    [113.315, 23.05],
  ];
  const notch = area([113.2, 22.9], [113.4, 22.9], [113.4, 23.05], ...gap, [113.2, 23.05]);
  // Both ends of the road are inside, its middle is not.
  expect(await ids(_().geoWithin({ geometry: notch }))).toEqual([]);
  expect(await ids(_().geoIntersects({ geometry: notch }))).toEqual(["road"]);
});

test("geoIntersects finds whatever has a point in common, of every kind", async () => {
  const { LineString, MultiPoint } = db.Geo;
  expect(await ids(_().geoIntersects({ geometry: point(113.32, 23.0) }))).toEqual(["road"]);
  expect(await ids(_().geoIntersects({ geometry: point(113.51, 23.51) }))).toEqual(["park"]);
  expect(await ids(_().geoIntersects({ geometry: LineString([point(113.32, 22), point(113.32, 23.09)]) }))).toEqual([
    "here",
    "road",
  ]);
  expect(await ids(_().geoIntersects({ geometry: MultiPoint([point(10, 10), point(20.5, 21)]) }))).toEqual([
    "stops",
    "roads",
  ]);
  expect(await ids(_().geoIntersects({ geometry: point(31.5, 31.5) }))).toEqual([]);
  expect(await ids(_().geoIntersects({ geometry: point(30.5, 30.5) }))).toEqual(["ring"]);
  expect(await ids(_().geoIntersects({ geometry: point(31, 31.5) }))).toEqual(["ring"]);
  expect(await ids(_().geoIntersects({ geometry: point(40.5, 40.5) }))).toEqual(["ring"]);
});

test("aggregate().geoNear writes the distance, and the next stages go on with it", async () => {
  const found = await shops
    .aggregate()
    .geoNear({
      near: point(113.32, 23.09),
      distanceField: "way.m",
      maxDistance: 20_000,
      query: { open: true },
      key: "at",
      includeLocs: "place",
      spherical: true,
      distanceMultiplier: 0.001,
    } as never)
    .project({ m: "$way.m", place: 1 })
    .end();
  const { list } = found as { list: { _id: string; m: number; place: unknown }[] };
  expect(list.map(({ _id, m }) => [_id, Math.round(m)])).toEqual([
    ["here", 0],
    ["road", 10],
    ["far", 11],
  ]);
  expect(list[0]?.place).toMatchObject({ coordinates: [113.32, 23.09] });
});

test("every geometry comes back as it went, also after an update", async () => {
  const read = async () => ((await shops.doc("ring").get()) as unknown as { data: Record<string, unknown> }).data;
  const ring = (await read()).at as { toJSON(): { type: string; coordinates: unknown[][][] } };
  expect(ring).toBeInstanceOf(Object);
  expect(JSON.parse(JSON.stringify(ring))).toMatchObject({ type: "MultiPolygon" });
  await shops.doc("ring").update({ data: { centre: point(31, 31), doors: [point(30, 30)] } });
  const { centre, doors } = await read();
  expect(JSON.parse(JSON.stringify([centre, doors]))).toEqual([
    { type: "Point", coordinates: [31, 31] },
    [{ type: "Point", coordinates: [30, 30] }],
  ]);
  expect(
    await shops.where({ doors: _().geoNear({ geometry: point(30, 30), maxDistance: 1 }) } as never).count(),
  ).toMatchObject({ total: 1 });
});

test("a search also decides what is updated and removed", async () => {
  const at = _().geoNear({ geometry: point(10, 10), maxDistance: 10 });
  expect(await shops.where({ at }).update({ data: { seen: true } })).toMatchObject({ stats: { updated: 1 } });
  expect(await shops.where({ at, seen: true } as never).remove()).toMatchObject({ stats: { removed: 1 } });
});
