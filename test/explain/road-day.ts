import { canonicalSchedule } from '../../src/check/index.ts';
import type { Order, Plan, Problem, Stop, Travel, Vehicle } from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';
import { assemblePlan } from '../../src/solver/decode.ts';
import { scheduleRoute } from '../../src/solver/schedule.ts';

/** A straight road: the depot at 0, a kilometre takes a minute and costs 1; every stop is named for its kilometre. */
export const roadTravel = (kms: readonly number[]): Travel => ({
  source: { kind: 'euclidean' },
  profile: () => ({
    metres: (from, to) => Math.abs(kms[to] - kms[from]) * 1000,
    seconds: (from, to) => Math.abs(kms[to] - kms[from]) * 60,
  }),
});

export interface RoadStop extends Partial<Omit<Stop, 'id' | 'place' | 'orderIds'>> {
  readonly km: number;
}

/** Where the stops are served: stop ids by van. */
export type Tours = Readonly<Record<string, readonly string[]>>;

/** The stop at kilometre 10 is `at-10`; a second one there `at-10b`. */
export function roadDay(
  stops: readonly RoadStop[],
  vehicles: readonly (Partial<Vehicle> & Pick<Vehicle, 'id'>)[],
  tours: Tours,
  depotWindow?: { start: number; end: number },
) {
  const kms = [0, ...stops.map((stop) => stop.km)];
  const ids = stops.map(({ km }, i) => `at-${km}${stops.slice(0, i).some((other) => other.km === km) ? 'b' : ''}`);
  const problem: Problem = {
    date: '2026-11-23',
    timeZone: 'UTC',
    dimensions: ['kg'],
    places: kms.map((km, i) => ({ id: `place-${i}`, lat: 0, lon: km / 100 })),
    depots: [
      {
        id: 'depot',
        location: { lat: 0, lon: 0 },
        place: 0,
        loadSeconds: 0,
        extra: {},
        ...(depotWindow === undefined ? {} : { window: depotWindow }),
      },
    ],
    vehicles: vehicles.map((v) => ({ ...VEHICLE_DEFAULTS, depotId: 'depot', endDepotId: 'depot', costPerKm: 1, ...v })),
    stops: stops.map(({ km: _km, ...fields }, i) => ({
      id: ids[i],
      orderIds: [ids[i]],
      place: i + 1,
      delivery: {},
      pickup: {},
      windows: [],
      serviceSeconds: 0,
      setupSeconds: 0,
      priority: 0,
      skills: [],
      ...fields,
    })),
    orders: stops.map((stop, i) => orderOf(ids[i], stop)),
    profiles: [],
  };
  const travel = roadTravel(kms);
  return { problem, travel, plan: planOf(problem, travel, tours) };
}

function orderOf(id: string, { km, ...fields }: RoadStop): Order {
  return {
    id,
    type: 'delivery',
    location: { lat: 0, lon: km / 100 },
    delivery: fields.delivery ?? {},
    pickup: fields.pickup ?? {},
    windows: fields.windows ?? [],
    serviceSeconds: fields.serviceSeconds ?? 0,
    setupSeconds: fields.setupSeconds ?? 0,
    priority: 0,
    skills: fields.skills ?? [],
    divisible: false,
    cash: 0,
    extra: {},
    ...(fields.skipCost === undefined ? {} : { skipCost: fields.skipCost }),
    ...(fields.vehicle === undefined ? {} : { vehicle: fields.vehicle }),
  };
}

/** A plan with these tours; throws if one of them cannot be driven. */
export function planOf(problem: Problem, travel: Travel, tours: Tours): Plan {
  const served = new Set(Object.values(tours).flat());
  const routes = Object.entries(tours).map(([vanId, ids]) => {
    const vehicle = problem.vehicles.find((v) => v.id === vanId || vanId.startsWith(`${v.id}-`));
    if (vehicle === undefined || canonicalSchedule(problem, vehicle, ids, travel) === null)
      throw new Error(`the tour of ${vanId} cannot be driven`);
    const stops = ids.map((id) => problem.stops.find((stop) => stop.id === id) as Stop);
    return scheduleRoute(problem, travel, vehicle, vanId, stops);
  });
  return assemblePlan(problem, travel, routes, served, new Map());
}

/** Hours and minutes to seconds. */
export function at(hours: number, minutes = 0): number {
  return hours * 3600 + minutes * 60;
}

export function window(start: number, end: number) {
  return { start, end };
}
