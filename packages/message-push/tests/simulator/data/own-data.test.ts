// A team's own data: seeded, seen and changed in tests and over the control API.
import { mkdirSync, writeFileSync } from "node:fs";
import type { Simulator } from "../../../simulator/simulator";
import { deskCopy } from "../../support/desk-copy";
import { startSimulator } from "../../support/simulator";

interface Order {
  no: string;
  status: "open" | "paid";
  at?: Date;
}

let sim: Simulator;
beforeAll(async () => {
  const dir = deskCopy();
  mkdirSync(`${dir}/seed`);
  writeFileSync(`${dir}/seed/orders.json`, '{"_id":"1","no":"1001","status":"open"}\n{"no":"1002","status":"paid"}\n');
  sim = await startSimulator({ projectDir: dir });
});
afterAll(() => sim.stop());
const orders = () => sim.database<Order>("orders");

async function ask<Answer = unknown>(method: string, path: string, body?: unknown) {
  const headers = { "content-type": "application/json" };
  const init = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  const answer = await fetch(`${sim.url}/__sim${path}`, { method, ...init });
  return { status: answer.status, json: (await answer.json()) as Answer };
}

describe("in a test", () => {
  test("the seed is there from the start", () => {
    expect(orders().all()).toMatchObject([{ _id: "1", no: "1001" }, { no: "1002" }]);
    expect(sim.collections()).toContainEqual({ name: "orders", size: 2 });
  });

  test("documents are found, added, changed and removed", () => {
    const at = new Date("2026-01-31T08:00:00Z");
    expect(orders().insert({ _id: "3", no: "1003", status: "open", at })).toEqual(["3"]);
    expect(
      orders()
        .find({ status: "open" })
        .map(({ _id }) => _id),
    ).toEqual(["1", "3"]);
    expect(orders().patch("3", { status: "paid", at: undefined })).toEqual({
      _id: "3",
      no: "1003",
      status: "paid",
    });
    expect(orders().get("3")).toEqual({ _id: "3", no: "1003", status: "paid" });
    expect(orders().remove("3")).toBe(true);
    expect(orders().remove("3")).toBe(false);
    expect(orders().get("3")).toBeUndefined();
    expect(orders().all({ skip: 1, limit: 1 })).toMatchObject([{ no: "1002" }]);
  });

  test("what comes out is a copy, and what goes in is copied", () => {
    const place = { type: "Point", coordinates: [116.4, 39.9] };
    const given = { _id: "shop", place };
    sim.seed("shops", [given]);
    place.coordinates[0] = 0;
    (sim.documents("shops")[0] as { place: unknown }).place = null;
    expect(sim.documents("shops")).toEqual([{ _id: "shop", place: { type: "Point", coordinates: [116.4, 39.9] } }]);
  });

  test("a seed is loaded whole or not at all", () => {
    const before = orders().all();
    const taken = [{ no: "9" }, { _id: "1", no: "8" }];
    expect(() => sim.seed("orders", taken)).toThrow(/orders, document 2: its _id is taken/);
    expect(() => sim.seed("orders", [{ no: "9" }, { no: { $date: "soon" } }])).toThrow(/document 2: no is no date/);
    expect(() => sim.seed("$orders", [])).toThrow(/is no name of a collection/);
    expect(() => orders().patch("nobody", { no: "1" })).toThrow(expect.objectContaining({ code: "DATA_MISSING" }));
    expect(() => orders().patch("1", { _id: "2" })).toThrow(/_id of a document cannot be changed/);
    expect(orders().all()).toEqual(before);
  });

  test("a condition that looks like an operator is a value", () => {
    expect(sim.database("orders").find({ no: { $gt: "" } } as never)).toEqual([]);
  });

  test("a unique index takes each value once, and one document without the field", () => {
    sim.createCollection("coupons");
    expect(() => sim.createUniqueIndex("none", "no")).toThrow(/no collection/);
    sim.createUniqueIndex("coupons", "no");
    const coupons = sim.database<{ no?: string }>("coupons");
    const [id] = coupons.insert([{ no: "A" }, { no: "B" }, {}]);
    expect(() => coupons.insert([{ no: "C" }, { no: "A" }])).toThrow(/document 2: .*E11000/);
    expect(() => coupons.insert({})).toThrow(/E11000/);
    // None of a list that was refused stays, and a document may keep its own value.
    expect(coupons.all().map(({ no }) => no)).toEqual(["A", "B", undefined]);
    expect(coupons.patch(String(id), { no: "A" })).toMatchObject({ no: "A" });
    sim.seed("doubles", [{ no: 1 }, { no: 1 }]);
    expect(() => sim.createUniqueIndex("doubles", "no")).toThrow(/same no/);
    for (const name of ["coupons", "doubles"]) sim.dropCollection(name);
  });

  test("cleared, a collection is empty and there; dropped, it is gone", () => {
    sim.createCollection("visits");
    expect(() => sim.createCollection("visits")).toThrow(/exists already/);
    sim.seed("visits", [{ n: 1 }, { n: 2 }]);
    expect(sim.database("visits").clear()).toBe(2);
    expect(sim.collections()).toContainEqual({ name: "visits", size: 0 });
    expect(sim.dropCollection("visits")).toBe(true);
    expect(sim.dropCollection("visits")).toBe(false);
    expect(sim.documents("visits")).toEqual([]);
  });

  test("files are put, listed, read and removed, by path or by id", () => {
    const fileID = sim.files().put("pictures/a.png", Buffer.from("abc"));
    expect(fileID).toBe("cloud://sim-local.simulator/pictures/a.png");
    expect(sim.files().list()).toEqual([{ fileID, path: "pictures/a.png", size: 3 }]);
    expect(sim.files().read(fileID)).toEqual(sim.files().read("pictures/a.png"));
    expect(() => sim.files().put("/a", "")).toThrow(/begins with \//);
    expect(sim.files().remove("pictures/a.png")).toBe(true);
    expect(() => sim.files().read(fileID)).toThrow(expect.objectContaining({ code: "DATA_MISSING" }));
  });
});

describe("over the control API", () => {
  test("collections are listed, created and dropped", async () => {
    expect((await ask("POST", "/data", { collection: "tags" })).json).toContainEqual({ name: "tags", size: 0 });
    expect(await ask("POST", "/data", { collection: "tags" })).toMatchObject({
      status: 400,
      json: { error: { code: "DATA_INVALID" } },
    });
    expect((await ask("DELETE", "/data/tags")).json).not.toContainEqual({ name: "tags", size: 0 });
    expect(await ask("DELETE", "/data/tags")).toMatchObject({ status: 404, json: { error: { code: "DATA_MISSING" } } });
  });

  test("documents are added, read in parts, changed, replaced and removed, with their types", async () => {
    await ask("POST", "/data", { collection: "notes" });
    const at = { $date: "2026-01-31T08:00:00Z" };
    const documents = [{ _id: "a/b", at, n: 1 }, { _id: 7, n: 2 }, { n: 3 }];
    const { json: added } = await ask<{ ids: unknown[] }>("POST", "/data/notes", { documents });
    expect(added.ids).toEqual(["a/b", 7, expect.any(String)]);
    expect(sim.documents("notes")[0]?.at).toEqual(new Date(at.$date));
    expect((await ask("GET", "/data/notes?skip=1&limit=1")).json).toEqual({ total: 3, documents: [{ _id: 7, n: 2 }] });
    expect((await ask("GET", "/data/notes/a%2Fb")).json).toEqual(documents[0]);
    expect((await ask("PATCH", "/data/notes/7", { set: { at }, remove: ["n"] })).json).toEqual({ _id: 7, at });
    expect((await ask("PATCH", "/data/notes/a%2Fb", { replace: { done: true } })).json).toEqual({
      _id: "a/b",
      done: true,
    });
    expect((await ask("DELETE", "/data/notes/7")).json).toEqual({ removed: 1 });
    expect((await ask("GET", "/data/notes/7")).status).toBe(404);
  });

  test("files are put, read and removed, and nothing but a picture is shown as more than bytes", async () => {
    const put = (path: string, text: string) =>
      ask("POST", "/files", { path, base64: Buffer.from(text).toString("base64") });
    await put("a b/页.html", "<script>1</script>");
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    await ask("POST", "/files", { path: "dot.png", base64: png });
    const read = (path: string) => fetch(`${sim.url}/__sim/files?path=${encodeURIComponent(path)}`);
    const page = await read("a b/页.html");
    expect(await page.text()).toBe("<script>1</script>");
    expect(page.headers.get("content-type")).toBe("application/octet-stream");
    expect(page.headers.get("content-security-policy")).toMatch(/sandbox/);
    expect((await read("dot.png")).headers.get("content-type")).toBe("image/png");
    expect((await ask("DELETE", `/files?path=${encodeURIComponent("a b/页.html")}`)).json).toMatchObject([
      { path: "dot.png" },
    ]);
    expect((await ask("DELETE", "/files?path=nothing")).status).toBe(404);
  });

  test.each([
    ["POST", "/data", {}, /collection/],
    ["POST", "/data/orders", { documents: [1] }, /documents\.0/],
    ["POST", "/data/orders", { documents: [{ at: { $datum: 1 } }] }, /document 1: at\.\$datum/],
    ["PATCH", "/data/orders/1", { put: {} }, /\{ set, remove \}/],
    ["PATCH", "/data/orders/1", { set: { _id: "2" } }, /_id/],
    ["GET", "/data/orders?limit=many", undefined, /limit/],
    ["POST", "/files", { path: "a", base64: "%" }, /base64/],
    ["POST", "/files", { path: "", base64: "" }, /is empty/],
  ])("%s %s with %p is a 400 with the fact and the fix", async (method, path, body, fact) => {
    const { status, json } = await ask<{ error: object }>(method, path, body);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ fact: expect.stringMatching(fact), fix: expect.stringMatching(/\w/) });
  });
});
