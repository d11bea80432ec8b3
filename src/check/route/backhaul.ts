import type { Stop } from '../../model/index.ts';
import type { ProblemIndex } from '../problem-index.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** With `backhaul: last` a trip brings nothing after it has fetched something; with `after-delivery` it does not only fetch, either. */
export function checkBackhaul({ index, route, vehicle, visits }: RouteCase, report: Report): void {
  if (vehicle.backhaul === undefined || vehicle.backhaul === 'mixed') return;
  const { vanId } = route;
  const trips = new Map<number, { hasBrought: boolean; fetched: string | undefined }>();
  for (const { stop, trip } of visits) {
    const { brings, fetches } = sidesOf(stop, index);
    const so = trips.get(trip) ?? { hasBrought: false, fetched: undefined };
    trips.set(trip, so);
    if (brings && so.fetched !== undefined) {
      const message = `van ${quote(vanId)} brings to stop ${quote(stop.id)} after fetching at ${quote(so.fetched)}, but takes pickups last`;
      report({ code: 'DELIVERY_AFTER_PICKUP', vanId, stopId: stop.id, message });
    }
    if (brings) so.hasBrought = true;
    if (fetches) so.fetched ??= stop.id;
  }
  if (vehicle.backhaul !== 'after-delivery') return;
  for (const [trip, { hasBrought, fetched }] of trips) {
    if (hasBrought || fetched === undefined) continue;
    const message = `trip ${trip + 1} of van ${quote(vanId)} fetches at stop ${quote(fetched)} and brings nothing`;
    report({ code: 'PICKUPS_ALONE', vanId, stopId: fetched, message });
  }
}

/** By the types of its orders, whatever they weigh; a shipment comes from no depot and goes to none. */
function sidesOf(stop: Stop, { orders }: ProblemIndex): { readonly brings: boolean; readonly fetches: boolean } {
  if (stop.from !== undefined) return { brings: false, fetches: false };
  const types = stop.orderIds.map((id) => orders.get(id)?.type);
  return {
    brings: types.some((type) => type === 'delivery' || type === 'exchange'),
    fetches: types.some((type) => type === 'pickup' || type === 'exchange'),
  };
}
