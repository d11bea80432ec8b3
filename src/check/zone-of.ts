import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Stop, Zone } from '../model/index.ts';
import type { ProblemIndex } from './problem-index.ts';

/** Whether all places of a stop (its own, and where it is fetched) are inside; the edge is. */
export function isStopInZone(stop: Stop, zone: Zone, { problem }: ProblemIndex): boolean {
  const places = stop.from === undefined ? [stop.place] : [stop.place, stop.from.place];
  return places.every((place) => {
    const { lat, lon } = problem.places[place];
    return zone.polygons.some((polygon) =>
      booleanPointInPolygon([lon, lat], {
        type: 'Polygon',
        coordinates: polygon.map((ring) => ring.map(([x, y]) => [x, y])),
      }),
    );
  });
}
