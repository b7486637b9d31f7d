// What of `database` must compile and what must not. Checked by `npm run types`, like definition.ts.
import { type Condition, database, type GeoPoint, type Stored } from "#runtime";

interface Order {
  no: string;
  status: "open" | "paid" | "shipped";
  totalFen: number;
  paidAt?: Date;
  tags: string[];
  address: { city: string; street?: string };
  shop?: GeoPoint;
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const areSame = <_ extends true>(): void => undefined;

const orders = database.collection<Order>("orders");
const { command: _ } = database;
const order: Order = { no: "1024", status: "open", totalFen: 9_900, tags: [], address: { city: "深圳" } };

export async function reading(): Promise<void> {
  const { data } = await database.collection<Order>("orders").where({ no: "1024" }).get();
  const found: Order[] = data;
  const id: string | undefined = data[0]?._id;
  // @ts-expect-error an Order has no such field
  void [found, id, data[0]?.state];

  const named = await database.collection<Order & { _id: string }>("orders").get();
  areSame<Same<typeof named.data, (Order & { _id: string })[]>>();
  const numbered = database.collection<{ _id: number; name: string }>("shops");
  areSame<Same<Awaited<ReturnType<typeof numbered.get>>["data"], { _id: number; name: string }[]>>();
  numbered.doc(7);
  // @ts-expect-error these ids are numbers
  numbered.doc("7");

  const { data: one } = await orders.doc("o-1").get();
  areSame<Same<typeof one, Stored<Order> | null>>();
  // @ts-expect-error there may be no such document
  void one.status;

  const { total } = await orders.where({ status: "paid" }).count();
  total.toFixed();
}

export async function projecting(): Promise<void> {
  const asked = await orders.field({ no: true }).where({ status: "paid" }).get();
  areSame<Same<(typeof asked.data)[number], Pick<Stored<Order>, "no" | "_id">>>();
  // @ts-expect-error it was not asked for
  void asked.data[0]?.status;
  const { data: rest } = await orders.doc("o-1").field({ address: false }).get();
  // @ts-expect-error it was left out
  void [rest?.no, rest?.address];
  const parts = await orders.field({ "address.city": true, tags: _.project.slice(3) }).get();
  // @ts-expect-error not every field was asked for
  parts.data[0]?.no.trim();
  // @ts-expect-error an Order has no such field
  orders.field({ state: true });
}

// Queries. All of them go on with all others.
orders.where({ no: "1" }).orderBy("totalFen", "desc").orderBy("address.city", "asc").skip(20).limit(10);
orders.where({ status: "paid", "address.city": "深圳", _id: _.in(["o-1", "o-2"]) });
orders.where({ address: { city: "深圳" } });
orders.where({ tags: "vip" });
orders.where({ no: /^10/ });
orders.where({ no: database.RegExp({ regexp: "^10", options: "i" }) });
orders.where({ status: _.in(["paid", "shipped"]), totalFen: _.gte(100).lt(500), tags: _.all(["vip", "new"]) });
orders.where({ status: _.neq("open"), totalFen: _.or(_.lt(100), _.gt(500)), tags: _.size(2) });
orders.where({ paidAt: _.lte(database.serverDate({ offset: -60_000 })).and(_.exists(true)) });
orders.where({
  paidAt: _.gt(new Date(0)),
  shop: _.geoNear({ geometry: database.Geo.Point(114, 22), maxDistance: 500 }),
});
orders.where(_.or([{ status: "paid" }, { totalFen: _.gt(100) }, _.and([{ no: "1" }, { tags: "vip" }])]));
orders.where({ totalFen: _.or([_.lt(100), _.gt(500)]), status: _.not(_.in(["open"])) });
orders.where(_.and<Order>([{ status: "paid" }]));
// @ts-expect-error a misspelt field
orders.where({ state: "paid" });
// @ts-expect-error a field of no field
orders.where({ "adress.city": "深圳" });
// @ts-expect-error not a status
orders.where({ status: "lost" });
// @ts-expect-error a number is no text
orders.where({ no: 1024 });
// @ts-expect-error a text is no number
orders.where({ totalFen: _.gt("100") });
// @ts-expect-error not a status
orders.where({ status: _.in(["paid", "lost"]) });
// @ts-expect-error a misspelt field inside
orders.where({ address: { town: "深圳" } });
// @ts-expect-error a misspelt field in one of the conditions
orders.where(_.or([{ state: "paid" }, { totalFen: 1 }]));
// @ts-expect-error a change is no comparison
orders.where({ totalFen: _.inc(1) });
// @ts-expect-error a pattern is for text
orders.where({ totalFen: /1/ });
// @ts-expect-error a value that may be missing would be left out of the condition
orders.where({ no: order.address.street });
// @ts-expect-error neither up nor down
orders.orderBy("no", "up");
// @ts-expect-error a misspelt field
orders.orderBy("number", "asc");

// Adding and replacing: a whole document.
orders.add({ data: order });
orders.add({ data: { ...order, _id: "o-1", paidAt: database.serverDate() } });
orders.add({ data: [order, order] });
orders.doc("o-1").set({ data: { ...order, paidAt: new Date(0), shop: database.Geo.Point(114, 22) } });
// @ts-expect-error fields are missing
orders.add({ data: { no: "1024" } });
// @ts-expect-error an unknown field
orders.add({ data: { ...order, state: "paid" } });
// @ts-expect-error fields are missing
orders.doc("o-1").set({ data: { status: "paid" } });
// @ts-expect-error an expression is for update
orders.doc("o-1").set({ data: { ...order, totalFen: _.inc(1) } });
// @ts-expect-error data stands in an object
orders.add(order);

// Changing.
orders.doc("o-1").update({ data: { status: "paid", paidAt: database.serverDate(), totalFen: _.inc(100) } });
orders.doc("o-1").update({ data: { address: { city: "广州" }, tags: _.push("vip"), paidAt: _.remove() } });
orders.doc("o-1").update({ data: { address: _.set({ city: "广州" }), tags: _.push({ each: ["a"], slice: -10 }) } });
orders.doc("o-1").update({ data: { "address.city": "广州", tags: ["a", "b"] } });
orders.doc("o-1").update({ data: { tags: _.addToSet({ $each: ["a", "b"] }) } });
orders.doc("o-1").update({ data: { tags: _.addToSet("a"), status: _.set("paid"), totalFen: _.max(100) } });
orders.where({ status: "open" }).update({ data: { status: "paid" }, multi: false });
orders.where({ status: "open" }).remove();
// @ts-expect-error a misspelt field
orders.doc("o-1").update({ data: { state: "paid" } });
// @ts-expect-error not a status
orders.doc("o-1").update({ data: { status: "lost" } });
// @ts-expect-error a text cannot be counted up
orders.doc("o-1").update({ data: { no: _.inc(1) } });
// @ts-expect-error a list of texts
orders.doc("o-1").update({ data: { tags: _.push(7) } });
// @ts-expect-error a comparison is no change
orders.doc("o-1").update({ data: { totalFen: _.gt(1) } });
// @ts-expect-error the id cannot be changed
orders.doc("o-1").update({ data: { _id: "o-2" } });

/** A helper of the team's own, for documents of any type. */
export async function firstOf<T extends object>(name: string, condition: Condition<T>): Promise<T | undefined> {
  const { data } = await database.collection<T>(name).where(condition).limit(1).get();
  return data[0];
}

// Without a type argument nothing is known of a document.
const anything = database.collection("orders");
anything.where({ whatever: _.gt(1), "any.path": 1 }).update({ data: { whatever: _.inc(1) } });
anything.where(_.or([{ a: 1 }, { b: 2 }]));
anything.add({ data: { a: 1 } });
export async function untyped(): Promise<unknown> {
  const { data } = await anything.get();
  const id: string | undefined = data[0]?._id;
  // @ts-expect-error its type is not known
  data[0]?.no.trim();
  return id;
}
