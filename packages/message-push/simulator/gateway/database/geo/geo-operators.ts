// The searches for places that the SDK sends, as operators of mingo, which has none of its own. The cloud asks for an index on the
// field (地理位置索引); here there are no indexes, and none is needed.
import { Context } from "mingo";
import { resolve } from "mingo/util";
import { GatewayError } from "../../gateway-error";
import type { Document } from "../documents";
import { type Geometry, type Position, readGeometry } from "./geometry";
import { distanceTo, EARTH_RADIUS_M, intersects, within, withinCircle } from "./relations";

/** `_.geoNear`, `_.geoWithin` and `_.geoIntersects`, as the SDK writes them. */
const queryOperators: Readonly<Record<string, (field: string, condition: unknown) => (document: unknown) => boolean>> =
  {
    $nearSphere: (field: string, condition: unknown) => {
      const near = readNear(condition);
      return testOf(field, (geometry) => near.accepts(distanceTo(near.place, geometry)));
    },
    $geoWithin: (field: string, condition: unknown) => {
      const { $centerSphere, $geometry } = Object(condition);
      if ($centerSphere !== undefined) {
        const { centre, radiusM } = readCircle($centerSphere);
        return testOf(field, (geometry) => withinCircle(geometry, centre, radiusM));
      }
      const areas = requireGeometry("$geoWithin", $geometry);
      if (areas.areas.length === 0) throw invalid("$geoWithin", "a Polygon or a MultiPolygon");
      return testOf(field, (geometry) => within(geometry, areas));
    },
    $geoIntersects: (field: string, condition: unknown) => {
      const other = requireGeometry("$geoIntersects", Object(condition).$geometry);
      return testOf(field, (geometry) => intersects(geometry, other));
    },
  };

/** What every query and pipeline runs with. mingo's type of an operator is that of all of its own at once, which none can have. */
export const GEO_CONTEXT: Context = Context.init().addQueryOps(queryOperators as never);

/** The documents from near to far, where a query asks for nearness and no other order is wanted. */
export function nearestFirst(documents: readonly Document[], query: Document): readonly Document[] {
  const near = findNear(query);
  if (near === undefined) return documents;
  const { place } = readNear(near.condition);
  const distances = new Map(documents.map((document) => [document, distanceOf(document, near.field, place)]));
  return documents.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** Whether a query puts what it finds in order by distance. */
export function isNear(query: Document): boolean {
  return findNear(query) !== undefined;
}

function findNear(query: Document): { readonly field: string; readonly condition: unknown } | undefined {
  for (const [field, value] of Object.entries(query)) {
    if (Object(value).$nearSphere !== undefined) return { field, condition: Object(value).$nearSphere };
    const found = field === "$and" && Array.isArray(value) ? value.map(findNear).find(Boolean) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Metres to the nearest place of a field; infinitely far when it holds none. */
export function distanceOf(document: Document, field: string, place: Position): number {
  return Math.min(...geometriesAt(document, field).map((geometry) => distanceTo(place, geometry)));
}

function testOf(field: string, test: (geometry: Geometry) => boolean): (document: unknown) => boolean {
  return (document) => geometriesAt(Object(document), field).some(test);
}

/** A field holds a geometry, or a list of them. */
function geometriesAt(document: Document, field: string): readonly Geometry[] {
  const value: unknown = resolve(document, field);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map(readGeometry).filter((geometry) => geometry !== undefined);
}

/** A place, and which distances to it are wanted. */
function readNear(condition: unknown): { readonly place: Position; accepts(metres: number): boolean } {
  const { $geometry, $minDistance, $maxDistance } = Object(condition);
  const least = limitOf($minDistance, 0);
  const most = limitOf($maxDistance, Number.POSITIVE_INFINITY);
  return { place: readPlace("$nearSphere", $geometry), accepts: (metres) => least <= metres && metres <= most };
}

function limitOf(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

export function readPlace(operator: string, value: unknown): Position {
  const { positions, segments } = requireGeometry(operator, value);
  const [place, ...others] = positions;
  if (place === undefined || others.length > 0 || segments.length > 0) throw invalid(operator, "one Point");
  return place;
}

/** `[[longitude, latitude], radius]`, the radius as an angle. */
function readCircle(value: unknown): { readonly centre: Position; readonly radiusM: number } {
  const [coordinates, radius] = Array.isArray(value) ? value : [];
  if (typeof radius !== "number" || radius < 0) throw invalid("$centerSphere", "a radius in radians, 0 or more");
  return { centre: readPlace("$centerSphere", { type: "Point", coordinates }), radiusM: radius * EARTH_RADIUS_M };
}

function requireGeometry(operator: string, value: unknown): Geometry {
  const geometry = readGeometry(value);
  if (geometry === undefined) throw invalid(operator, "a geometry of db.Geo");
  return geometry;
}

function invalid(operator: string, wanted: string): GatewayError {
  return new GatewayError("DATABASE_REQUEST_FAILED", `[FailedOperation] ${operator} needs ${wanted}.`);
}
