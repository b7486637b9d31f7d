// What an action of the probe's function works with: the plain SDK, as the cloud's documents describe it, and no part of the runtime.
import * as cloud from "wx-server-sdk";
import { PROBE_COLLECTION } from "../probe-names";

// Without it a failed database call leaves a timer behind that keeps the instance busy for 3 seconds.
process.env.SILENCE ??= "true";
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 10_000, keepalive: true, throwOnNotFound: false });

/** The second argument of `main`, as far as it is documented. */
export interface FunctionContext {
  readonly function_name?: unknown;
  readonly time_limit_in_ms?: unknown;
  readonly memory_limit_in_mb?: unknown;
}

export interface Surroundings {
  readonly cloud: typeof cloud;
  readonly context: FunctionContext;
  readonly event: Readonly<Record<string, unknown>>;
}

export function surroundings(event: unknown, context: FunctionContext): Surroundings {
  return { cloud, context: context ?? {}, event: Object(event) };
}

/** A document as the database gives it. */
export type Doc = Readonly<Record<string, unknown>>;

/** What the parts ask of a collection. The SDK's own types also speak of callbacks, which only mini programs have. */
export interface Query {
  where(condition: object): Query;
  orderBy(field: string, order: "asc" | "desc"): Query;
  skip(count: number): Query;
  limit(count: number): Query;
  field(projection: object): Query;
  get(): Promise<{ readonly data: readonly Doc[] }>;
  count(): Promise<{ readonly total: number }>;
  update(change: { readonly data: object }): Promise<{ readonly stats: { readonly updated: number } }>;
  remove(): Promise<{ readonly stats: { readonly removed: number } }>;
}

export interface DocumentReference {
  get(): Promise<{ readonly data: Doc | null }>;
  set(content: { readonly data: object }): Promise<unknown>;
  update(change: { readonly data: object }): Promise<{ readonly stats: { readonly updated: number } }>;
  remove(): Promise<unknown>;
}

export interface Collection extends Query {
  add(content: { readonly data: object }): Promise<{ readonly _id: string | number }>;
  doc(id: string | number): DocumentReference;
  aggregate(): Aggregate;
}

export interface Aggregate {
  match(condition: object): Aggregate;
  sort(order: object): Aggregate;
  limit(count: number): Aggregate;
  end(): Promise<{ readonly list: readonly Doc[] }>;
}

export interface Database {
  readonly command: ReturnType<typeof cloud.database>["command"];
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  serverDate(options?: { readonly offset: number }): object;
}

export function database(): Database {
  return cloud.database() as unknown as Database;
}

/** The probe's own collection. */
export function probeCollection(): Collection {
  return database().collection(PROBE_COLLECTION);
}

/** A document of the probe's own collection; `undefined` when there is none. */
export async function readOwn(id: string): Promise<Doc | undefined> {
  return (await probeCollection().doc(id).get()).data ?? undefined;
}

/** Puts a document of the probe's own collection in the place of the one before. */
export async function writeOwn(id: string, data: object): Promise<void> {
  await probeCollection().doc(id).set({ data });
}

/** Waits in the function's own time. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
