// The `database.*` actions of the SDK on the stand-in database.
import type { SimulatorClock } from "../../clock";
import { type CloudRules, cloudRules } from "../../cloud-rules";
import { GatewayError } from "../gateway-error";
import type { SdkFields } from "../read-sdk-request";
import type { Collection } from "./collection";
import type { Database } from "./database";
import { type Document, encode } from "./documents";
import { cutAggregate, refuseLargeAnswer } from "./size-limits";
import {
  asRead,
  insertDocuments,
  readOrder,
  readProjection,
  readQuery,
  readWritten,
  requireCollection,
  updateDocuments,
} from "./uncertain-database";

/** Does one action; what it returns goes into the body of the response. */
export type Action = (fields: SdkFields) => Document | Promise<Document>;

/** The SDK asks for so many itself where it is given no limit. */
const DEFAULT_LIMIT = 100;

export function databaseActions(
  database: Database,
  clock: SimulatorClock,
  rules: CloudRules = cloudRules(),
): Readonly<Record<string, Action>> {
  const read = (text: unknown) => readQuery(text, clock.nowMs(), rules);
  const written = (text: unknown) => readWritten(text, clock.nowMs(), rules);
  const named = (name: unknown) => requireCollection(database, String(name), rules);
  const answer = (found: readonly Document[]) => {
    const list = found.map((document) => encode(asRead(document, rules)));
    refuseLargeAnswer(list, rules.databaseAnswerMaxBytes);
    return { data: { list } };
  };

  return {
    "database.addCollection"({ collectionName }) {
      const name = String(collectionName);
      if (!rules.createCollectionKeepsDocuments) database.dropCollection(name);
      database.createCollection(name);
      return {};
    },
    "database.insertDocument"({ collectionName, data }) {
      const documents = Array.isArray(data) ? data.map(written) : [];
      return { data: { insertedIds: insertDocuments(named(collectionName), documents, rules) } };
    },
    "database.getDocument"({ collectionName, query, queryType, order, offset, limit, projection }) {
      const found = named(collectionName).find(read(query), {
        sort: readOrder(order, rules),
        offset: Number(offset ?? 0),
        limit: queryType === "DOC" ? 1 : Math.min(Number(limit ?? DEFAULT_LIMIT), rules.getMaxDocuments),
        projection: readProjection(projection, rules),
      });
      return answer(found);
    },
    "database.calculateDocument"({ collectionName, query }) {
      return { data: { total: named(collectionName).count(read(query)) } };
    },
    async "database.modifyDocument"(fields) {
      const collection = named(fields.collectionName);
      const query = read(fields.query);
      const data = written(fields.data);
      if (fields.merge !== true) return { data: replace(collection, query, data) };
      // The SDK sends {} for an update without fields, and the cloud changes nothing then.
      if (Object.keys(data).length === 0) return { data: { updated: 0 } };
      const update = { query, operators: data, isMulti: fields.multi === true };
      return { data: { updated: await updateDocuments(collection, update, rules) } };
    },
    "database.removeDocument"({ collectionName, query, multi }) {
      return { data: { deleted: named(collectionName).remove(read(query), multi === true) } };
    },
    "database.aggregateDocuments"({ collectionName, stages }) {
      const pipeline = (Array.isArray(stages) ? stages : []).map((stage: { stageKey: string; stageValue: string }) =>
        read(`{${JSON.stringify(stage.stageKey)}:${stage.stageValue}}`),
      );
      const found = named(collectionName).aggregate(pipeline, (name) => named(name).all());
      return answer(cutAggregate(found, pipeline, rules.aggregateDefaultDocuments));
    },
    "database.startTransaction": refuseTransaction,
    "database.commitTransaction": refuseTransaction,
    "database.abortTransaction": refuseTransaction,
  };
}

function replace(collection: Collection, query: Document, data: Document): Document {
  const { updated, upsertedId } = collection.replace(query, data);
  return { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) };
}

function refuseTransaction(): never {
  throw new GatewayError("DATABASE_TRANSACTION_FAIL", {
    en: "The simulator has no transactions; see docs/testing.md.",
    zh: "模拟器没有事务，见 docs/testing.zh-CN.md。",
  });
}
