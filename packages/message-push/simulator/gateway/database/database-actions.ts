// The `database.*` actions of the SDK on the stand-in database.
import type { SimulatorClock } from "../../clock";
import { type CloudRules, cloudRules } from "../../cloud-rules";
import { GatewayError } from "../gateway-error";
import type { SdkFields } from "../read-sdk-request";
import type { Collection } from "./collection";
import type { Database } from "./database";
import { type Document, decode, encode } from "./documents";
import { cutAggregate, refuseLargeAnswer } from "./size-limits";

/** Does one action; what it returns goes into the body of the response. */
export type Action = (fields: SdkFields) => Document | Promise<Document>;

/** The cloud's own limits of one `get`. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

export function databaseActions(
  database: Database,
  clock: SimulatorClock,
  { databaseAnswerMaxBytes }: CloudRules = cloudRules(),
): Readonly<Record<string, Action>> {
  const read = (text: unknown) => decode(text, clock.nowMs());
  const named = (name: unknown) => database.collection(String(name));
  const answer = (found: readonly Document[]) => {
    const list = found.map(encode);
    refuseLargeAnswer(list, databaseAnswerMaxBytes);
    return { data: { list } };
  };

  return {
    "database.addCollection"({ collectionName }) {
      database.createCollection(String(collectionName));
      return {};
    },
    "database.insertDocument"({ collectionName, data }) {
      const documents = Array.isArray(data) ? data.map(read) : [];
      return { data: { insertedIds: named(collectionName).insert(documents) } };
    },
    "database.getDocument"({ collectionName, query, queryType, order, offset, limit, projection }) {
      const found = named(collectionName).find(read(query), {
        sort: read(order) as Record<string, 1 | -1>,
        offset: Number(offset ?? 0),
        limit: queryType === "DOC" ? 1 : Math.min(Number(limit ?? DEFAULT_LIMIT), MAX_LIMIT),
        projection: read(projection),
      });
      return answer(found);
    },
    "database.calculateDocument"({ collectionName, query }) {
      return { data: { total: named(collectionName).count(read(query)) } };
    },
    "database.modifyDocument"(fields) {
      return { data: modify(named(fields.collectionName), fields, read) };
    },
    "database.removeDocument"({ collectionName, query, multi }) {
      return { data: { deleted: named(collectionName).remove(read(query), multi === true) } };
    },
    "database.aggregateDocuments"({ collectionName, stages }) {
      const pipeline = (Array.isArray(stages) ? stages : []).map((stage: { stageKey: string; stageValue: string }) =>
        read(`{${JSON.stringify(stage.stageKey)}:${stage.stageValue}}`),
      );
      const found = named(collectionName).aggregate(pipeline, (name) => named(name).all());
      return answer(cutAggregate(found, pipeline));
    },
    "database.startTransaction": refuseTransaction,
    "database.commitTransaction": refuseTransaction,
    "database.abortTransaction": refuseTransaction,
  };
}

function modify(collection: Collection, fields: SdkFields, read: (text: unknown) => Document): Document {
  const query = read(fields.query);
  const data = read(fields.data);
  if (fields.merge === true) {
    // The SDK sends {} for an update without fields, and the cloud changes nothing then.
    const isEmpty = Object.keys(data).length === 0;
    return { updated: isEmpty ? 0 : collection.update(query, data, fields.multi === true) };
  }
  const { updated, upsertedId } = collection.replace(query, data);
  return { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) };
}

function refuseTransaction(): never {
  throw new GatewayError("DATABASE_TRANSACTION_FAIL", "The simulator has no transactions; see docs/simulator.md.");
}
