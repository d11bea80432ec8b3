import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import {
  legSeconds,
  type Plan,
  type Problem,
  type Route,
  type Step,
  type Stop,
  type Travel,
  type Vehicle,
  vanIds,
} from '../../src/model/index.ts';
import { arbitraryDay } from './arbitrary-day.ts';
import { bruteSchedule } from './brute-schedule.ts';

/** Puts stop after stop wherever it fits first; everything is worked out anew, without the referee's own code. */
function greedyPlan(problem: Problem, travel: Travel): Plan {
  const left = new Set(problem.stops);
  const routes: Route[] = [];
  for (const vehicle of problem.vehicles) {
    for (const vanId of vanIds(vehicle)) {
      let route: Route | null = null;
      const taken: Stop[] = [];
      for (const stop of left) {
        const next = drive(problem, vehicle, vanId, [...taken, stop], travel);
        if (next === null) continue;
        taken.push(stop);
        route = next;
      }
      if (route === null) continue;
      for (const stop of taken) left.delete(stop);
      routes.push(route);
    }
  }
  const sum = (key: 'fixed' | 'distance' | 'time' | 'pay') => routes.reduce((total, r) => total + r.cost[key], 0);
  const skipped = [...left].reduce((total, stop) => total + (stop.skipCost ?? 0), 0);
  const cost = {
    fixed: sum('fixed'),
    distance: sum('distance'),
    time: sum('time'),
    pay: sum('pay'),
    skipped,
    total: 0,
  };
  cost.total = cost.fixed + cost.distance + cost.time + cost.pay + skipped;
  const unassigned = [...left].flatMap((stop) =>
    stop.orderIds.map((orderId) => ({
      orderId,
      stopId: stop.id,
      code: 'NO_ROOM' as const,
      reason: 'no van has room',
      remedy: '',
    })),
  );
  return { routes, unassigned, cost };
}

function drive(problem: Problem, vehicle: Vehicle, vanId: string, stops: Stop[], travel: Travel): Route | null {
  const schedule = bruteSchedule(
    problem,
    vehicle,
    stops.map((s) => s.id),
    travel,
  );
  if (schedule === null) return null;
  const legs = travel.profile(vehicle.profile);
  const leg = (from: number, to: number) => ({
    metres: legs.metres(from, to),
    seconds: legSeconds(legs.seconds(from, to), vehicle.speedFactor),
  });
  const load = { kg: 0, boxes: 0 };
  for (const { delivery } of stops) {
    load.kg += delivery.kg;
    load.boxes += delivery.boxes;
  }
  const { departure, finish } = schedule;
  let peak = load.kg;
  let place = problem.depots.find((d) => d.id === vehicle.depotId)?.place ?? -1;
  let time = departure;
  let service = 0;
  const steps: Step[] = [
    { kind: 'start', depotId: vehicle.depotId, arrival: time, start: time, departure: time, load: { ...load } },
  ];
  for (const [i, stop] of stops.entries()) {
    const way = leg(place, stop.place);
    const work = stop.serviceSeconds + (i > 0 && stops[i - 1].place === stop.place ? 0 : stop.setupSeconds);
    const arrival = time + way.seconds;
    const start = schedule.starts[i];
    time = start + work;
    service += work;
    load.kg += stop.pickup.kg - stop.delivery.kg;
    load.boxes += stop.pickup.boxes - stop.delivery.boxes;
    peak = Math.max(peak, load.kg);
    steps.push({ kind: 'visit', stopId: stop.id, leg: way, arrival, start, departure: time, load: { ...load } });
    place = stop.place;
  }
  if (peak > vehicle.capacity.kg) return null;
  const end = problem.depots.find((d) => d.id === vehicle.endDepotId);
  if (end !== undefined) {
    const moment = { arrival: finish, start: finish, departure: finish };
    steps.push({ kind: 'end', depotId: end.id, leg: leg(place, end.place), ...moment, load: { ...load } });
  }
  const travelled = steps.flatMap((step) => ('leg' in step ? [step.leg] : []));
  const metres = travelled.reduce((total, l) => total + l.metres, 0);
  const drivingSeconds = travelled.reduce((total, l) => total + l.seconds, 0);
  const seconds = finish - departure;
  const cents = (x: number) => Math.round(x * 1000) / 1000;
  const fixed = cents(vehicle.costFixed);
  const distance = cents((vehicle.costPerKm * metres) / 1000);
  const paid = cents((vehicle.costPerHour * seconds) / 3600);
  return {
    vanId,
    vehicleId: vehicle.id,
    steps,
    metres,
    seconds,
    drivingSeconds,
    serviceSeconds: service,
    waitingSeconds: seconds - drivingSeconds - service,
    cost: { fixed, distance, time: paid, pay: 0, total: cents(fixed + distance + paid) },
  };
}

describe('the referee on random days', () => {
  it('passes every plan that a naive planner makes, also when strict', () => {
    let visits = 0;
    fc.assert(
      fc.property(arbitraryDay, ({ problem, travel }) => {
        const plan = greedyPlan(problem, travel);
        visits += plan.routes.reduce((total, route) => total + route.steps.length, 0);
        expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(visits).toBeGreaterThan(300);
  });

  it('finds fault with every number of a plan that is changed by one', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), ({ problem, travel }, pick) => {
        const plan = greedyPlan(problem, travel);
        const spots = [...numbersOf(plan)];
        const { parent, key } = spots[pick % spots.length];
        parent[key] = (parent[key] as number) + 1;
        expect(checkPlan(problem, plan, travel, { strict: true })).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function* numbersOf(value: unknown): Generator<{ parent: Record<string, unknown>; key: string }> {
  if (typeof value !== 'object' || value === null) return;
  const parent = value as Record<string, unknown>;
  for (const key of Object.keys(parent)) {
    if (typeof parent[key] === 'number') yield { parent, key };
    else yield* numbersOf(parent[key]);
  }
}
