import type { Order } from '../model/order.ts';
import type { Problem, Stop } from '../model/problem.ts';
import type { Money } from '../model/units.ts';
import type { Vehicle } from '../model/vehicle.ts';
import { placesInZone } from './zone-fit.ts';

/** Prices are whole thousandths of money, so that sums kept in integers undo exactly. */
export const MILLS = 1000;

type PieceRates = Pick<Vehicle, 'payPerDelivery' | 'payPerPickup'>;

const typesOf = new WeakMap<Problem, ReadonlyMap<string, Order['type']>>();

/** Piece rates that a stop is worth to the driver: one for each order brought or fetched; an exchange is both. */
export function payAt(problem: Problem, vehicle: PieceRates, stop: Stop): Money {
  if (vehicle.payPerDelivery === 0 && vehicle.payPerPickup === 0) return 0;
  let types = typesOf.get(problem);
  if (types === undefined) {
    types = new Map(problem.orders.map((order) => [order.id, order.type]));
    typesOf.set(problem, types);
  }
  let pay = 0;
  for (const id of stop.orderIds) {
    const type = types.get(id);
    if (type === 'delivery' || type === 'exchange') pay += vehicle.payPerDelivery;
    if (type === 'pickup' || type === 'exchange') pay += vehicle.payPerPickup;
  }
  return pay;
}

/** The table of prices: `[class * n + node]`, times the weight of money. A new price of this kind is a term here. */
export function pricesOf(
  problem: Problem,
  nodes: readonly Stop[],
  vehicles: readonly Vehicle[],
  weight: number,
): Int32Array {
  const n = nodes.length;
  const zones = vehicles.map((vehicle) => (vehicle.zoneCost === undefined ? null : placesInZone(problem, vehicle)));
  return Int32Array.from({ length: vehicles.length * n }, (_, at) => {
    const k = Math.trunc(at / n);
    const stop = nodes[at % n];
    const price = payAt(problem, vehicles[k], stop) + zonePriceAt(zones[k], vehicles[k], stop);
    return Math.round(weight * price * MILLS);
  });
}

/** What a stop costs a vehicle for which it lies outside of `inside`: once, whether it is its door or the one it is fetched at. */
export function zonePriceAt(inside: Uint8Array | null, { zoneCost }: Pick<Vehicle, 'zoneCost'>, stop: Stop): Money {
  if (inside === null || zoneCost === undefined || isFetchOf(stop)) return 0;
  return inside[stop.place] === 1 && (stop.from === undefined || inside[stop.from.place] === 1) ? 0 : zoneCost;
}

/** The call where a shipment is fetched stands for no order. */
function isFetchOf(stop: Stop): boolean {
  return stop.orderIds.length === 0;
}
