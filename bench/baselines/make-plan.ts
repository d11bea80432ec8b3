import { canonicalSchedule, routeCost } from '../../src/check/index.ts';
import type { Order } from '../../src/model/order.ts';
import type { Plan, PlanCost, Route, Step } from '../../src/model/plan.ts';
import type { Problem, Stop } from '../../src/model/problem.ts';
import type { Travel } from '../../src/model/travel.ts';
import { type Vehicle, vanIds } from '../../src/model/vehicle.ts';

/** Stops of one van, in order. */
export interface Tour {
  readonly vehicle: Vehicle;
  readonly stops: readonly Stop[];
}

/** Gives each tour a van of its row and the schedule that the referee computes for it; stops on no tour are unassigned. */
export function makePlan(problem: Problem, travel: Travel, tours: readonly Tour[]): Plan {
  const used = new Map<string, number>();
  const served = new Set<string>();
  const routes = tours.map(({ vehicle, stops }) => {
    const number = used.get(vehicle.id) ?? 0;
    used.set(vehicle.id, number + 1);
    for (const stop of stops) served.add(stop.id);
    return makeRoute(problem, travel, vehicle, vanIds(vehicle)[number], stops);
  });
  const left = problem.stops.filter((stop) => !served.has(stop.id));
  const sum = (part: 'fixed' | 'distance' | 'time' | 'pay') =>
    money(routes.reduce((total, route) => total + route.cost[part], 0));
  const skipped = money(left.reduce((total, stop) => total + (stop.skipCost ?? 0), 0));
  const parts = { fixed: sum('fixed'), distance: sum('distance'), time: sum('time'), pay: sum('pay'), skipped };
  const cost: PlanCost = { ...parts, total: money(parts.fixed + parts.distance + parts.time + parts.pay + skipped) };
  const unassigned = left.flatMap((stop) =>
    stop.orderIds.map((orderId) => ({
      orderId,
      stopId: stop.id,
      code: 'NO_ROOM' as const,
      reason: 'the baseline found no room for it',
      remedy: '',
    })),
  );
  return { routes, unassigned, cost };
}

function money(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function makeRoute(problem: Problem, travel: Travel, vehicle: Vehicle, vanId: string, stops: readonly Stop[]): Route {
  const schedule = canonicalSchedule(
    problem,
    vehicle,
    stops.map((stop) => stop.id),
    travel,
  );
  if (schedule === null) throw new Error(`The tour of ${vanId} cannot be driven.`);
  const load: Record<string, number> = {};
  for (const dimension of problem.dimensions) {
    load[dimension] = stops.reduce((sum, stop) => sum + (stop.delivery[dimension] ?? 0), 0);
  }
  const { departure, finish } = schedule;
  const steps: Step[] = [
    { kind: 'start', depotId: vehicle.depotId, arrival: departure, start: departure, departure, load: { ...load } },
  ];
  for (const [i, visit] of schedule.visits.entries()) {
    for (const dimension of problem.dimensions) {
      load[dimension] += (stops[i].pickup[dimension] ?? 0) - (stops[i].delivery[dimension] ?? 0);
    }
    steps.push({ kind: 'visit', ...visit, load: { ...load } });
  }
  if (vehicle.endDepotId !== null && schedule.endLeg !== undefined) {
    const time = { arrival: finish, start: finish, departure: finish };
    steps.push({ kind: 'end', depotId: vehicle.endDepotId, leg: schedule.endLeg, ...time, load: { ...load } });
  }
  return {
    vanId,
    vehicleId: vehicle.id,
    steps,
    metres: schedule.metres,
    seconds: schedule.seconds,
    drivingSeconds: schedule.drivingSeconds,
    serviceSeconds: schedule.serviceSeconds,
    waitingSeconds: schedule.waitingSeconds,
    cost: routeCost(vehicle, schedule.metres, schedule.seconds, dropsAt(problem, stops)),
  };
}

function dropsAt(problem: Problem, stops: readonly Stop[]) {
  const ids = new Set(stops.flatMap((stop) => stop.orderIds));
  const types = problem.orders.filter((order) => ids.has(order.id)).map((order) => order.type);
  const count = (side: Order['type']) => types.filter((type) => type === side || type === 'exchange').length;
  return { deliveries: count('delivery'), pickups: count('pickup') };
}
