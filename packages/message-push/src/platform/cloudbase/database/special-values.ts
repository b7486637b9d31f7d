// What a document can hold besides JSON: the database's own time, patterns and places.

/** The time of the database when it carries out the call, made by `database.serverDate()`. It is stored as a `Date`. */
export interface ServerDate {
  readonly offset: number;
}

/** A pattern made by `database.RegExp`, for `where`. */
export interface DatabaseRegExp {
  readonly $regularExpression: { readonly pattern: string; readonly options: string };
}

/** A place. A field with an index for places can be searched with `command.geoNear` and its kind. */
export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
  toJSON(): { readonly type: "Point"; readonly coordinates: readonly [number, number] };
}

/** A line through places. */
export interface GeoLineString {
  readonly points: readonly GeoPoint[];
  toJSON(): { readonly type: "LineString"; readonly coordinates: readonly unknown[] };
}

/** An area: the first line is its border, the others are holes. Each line ends where it begins. */
export interface GeoPolygon {
  readonly lines: readonly GeoLineString[];
  toJSON(): { readonly type: "Polygon"; readonly coordinates: readonly unknown[] };
}

/** Several places in one field. */
export interface GeoMultiPoint {
  readonly points: readonly GeoPoint[];
  toJSON(): { readonly type: "MultiPoint"; readonly coordinates: readonly unknown[] };
}

/** Several lines in one field. */
export interface GeoMultiLineString {
  readonly lines: readonly GeoLineString[];
  toJSON(): { readonly type: "MultiLineString"; readonly coordinates: readonly unknown[] };
}

/** Several areas in one field. */
export interface GeoMultiPolygon {
  readonly polygons: readonly GeoPolygon[];
  toJSON(): { readonly type: "MultiPolygon"; readonly coordinates: readonly unknown[] };
}

/** What `command.geoIntersects` takes. */
export type GeoShape = GeoPoint | GeoLineString | GeoPolygon | GeoMultiPoint | GeoMultiLineString | GeoMultiPolygon;

/** Makes places, lines and areas. Longitude comes before latitude. */
export interface Geo {
  /** @param longitude from -180 to 180. @param latitude from -90 to 90 */
  Point(longitude: number, latitude: number): GeoPoint;
  LineString(points: readonly GeoPoint[]): GeoLineString;
  Polygon(lines: readonly GeoLineString[]): GeoPolygon;
  MultiPoint(points: readonly GeoPoint[]): GeoMultiPoint;
  MultiLineString(lines: readonly GeoLineString[]): GeoMultiLineString;
  MultiPolygon(polygons: readonly GeoPolygon[]): GeoMultiPolygon;
}
