import type { Metres, RouteCost, Seconds, Vehicle } from '../model/index.ts';
import type { Drops } from './route/drops.ts';
import { roundMoney } from './tolerance.ts';

/** What a route of this length and duration (departure to return) with so many orders done costs; each part rounded to 1e-3. */
export function routeCost(
  vehicle: Pick<Vehicle, 'costFixed' | 'costPerKm' | 'costPerHour' | 'payPerDelivery' | 'payPerPickup'>,
  metres: Metres,
  seconds: Seconds,
  { deliveries, pickups }: Drops = { deliveries: 0, pickups: 0 },
): RouteCost {
  const fixed = roundMoney(vehicle.costFixed);
  const distance = roundMoney((vehicle.costPerKm * metres) / 1000);
  const time = roundMoney((vehicle.costPerHour * seconds) / 3600);
  const pay = roundMoney(vehicle.payPerDelivery * deliveries + vehicle.payPerPickup * pickups);
  return { fixed, distance, time, pay, total: roundMoney(fixed + distance + time + pay) };
}
