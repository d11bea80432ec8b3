import { keepsDepot, type Load, type Order, type Vehicle, vanIds } from '../model/index.ts';

/** Rounding that sums of decimals may show. */
const TOLERANCE = 1e-6;

/** Amounts of several loads, dimension by dimension. */
export function sumLoads(loads: readonly Load[]): Load {
  if (loads.length === 1) return loads[0];
  const sum: Record<string, number> = {};
  for (const load of loads) for (const [name, amount] of Object.entries(load)) sum[name] = (sum[name] ?? 0) + amount;
  // 0.1 + 0.2 must not stand in plan.json with all its digits.
  for (const name of Object.keys(sum)) sum[name] = Math.round(sum[name] * 1e9) / 1e9;
  return sum;
}

/** Whether an empty vehicle of this row has room for the load. */
export function hasRoom(vehicle: Pick<Vehicle, 'capacity'>, load: Load): boolean {
  return Object.entries(load).every(
    ([name, amount]) => amount <= (vehicle.capacity[name] ?? Infinity) * (1 + TOLERANCE),
  );
}

/** Whether skills and pins let the vehicle serve the order. */
export function isAllowed(vehicle: Vehicle, order: Order): boolean {
  if (!keepsDepot(vehicle, order)) return false;
  if (!order.skills.every((skill) => vehicle.skills.includes(skill))) return false;
  return order.vehicle === undefined || order.vehicle === vehicle.id || vanIds(vehicle).includes(order.vehicle);
}

/** Whether an empty vehicle of this row may and can carry the orders at one visit. */
export function canCarry(vehicle: Vehicle, orders: readonly Order[]): boolean {
  return (
    orders.every((order) => isAllowed(vehicle, order)) &&
    hasRoom(vehicle, sumLoads(orders.map((order) => order.delivery))) &&
    hasRoom(vehicle, sumLoads(orders.map((order) => order.pickup)))
  );
}
