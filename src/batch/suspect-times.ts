import type { Complaint, Order, Problem } from '../model/index.ts';
import { suspicion } from './suspicion.ts';

/** Windows, releases, rides and cash of an order that cannot be kept on any route, or that say nothing. */
export function suspectTimes({ orders, vehicles }: Problem): Complaint[] {
  if (vehicles.length === 0) return [];
  const mostCash = Math.max(...vehicles.map(({ maxCash = Infinity }) => maxCash));
  const latest = Math.max(...vehicles.map(({ shift }) => shift?.end ?? Infinity));
  return orders.flatMap((order) => suspectOrder(order, mostCash, latest) ?? []);
}

/** The first reason found. */
function suspectOrder(order: Order, mostCash: number, latest: number): Complaint | undefined {
  const { id, from, windows } = order;
  const lastBegin = order.lateCostPerHour === undefined ? (windows.at(-1)?.end ?? Infinity) : Infinity;
  if (from !== undefined) {
    if (order.type === 'pickup') {
      const message = `order ${id} is a pickup for the depot but has a place it comes from`;
      return suspicion(order, 'SUSPECT_SHIPMENT', message, 'Make it a delivery, or empty from_lat and from_lon.');
    }
    const fetched = Math.max(from.windows[0]?.start ?? -Infinity, order.readyAt ?? -Infinity) + from.serviceSeconds;
    if (fetched > lastBegin) {
      const message = `order ${id} cannot be fetched before its own windows are over`;
      return suspicion(order, 'SUSPECT_SHIPMENT', message, 'Check window against from_window.');
    }
  } else {
    if (order.maxRideSeconds !== undefined) {
      const message = `order ${id} may ride only so long but comes from the depot: the limit counts for shipments alone`;
      return suspicion(order, 'SUSPECT_SHIPMENT', message, 'Fill in from_lat and from_lon, or empty max_ride_min.');
    }
    if (order.type !== 'pickup' && (order.readyAt ?? -Infinity) > Math.min(lastBegin, latest)) {
      const message = `the goods of order ${id} are ready after its windows or all shifts are over`;
      return suspicion(order, 'SUSPECT_READY', message, 'Check ready_on against window.');
    }
  }
  if (order.lateCostPerHour !== undefined && windows.length === 0) {
    const message = `order ${id} has a price on lateness but no window to be late for`;
    return suspicion(order, 'SUSPECT_LATE_COST', message, 'Fill in its window, or empty late_cost_per_hour.');
  }
  if (order.cash > mostCash) {
    const message = `no vehicle may carry the cash of order ${id}`;
    return suspicion(order, 'SUSPECT_CASH', message, 'Check it against max_cash of the vehicles.', String(order.cash));
  }
  return undefined;
}
