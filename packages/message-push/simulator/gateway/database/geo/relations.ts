// How geometries lie to each other. Lines are straight on the map of longitude and latitude, not on the globe: in a town the
// difference is below a metre. Distances are those of the globe.
import { type Geometry, isSame, type Position, type Rings, type Segment } from "./geometry";

/** MongoDB's radius of the earth. */
export const EARTH_RADIUS_M = 6_378_100;

/** Metres along the globe. */
export function distanceM([fromX, fromY]: Position, [toX, toY]: Position): number {
  const [from, to] = [radians(fromY), radians(toY)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const haversine = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(toX - fromX));
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Metres to the nearest corner of a geometry; 0 inside of an area or on a line. */
export function distanceTo(place: Position, geometry: Geometry): number {
  if (covers(geometry, place)) return 0;
  return Math.min(...geometry.positions.map((position) => distanceM(place, position)));
}

/** Whether they have at least one point in common; a border belongs to its area. */
export function intersects(one: Geometry, other: Geometry): boolean {
  return (
    one.positions.some((place) => covers(other, place)) ||
    other.positions.some((place) => covers(one, place)) ||
    one.segments.some((segment) => other.segments.some((second) => crosses(segment, second)))
  );
}

/** Whether all of it lies in one of the areas or in their border. */
export function within(geometry: Geometry, areas: Geometry): boolean {
  return (
    geometry.positions.every((place) => isInOneOf(areas.areas, place)) &&
    geometry.segments.every((segment) => cut(segment, areas.segments).every((place) => isInOneOf(areas.areas, place)))
  );
}

/** Whether every corner is at most so far from a place. */
export function withinCircle({ positions }: Geometry, centre: Position, radiusM: number): boolean {
  return positions.every((place) => distanceM(centre, place) <= radiusM);
}

function covers({ areas, segments, positions }: Geometry, place: Position): boolean {
  return (
    isInOneOf(areas, place) ||
    segments.some((segment) => isOn(segment, place)) ||
    positions.some((position) => isSame(position, place))
  );
}

function isInOneOf(areas: readonly Rings[], place: Position): boolean {
  return areas.some((rings) => isInArea(rings, place));
}

function isInArea([border = [], ...holes]: Rings, place: Position): boolean {
  const side = (ring: readonly Position[]) => (isOnRing(ring, place) ? "on" : isInRing(ring, place) ? "in" : "out");
  return side(border) !== "out" && holes.every((hole) => side(hole) !== "in");
}

function isOnRing(ring: readonly Position[], place: Position): boolean {
  return ring.slice(1).some((end, i) => isOn([ring[i] ?? end, end], place));
}

/** An odd number of edges lies to the east. */
function isInRing(ring: readonly Position[], [x, y]: Position): boolean {
  let isIn = false;
  for (const [i, [endX, endY]] of ring.entries()) {
    const [startX, startY] = ring[i - 1] ?? [endX, endY];
    if (startY > y !== endY > y && x < ((startX - endX) * (y - endY)) / (startY - endY) + endX) isIn = !isIn;
  }
  return isIn;
}

/** Positive when `place` is to the left of the segment, 0 on its line. */
function turn([[startX, startY], [endX, endY]]: Segment, [x, y]: Position): number {
  return Math.sign((endX - startX) * (y - startY) - (endY - startY) * (x - startX));
}

function isOn(segment: Segment, place: Position): boolean {
  if (turn(segment, place) !== 0) return false;
  const [[startX, startY], [endX, endY]] = segment;
  const isBetween = (a: number, b: number, c: number) => Math.min(a, b) <= c && c <= Math.max(a, b);
  return isBetween(startX, endX, place[0]) && isBetween(startY, endY, place[1]);
}

function crosses(one: Segment, other: Segment): boolean {
  if ([...other].some((end) => isOn(one, end)) || [...one].some((end) => isOn(other, end))) return true;
  return turn(one, other[0]) !== turn(one, other[1]) && turn(other, one[0]) !== turn(other, one[1]);
}

/** The middle of each piece that the segments cut this one into: between two cuts it is all inside, or all outside. */
function cut([start, end]: Segment, segments: readonly Segment[]): readonly Position[] {
  const at = (part: number): Position => [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part];
  const parts = segments.map((segment) => partAt([start, end], segment)).filter((part) => part > 0 && part < 1);
  const stops = [0, ...parts.sort((a, b) => a - b), 1];
  return stops.slice(1).map((stop, i) => at((stop + (stops[i] ?? 0)) / 2));
}

/** Where the line of `other` crosses the segment, as a part of its length; NaN when they run in the same direction. */
function partAt([start, end]: Segment, [otherStart, otherEnd]: Segment): number {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const [otherDx, otherDy] = [otherEnd[0] - otherStart[0], otherEnd[1] - otherStart[1]];
  const slope = dx * otherDy - dy * otherDx;
  return slope === 0
    ? Number.NaN
    : ((otherStart[0] - start[0]) * otherDy - (otherStart[1] - start[1]) * otherDx) / slope;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
