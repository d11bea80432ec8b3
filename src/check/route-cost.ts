import type { Metres, Money, RouteCost, Seconds, Vehicle } from '../model/index.ts';
import type { Drops } from './route/drops.ts';
import { roundMoney } from './tolerance.ts';

type Rates = Pick<Vehicle, 'costFixed' | 'costPerKm' | 'costPerHour' | 'payPerDelivery' | 'payPerPickup'> &
  Partial<Pick<Vehicle, 'overtimeAfterSeconds' | 'overtimeCostPerHour' | 'zone' | 'zoneCost'>>;

/** What a route did besides being driven. */
export interface Doings extends Drops {
  /** Sum of what its late visits cost. */
  readonly lateness: Money;
  /** Stops outside the vehicle's zone. */
  readonly outside: number;
}

const NOTHING: Doings = { deliveries: 0, pickups: 0, lateness: 0, outside: 0 };

/** What a route of this length and duration (departure to return) costs; each part rounded to 1e-3, those of rare rules missing if 0. */
export function routeCost(
  vehicle: Rates,
  metres: Metres,
  seconds: Seconds,
  doings: Partial<Doings> = NOTHING,
): RouteCost {
  const { deliveries, pickups, lateness: late, outside } = { ...NOTHING, ...doings };
  const { overtimeAfterSeconds = Infinity, overtimeCostPerHour = 0, zoneCost = 0 } = vehicle;
  const fixed = roundMoney(vehicle.costFixed);
  const distance = roundMoney((vehicle.costPerKm * metres) / 1000);
  const time = roundMoney((vehicle.costPerHour * seconds) / 3600);
  const pay = roundMoney(vehicle.payPerDelivery * deliveries + vehicle.payPerPickup * pickups);
  const overtime = roundMoney((overtimeCostPerHour * Math.max(0, seconds - overtimeAfterSeconds)) / 3600);
  const lateness = roundMoney(late);
  const zone = roundMoney(zoneCost * outside);
  return {
    fixed,
    distance,
    time,
    pay,
    ...(overtime === 0 ? {} : { overtime }),
    ...(lateness === 0 ? {} : { lateness }),
    ...(zone === 0 ? {} : { zone }),
    total: roundMoney(fixed + distance + time + pay + overtime + lateness + zone),
  };
}
