import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import type { Point } from './point.ts';

/** What the municipality says about its area (`map` of `GET /`). */
export type DistrictMap = NonNullable<Jurisdiction['map']>;

type Position = readonly [lng: number, lat: number];
type Ring = readonly Position[];
/** The outer ring and the holes in it. */
type Polygon = readonly Ring[];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const positionOf = (value: unknown): Position | undefined => {
  const [lng, lat] = listOf(value);
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined;
};

const ringOf = (value: unknown): Ring =>
  listOf(value)
    .map(positionOf)
    .filter(position => position !== undefined);

const polygonOf = (value: unknown): Polygon =>
  listOf(value)
    .map(ringOf)
    .filter(({ length }) => length > 2);

/** The polygons of a GeoJSON geometry, or of what is wrapped around one; none where it is something else. */
const polygonsOf = (geoJson: unknown): readonly Polygon[] => {
  const coordinates = memberOf(geoJson, 'coordinates');
  switch (memberOf(geoJson, 'type')) {
    case 'Polygon':
      return [polygonOf(coordinates)].filter(({ length }) => length > 0);
    case 'MultiPolygon':
      return listOf(coordinates)
        .map(polygonOf)
        .filter(({ length }) => length > 0);
    case 'Feature':
      return polygonsOf(memberOf(geoJson, 'geometry'));
    case 'FeatureCollection':
      return listOf(memberOf(geoJson, 'features')).flatMap(polygonsOf);
    case 'GeometryCollection':
      return listOf(memberOf(geoJson, 'geometries')).flatMap(polygonsOf);
    default:
      return [];
  }
};

/** Whether a line from the point to the east crosses the ring an odd number of times. */
const isInRing = ({ lat, lng }: Point, ring: Ring): boolean => {
  let inside = false;
  ring.forEach(([fromLng, fromLat], index) => {
    const [toLng, toLat] = ring[(index + 1) % ring.length] ?? [fromLng, fromLat];
    if (fromLat > lat === toLat > lat) return;
    const crossing = fromLng + ((lat - fromLat) / (toLat - fromLat)) * (toLng - fromLng);
    if (lng < crossing) inside = !inside;
  });
  return inside;
};

const isInPolygon = (point: Point, [outer = [], ...holes]: Polygon): boolean =>
  isInRing(point, outer) && !holes.some(hole => isInRing(point, hole));

/** Whether the point lies in the municipality's area, as far as its boundary, or else its bounds, tell; `undefined` where nothing does. */
export const isInDistrict = (point: Point, map: DistrictMap | undefined): boolean | undefined => {
  if (map === undefined) return undefined;
  const polygons = polygonsOf(map.boundary);
  if (polygons.length > 0) return polygons.some(polygon => isInPolygon(point, polygon));
  const { southWest, northEast } = map.bounds;
  const between = (from: number, value: number, to: number) => from <= value && value <= to;
  return between(southWest.lat, point.lat, northEast.lat) && between(southWest.lng, point.lng, northEast.lng);
};
