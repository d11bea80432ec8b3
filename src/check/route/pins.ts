import { reloadDepotsOf } from '../../model/index.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A stop pinned to a vehicle row or to a van is served by it; goods pinned to a depot are loaded there, and unloaded there if fetched. */
export function checkPins({ route, vehicle, visits }: RouteCase, report: Report): void {
  const { vanId } = route;
  for (const { stop } of visits) {
    if (stop.vehicle !== undefined && stop.vehicle !== vehicle.id && stop.vehicle !== vanId) {
      const message = `stop ${quote(stop.id)} is pinned to ${quote(stop.vehicle)} but served by van ${quote(vanId)}`;
      report({ code: 'WRONG_VEHICLE', vanId, stopId: stop.id, message });
    }
    const { depot } = stop;
    if (depot === undefined) continue;
    const say = (what: string) => {
      const message = `stop ${quote(stop.id)} is pinned to depot ${quote(depot)} but ${what}`;
      report({ code: 'WRONG_DEPOT', vanId, stopId: stop.id, message });
    };
    const fetched = Object.values(stop.pickup).some((amount) => amount > 0);
    const brought = !fetched || Object.values(stop.delivery).some((amount) => amount > 0);
    if (brought && depot !== vehicle.depotId) say(`served from ${quote(vehicle.depotId)}`);
    if (!fetched) continue;
    if (vehicle.endDepotId !== depot) {
      say(
        vehicle.endDepotId === null
          ? 'its load is not brought to any'
          : `its load goes to ${quote(vehicle.endDepotId)}`,
      );
    }
    const other = reloadDepotsOf(vehicle).find((id) => id !== depot);
    if (vehicle.trips > 1 && other !== undefined) say(`its load may be taken off at ${quote(other)}`);
  }
}
