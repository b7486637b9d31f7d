// How large documents and answers may be, how many an aggregation gives, and what a collection may be called.
import { calculateObjectSize } from "bson";
import { GatewayError } from "../gateway-error";
import type { Document } from "./documents";

/** MongoDB's limit of one document as BSON. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** An aggregation gives so many, whatever its limit; four threads of the community, and no page. */
const AGGREGATE_MOST = 10_000;

/** @throws {GatewayError} `DATABASE_REQUEST_FAILED` for a document that is too large to be kept */
export function refuseLargeDocument(document: Document): void {
  const bytes = calculateObjectSize(document);
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  throw new GatewayError(
    "DATABASE_REQUEST_FAILED",
    `[FailedOperation] object to insert too large. size in bytes: ${bytes}, max size: ${MAX_DOCUMENT_BYTES}`,
  );
}

/** @throws {GatewayError} `EXCEED_MAX_RESPONSE_SIZE` for documents, as they are written, that are too many or too large together */
export function refuseLargeAnswer(list: readonly string[], maxBytes: number): void {
  let bytes = 0;
  for (const text of list) bytes += Buffer.byteLength(text);
  if (bytes <= maxBytes) return;
  const limit = `${maxBytes / 1024 / 1024}MB`;
  throw new GatewayError(
    "EXCEED_MAX_RESPONSE_SIZE",
    `response size exceeded ${limit}: database query result size exceed limit (${limit}), -602001 in the SDK's table`,
  );
}

/** What an aggregation gives of what it found. */
export function cutAggregate(
  found: readonly Document[],
  stages: readonly Document[],
  byDefault: number,
): readonly Document[] {
  const hasLimit = stages.some((stage) => stage.$limit !== undefined);
  return found.slice(0, hasLimit ? AGGREGATE_MOST : byDefault);
}

/**
 * "集合名称必须符合 MongoDB 命名规范": https://docs.cloudbase.net/http-api/nosql/create-collection. That is: not empty, without $ and
 * NUL, and not among the system's own.
 *
 * @throws {GatewayError} `INVALID_PARAM`
 */
export function refuseCollectionName(name: string): void {
  if (name !== "" && !/[$\0]/.test(name) && !name.startsWith("system.")) return;
  throw new GatewayError("INVALID_PARAM", `Collection name is invalid: ${JSON.stringify(name)}.`);
}
