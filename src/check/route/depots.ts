import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A route starts and ends at the depots of its vehicle. */
export function checkDepots({ route, vehicle, start, end }: RouteCase, report: Report): void {
  const { vanId } = route;
  if (start.depotId !== vehicle.depotId) {
    const message = `van ${quote(vanId)} starts at ${quote(start.depotId)} instead of ${quote(vehicle.depotId)}`;
    report({ code: 'WRONG_START_DEPOT', vanId, message });
  }
  if (end !== undefined && vehicle.endDepotId !== null && end.depotId !== vehicle.endDepotId) {
    const message = `van ${quote(vanId)} ends at ${quote(end.depotId)} instead of ${quote(vehicle.endDepotId)}`;
    report({ code: 'WRONG_END_DEPOT', vanId, message });
  }
}
