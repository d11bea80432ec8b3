import type { Money, RouteCost } from '../../model/index.ts';
import type { RouteCase } from '../route-case.ts';
import { routeCost } from '../route-cost.ts';
import { isStopInZone } from '../zone-of.ts';
import { dropsOf } from './drops.ts';
import { factsOf } from './facts.ts';
import { latenessOf } from './windows.ts';

/** What a route costs, recomputed from the times given. */
export function billOf(c: RouteCase): RouteCost {
  const { metres, seconds } = factsOf(c);
  return routeCost(c.vehicle, metres, seconds, { ...dropsOf(c), lateness: lateMoney(c), outside: outsideOf(c) });
}

function lateMoney({ calls }: RouteCase): Money {
  return calls.reduce((sum, call) => sum + ((call.stop.lateCostPerHour ?? 0) * latenessOf(call)) / 3600, 0);
}

function outsideOf({ index, vehicle, visits }: RouteCase): number {
  const zone = vehicle.zone === undefined ? undefined : index.zones.get(vehicle.zone);
  if (zone === undefined || vehicle.zoneCost === undefined) return 0;
  return visits.filter(({ stop }) => !isStopInZone(stop, zone, index)).length;
}
