import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { isStopInZone } from '../zone-of.ts';

/** A vehicle with a zone and no price on leaving it serves nothing outside. */
export function checkZone({ index, route, vehicle, visits }: RouteCase, report: Report): void {
  if (vehicle.zone === undefined) return;
  const { vanId } = route;
  const zone = index.zones.get(vehicle.zone);
  if (zone === undefined) {
    const message = `vehicle ${quote(vehicle.id)} keeps to zone ${quote(vehicle.zone)}, which the problem lacks`;
    report({ code: 'UNKNOWN_ZONE', vanId, message });
    return;
  }
  if (vehicle.zoneCost !== undefined) return;
  for (const { stop } of visits) {
    if (isStopInZone(stop, zone, index)) continue;
    const message = `stop ${quote(stop.id)} is outside zone ${quote(zone.name)} of van ${quote(vanId)}`;
    report({ code: 'OUT_OF_ZONE', vanId, stopId: stop.id, message });
  }
}
