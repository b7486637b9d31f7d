// A database that is otherwise than believed: what each rule of database-rules.ts makes of queries, documents and refusals.
import type { CloudRules } from "../../cloud-rules";
import { GatewayError } from "../gateway-error";
import type { Collection } from "./collection";
import type { Database } from "./database";
import { type Document, decode } from "./documents";

export function readQuery(text: unknown, nowMs: number, rules: CloudRules): Document {
  const query = decode(text, nowMs, dateOf(rules.serverDateInQueries, rules));
  return rules.notFindsOtherTypes ? query : (withoutNot(query) as Document);
}

export function readWritten(text: unknown, nowMs: number, rules: CloudRules): Document {
  return decode(text, nowMs, dateOf(rules.serverDateInWrites, rules));
}

export function readProjection(text: unknown, { dottedProjection }: CloudRules): Document {
  const projection = decode(text, 0);
  if (dottedProjection) return projection;
  return Object.fromEntries(Object.entries(projection).map(([path, value]) => [path.split(".")[0] ?? path, value]));
}

export function readOrder(text: unknown, { idOrderIsKept }: CloudRules): Record<string, 1 | -1> {
  const order = decode(text, 0) as Record<string, 1 | -1>;
  return idOrderIsKept || Object.keys(order)[0] !== "_id" ? order : {};
}

/** What a read gives of a document. */
export function asRead(document: Document, { longNumbersStay }: CloudRules): Document {
  return longNumbersStay ? document : (withoutLongNumbers(document) as Document);
}

/** The collection; where it is missing, the refusal. @throws {GatewayError} */
export function requireCollection(database: Database, name: string, rules: CloudRules): Collection {
  const errCode = rules.missingCollectionErrCode;
  if (database.find(name) === undefined && errCode === 0) return database.createCollection(name);
  try {
    return database.collection(name);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new GatewayError(DATABASE_CODES[errCode] ?? "SYS_ERR", error.message);
  }
}

/** The codes of the cloud that the SDK turns into these numbers. */
const DATABASE_CODES: Readonly<Record<number, string>> = {
  [-502_001]: "DATABASE_REQUEST_FAILED",
  [-502_003]: "DATABASE_PERMISSION_DENIED",
  [-502_005]: "DATABASE_COLLECTION_NOT_EXIST",
};

export function insertDocuments(
  collection: Collection,
  documents: readonly Document[],
  { duplicateRefusal }: CloudRules,
): unknown[] {
  if (duplicateRefusal === "none")
    return documents.map((document) => {
      if (document._id === undefined) return collection.insert([document])[0];
      collection.replace({ _id: document._id }, document);
      return document._id;
    });
  try {
    return collection.insert(documents);
  } catch (error) {
    if (!(error instanceof GatewayError && /E11000/.test(error.message)) || duplicateRefusal === "E11000") throw error;
    if (duplicateRefusal === "DATABASE_DUPLICATE_WRITE")
      throw new GatewayError(duplicateRefusal, `[${duplicateRefusal}] The document is there already.`);
    throw new GatewayError("DATABASE_REQUEST_FAILED", "The document is there already.");
  }
}

/** How many documents an update says it has changed. */
export async function updateDocuments(
  collection: Collection,
  { query, operators, isMulti }: { readonly query: Document; readonly operators: Document; readonly isMulti: boolean },
  rules: CloudRules,
): Promise<number> {
  const found = fitting(collection, query, rules);
  if (!rules.updatesAreAtomic) await new Promise((resolve) => setTimeout(resolve, BETWEEN_STEPS_MS));
  const wanted = rules.updatesAreAtomic ? query : { _id: { $in: found } };
  const changed = collection.update(wanted, operators, isMulti);
  if (!rules.updateTellsHowMany) return 0;
  const counted = rules.updatedCountsUnchanged ? Math.max(changed, isMulti ? found.length : 1) : changed;
  return rules.updatedCountsEveryQueryOfOr || query.$or === undefined ? counted : Math.min(counted, 1);
}

/** Long enough for every update that was sent together to have looked. */
const BETWEEN_STEPS_MS = 100;

/** Read only where a rule needs it: with the defaults an update is one step. */
function fitting(collection: Collection, query: Document, rules: CloudRules): readonly unknown[] {
  if (rules.updatesAreAtomic && !rules.updatedCountsUnchanged) return [];
  const everything = { sort: {}, offset: 0, limit: Number.MAX_SAFE_INTEGER, projection: { _id: 1 } };
  return collection.find(query, everything).map(({ _id }) => _id);
}

type DateOf = (at: Date, offsetMs: number) => Date | null;

function dateOf(isTaken: boolean, { serverDateOffsetCounts }: CloudRules): DateOf {
  return (at, offsetMs) => {
    if (!isTaken) return null;
    return serverDateOffsetCounts ? at : new Date(at.getTime() - offsetMs);
  };
}

/** `not(gte(x))` as if it were "less than x". */
function withoutNot(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNot);
  if (!isPlain(value)) return value;
  const { $gte } = Object(value.$not);
  if ($gte !== undefined) return { $lt: $gte };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutNot(field)]));
}

function withoutLongNumbers(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) >= 2 ** 31 ? String(value) : value;
  if (Array.isArray(value)) return value.map(withoutLongNumbers);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutLongNumbers(field)]));
}

function isPlain(value: unknown): value is Document {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
