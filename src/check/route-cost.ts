import type { Metres, RouteCost, Seconds, Vehicle } from '../model/index.ts';
import { roundMoney } from './tolerance.ts';

/** What a route of this length and duration (departure to return) costs; each part rounded to 1e-3. */
export function routeCost(
  vehicle: Pick<Vehicle, 'costFixed' | 'costPerKm' | 'costPerHour'>,
  metres: Metres,
  seconds: Seconds,
): RouteCost {
  const fixed = roundMoney(vehicle.costFixed);
  const distance = roundMoney((vehicle.costPerKm * metres) / 1000);
  const time = roundMoney((vehicle.costPerHour * seconds) / 3600);
  return { fixed, distance, time, total: roundMoney(fixed + distance + time) };
}
