import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Zone } from '../model/problem.ts';
import type { LatLon } from '../model/units.ts';

/** Whether a point lies in a zone; its edge belongs to it, its holes do not. */
export function isInZone(zone: Zone, { lat, lon }: LatLon): boolean {
  const coordinates = zone.polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
  return booleanPointInPolygon([lon, lat], { type: 'MultiPolygon', coordinates });
}
