// The `database.*` actions of the SDK on the stand-in database.
import type { SimulatorClock } from "../../clock";
import type { Action, Actions } from "../action";
import { GatewayError } from "../gateway-error";
import type { SdkFields } from "../read-sdk-request";
import type { Database } from "./database";
import { type Document, decode, encode } from "./documents";

/** The cloud's own limits of one `get`. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

type Read = (text: unknown) => Document;

export function databaseActions(database: Database, clock: SimulatorClock): Actions {
  const read: Read = (text) => decode(text, clock.nowMs());
  const actions: Actions = {
    "database.addCollection": ({ collectionName }) => {
      database.createCollection(String(collectionName));
      return {};
    },
    "database.insertDocument": ({ collectionName, data }) => ({
      data: { insertedIds: database.insert(String(collectionName), listOf(data).map(read)) },
    }),
    "database.getDocument": (fields) => ({ data: { list: getDocuments(database, fields, read).map(encode) } }),
    "database.calculateDocument": ({ collectionName, query }) => ({
      data: { total: database.count(String(collectionName), read(query)) },
    }),
    "database.modifyDocument": (fields) => ({ data: modifyDocuments(database, fields, read) }),
    "database.removeDocument": ({ collectionName, query, multi }) => ({
      data: { deleted: database.remove(String(collectionName), read(query), multi === true) },
    }),
    "database.aggregateDocuments": ({ collectionName, stages }) => {
      const pipeline = listOf(stages).map((stage) => readStage(stage, read));
      return { data: { list: database.aggregate(String(collectionName), pipeline).map(encode) } };
    },
    "database.startTransaction": refuseTransaction,
    "database.commitTransaction": refuseTransaction,
    "database.abortTransaction": refuseTransaction,
  };
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, withDatabaseErrors(action)]));
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new GatewayError("INVALID_PARAM", "A list is missing.");
}

function getDocuments(database: Database, fields: SdkFields, read: Read): Document[] {
  const isSingle = fields.queryType === "DOC";
  return database.find(String(fields.collectionName), read(fields.query), {
    sort: read(fields.order) as Record<string, 1 | -1>,
    offset: Number(fields.offset ?? 0),
    limit: isSingle ? 1 : Math.min(Number(fields.limit ?? DEFAULT_LIMIT), MAX_LIMIT),
    projection: read(fields.projection),
  });
}

function modifyDocuments(database: Database, fields: SdkFields, read: Read): Document {
  const name = String(fields.collectionName);
  const data = read(fields.data);
  if (fields.merge === true) return { updated: database.update(name, read(fields.query), data, fields.multi === true) };
  const { updated, upsertedId } = database.replace(name, read(fields.query), data);
  return { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) };
}

// A stage's value is JSON, and not always an object: `{ "$limit": 3 }`.
function readStage(stage: unknown, read: Read): Document {
  const { stageKey, stageValue } = stage as { readonly stageKey: string; readonly stageValue: string };
  return read(`{${JSON.stringify(stageKey)}:${stageValue}}`);
}

function refuseTransaction(): never {
  throw new GatewayError(
    "DATABASE_TRANSACTION_FAIL",
    "The simulator has no transactions. Use one conditional update, or an add with an _id, which are atomic.",
  );
}

// What mingo or bson cannot do, the cloud's database could not do either.
function withDatabaseErrors(action: Action): Action {
  return (fields, caller) => {
    try {
      return action(fields, caller);
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      throw new GatewayError("DATABASE_REQUEST_FAILED", `[FailedOperation] ${(error as Error).message}`);
    }
  };
}
