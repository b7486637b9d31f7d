// Places, lines and areas as the SDK's db.Geo writes them: GeoJSON, longitude before latitude.

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** Two ends. */
export type Segment = readonly [Position, Position];
/** The border first, then the holes; each ends where it begins. */
export type Rings = readonly (readonly Position[])[];

/** A geometry taken apart: what it consists of, whatever its type. */
export interface Geometry {
  /** Every corner, and every place on its own. */
  readonly positions: readonly Position[];
  readonly segments: readonly Segment[];
  readonly areas: readonly Rings[];
}

type Reader = (coordinates: unknown) => Geometry | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  Point: (value) => (isPosition(value) ? { positions: [value], segments: [], areas: [] } : undefined),
  MultiPoint: several((value) => READERS.Point?.(value)),
  LineString: (value) => (isLine(value) ? lineOf(value) : undefined),
  MultiLineString: several((value) => READERS.LineString?.(value)),
  Polygon: (value) => (isRings(value) ? areaOf(value) : undefined),
  MultiPolygon: several((value) => READERS.Polygon?.(value)),
};

/** None for what is no geometry: a field that holds something else matches no search for places. */
export function readGeometry(value: unknown): Geometry | undefined {
  const { type, coordinates } = Object(value);
  return typeof type === "string" && Object.hasOwn(READERS, type) ? READERS[type]?.(coordinates) : undefined;
}

function several(read: Reader): Reader {
  return (value) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const parts = value.map(read);
    return parts.every((part) => part !== undefined) ? joined(parts) : undefined;
  };
}

function joined(parts: readonly Geometry[]): Geometry {
  return {
    positions: parts.flatMap(({ positions }) => positions),
    segments: parts.flatMap(({ segments }) => segments),
    areas: parts.flatMap(({ areas }) => areas),
  };
}

function lineOf(positions: readonly Position[]): Geometry {
  const segments = positions.slice(1).map((end, i): Segment => [positions[i] ?? end, end]);
  return { positions, segments, areas: [] };
}

function areaOf(rings: Rings): Geometry {
  return { ...joined(rings.map(lineOf)), areas: [rings] };
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.length === 2 && value.every((number) => Number.isFinite(number));
}

function isLine(value: unknown): value is readonly Position[] {
  return Array.isArray(value) && value.length >= 2 && value.every(isPosition);
}

function isRings(value: unknown): value is Rings {
  return Array.isArray(value) && value.length > 0 && value.every((ring) => isLine(ring) && isClosed(ring));
}

/** Three corners at least, and the first one again. */
function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && first !== undefined && last !== undefined && isSame(first, last);
}

export function isSame([x, y]: Position, [otherX, otherY]: Position): boolean {
  return x === otherX && y === otherY;
}
