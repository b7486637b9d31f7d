// /__sim/data: collections and documents of the local database, for a page and for scripts. Documents are written as the console exports
// them, so that a date stays a date: { "$date": "2026-01-31T08:00:00Z" }.
import { type Context, Hono } from "hono";
import type * as v from "valibot";
import { missing } from "../data/local-collection";
import type { Simulator } from "../running-simulator";
import { collectionSchema, documentsSchema, pageSchema, patchSchema } from "./control-schemas";
import { exported } from "./exported";
import { parse, readJson } from "./read-body";

type DataVerbs = Pick<Simulator, "database" | "collections" | "createCollection" | "dropCollection">;
type Document = Readonly<Record<string, unknown>>;

export function dataRoutes(simulator: DataVerbs): Hono {
  const { database, collections, createCollection, dropCollection } = simulator;
  const named = (c: Context) => {
    const name = c.req.param("collection") ?? "";
    const found = collections().find((collection) => collection.name === name);
    if (found === undefined) throw missing("collection", name);
    return { ...found, documents: database(name) };
  };
  const app = new Hono();
  app.get("/", (c) => c.json(collections()));
  app.post("/", async (c) => {
    createCollection(parse(collectionSchema, await readJson(c)).collection);
    return c.json(collections());
  });
  app.get("/:collection", (c) => {
    const { size, documents } = named(c);
    const page = parse(pageSchema, c.req.query());
    return c.json({ total: size, documents: documents.all(page).map(exported) });
  });
  app.post("/:collection", async (c) => {
    const { documents } = parse(documentsSchema, await readJson(c));
    return c.json({ ids: named(c).documents.insert(documents) });
  });
  app.delete("/:collection", (c) => {
    dropCollection(named(c).name);
    return c.json(collections());
  });
  app.get("/:collection/:id", (c) => c.json(exported(documentOf(named(c), c.req.param("id")))));
  app.patch("/:collection/:id", async (c) => {
    const collection = named(c);
    const before = documentOf(collection, c.req.param("id"));
    const fields = fieldsOf(parse(patchSchema, await readJson(c)), before);
    return c.json(exported(collection.documents.patch(before._id, fields)));
  });
  app.delete("/:collection/:id", (c) => {
    const collection = named(c);
    collection.documents.remove(documentOf(collection, c.req.param("id"))._id);
    return c.json({ removed: 1 });
  });
  return app;
}

/** An address has no numbers: `7` is the string first, then the number. */
function documentOf(
  { name, documents }: { readonly name: string; readonly documents: ReturnType<DataVerbs["database"]> },
  id: string,
): Document & { readonly _id: string } {
  const found = documents.get(id) ?? (id.trim() === "" ? undefined : documents.get(Number(id)));
  if (found === undefined) throw missing("document", name);
  return found as Document & { readonly _id: string };
}

/** `undefined` takes a field away. */
export function fieldsOf(patch: v.InferOutput<typeof patchSchema>, before: Document): Document {
  const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]));
  if ("replace" in patch) return { ...without(Object.keys(before)), _id: before._id, ...patch.replace };
  return { ...patch.set, ...without(patch.remove) };
}
