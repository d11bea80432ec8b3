import { isInZone } from '../geo/zones.ts';
import type { Problem } from '../model/problem.ts';
import type { Vehicle } from '../model/vehicle.ts';

/** Per problem and zone: for each place whether it is inside. */
const known = new WeakMap<object, Map<string, Uint8Array>>();

/** For each place 1 if the vehicle's zone holds it; null if the vehicle has none. An unknown zone holds nothing. */
export function placesInZone({ zones, places }: Problem, { zone }: Vehicle): Uint8Array | null {
  if (zone === undefined) return null;
  let byName = known.get(places);
  if (byName === undefined) {
    byName = new Map();
    known.set(places, byName);
  }
  let inside = byName.get(zone);
  if (inside === undefined) {
    const area = zones?.find((z) => z.name === zone);
    inside = Uint8Array.from(places, (place) => (area !== undefined && isInZone(area, place) ? 1 : 0));
    byName.set(zone, inside);
  }
  return inside;
}
