// `aggregate().geoNear(…)`: the first stage of a pipeline, which mingo does not have.
import { Query } from "mingo";
import { GatewayError } from "../../gateway-error";
import type { Document } from "../documents";
import { distanceOf, GEO_CONTEXT, readPlace } from "./geo-operators";
import { readGeometry } from "./geometry";

/** Mongo's default; a `limit` stage after it gives fewer. */
interface GeoNear {
  readonly near: unknown;
  readonly distanceField: string;
  readonly key?: string;
  readonly query?: Document;
  readonly minDistance?: number;
  readonly maxDistance?: number;
  readonly distanceMultiplier?: number;
  readonly includeLocs?: string;
  readonly limit?: number;
}

/** The documents that a leading `$geoNear` finds, and the stages that are left; as they are without one. */
export function takeGeoNear(
  documents: readonly Document[],
  stages: readonly Document[],
): { readonly documents: readonly Document[]; readonly stages: readonly Document[] } {
  const [first, ...rest] = stages;
  if (rest.some(isGeoNear)) throw failed("$geoNear is only valid as the first stage in a pipeline.");
  if (first === undefined || !isGeoNear(first)) return { documents, stages };
  return { documents: geoNear(documents, first.$geoNear as GeoNear), stages: rest };
}

function isGeoNear(stage: Document): boolean {
  return stage.$geoNear !== undefined;
}

function geoNear(documents: readonly Document[], options: GeoNear): readonly Document[] {
  const { near, distanceField, query = {}, minDistance = 0, maxDistance = Number.POSITIVE_INFINITY } = options;
  if (typeof distanceField !== "string") throw failed("$geoNear requires a 'distanceField' option as a String.");
  const place = readPlace("$geoNear", near);
  const condition = new Query(query, { context: GEO_CONTEXT });
  return documents
    .filter((document) => condition.test(document))
    .map((document) => ({ document, field: options.key ?? fieldOf(document) }))
    .map(({ document, field }) => ({ document, field, metres: distanceOf(document, field, place) }))
    .filter(({ metres }) => Number.isFinite(metres) && minDistance <= metres && metres <= maxDistance)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, options.limit)
    .map(({ document, field, metres }) => withResult(document, field, metres, options));
}

/** The cloud takes the field that has the index; here it is the first one that holds a place. */
function fieldOf(document: Document): string {
  return Object.keys(document).find((name) => readGeometry(document[name]) !== undefined) ?? "";
}

function withResult(
  document: Document,
  field: string,
  metres: number,
  { distanceField, distanceMultiplier = 1, includeLocs }: GeoNear,
): Document {
  const found = includeLocs === undefined ? document : placed(document, includeLocs, document[field]);
  return placed(found, distanceField, metres * distanceMultiplier);
}

/** A copy with a value at a dotted path. */
function placed(document: Document, path: string, value: unknown): Document {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...document, [name]: value };
  return { ...document, [name]: placed(Object(document[name]), rest.join("."), value) };
}

function failed(reason: string): GatewayError {
  return new GatewayError("DATABASE_REQUEST_FAILED", `[FailedOperation.Aggregate] ${reason}`);
}
