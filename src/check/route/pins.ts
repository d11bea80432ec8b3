import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A stop pinned to a vehicle row, to a van or to a start depot is served by it. */
export function checkPins({ route, vehicle, visits }: RouteCase, report: Report): void {
  const { vanId } = route;
  for (const { stop } of visits) {
    if (stop.vehicle !== undefined && stop.vehicle !== vehicle.id && stop.vehicle !== vanId) {
      const message = `stop ${quote(stop.id)} is pinned to ${quote(stop.vehicle)} but served by van ${quote(vanId)}`;
      report({ code: 'WRONG_VEHICLE', vanId, stopId: stop.id, message });
    }
    if (stop.depot !== undefined && stop.depot !== vehicle.depotId) {
      const message = `stop ${quote(stop.id)} is pinned to depot ${quote(stop.depot)} but served from ${quote(vehicle.depotId)}`;
      report({ code: 'WRONG_DEPOT', vanId, stopId: stop.id, message });
    }
  }
}
