import type { Order, Plan, Problem, Stop, Travel, Vehicle } from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';
import { judgePlan, type Tours } from '../oracle/plan-judge.ts';
import type { Act } from '../oracle/route-judge.ts';

/** Places 0 to 9 along a straight road, 10 minutes and 10 km from each to the next; the depot D is at 0, R at 5. */
export const lineTravel: Travel = {
  source: { kind: 'file' },
  profile: () => ({
    metres: (a, b) => Math.abs(a - b) * 10_000,
    seconds: (a, b) => Math.abs(a - b) * 600,
  }),
};

/** A stop called by its place; 5 minutes of service, no load unless given. */
export function lineStop(place: number, more: Partial<Stop> = {}): Stop {
  const id = more.id ?? `s${place}`;
  return {
    ...{ id, orderIds: [id], place, delivery: {}, pickup: {}, windows: [], serviceSeconds: 300, setupSeconds: 0 },
    ...{ priority: 0, skills: [] },
    ...more,
  };
}

export function lineVan(more: Partial<Vehicle> = {}): Vehicle {
  return { ...VEHICLE_DEFAULTS, id: 'V', depotId: 'D', endDepotId: 'D', costPerKm: 1, costPerHour: 12, ...more };
}

export function lineProblem(
  stops: readonly Stop[],
  vehicles: readonly Vehicle[],
  more: Partial<Problem> = {},
): Problem {
  return {
    date: '2026-11-23',
    timeZone: 'UTC',
    dimensions: ['kg'],
    places: Array.from({ length: 10 }, (_, i) => ({ id: `p${i}`, lat: 0, lon: i })),
    depots: [
      { id: 'D', location: { lat: 0, lon: 0 }, place: 0, loadSeconds: 0, extra: {} },
      { id: 'R', location: { lat: 0, lon: 5 }, place: 5, loadSeconds: 0, extra: {} },
    ],
    vehicles,
    stops,
    orders: stops.map(orderOf),
    profiles: [],
    ...more,
  };
}

function orderOf(stop: Stop): Order {
  const type =
    Object.keys(stop.pickup).length === 0
      ? 'delivery'
      : Object.keys(stop.delivery).length === 0
        ? 'pickup'
        : 'exchange';
  return {
    ...{ id: stop.id, type, location: { lat: 0, lon: stop.place }, delivery: stop.delivery, pickup: stop.pickup },
    ...{ windows: stop.windows, serviceSeconds: stop.serviceSeconds, setupSeconds: stop.setupSeconds, priority: 0 },
    ...{ skills: stop.skills, divisible: false, cash: stop.cash ?? 0, extra: {} },
  };
}

/** A sequence in short: `s3` visits, `+s3` fetches, `reload` or `reload R`, `break 0`, `rest 600`. */
export function actsOf(problem: Problem, text: string): Act[] {
  const stop = (id: string) => problem.stops.find((s) => s.id === id) as Stop;
  return text.split(', ').map((word): Act => {
    if (word === 'reload') return { kind: 'reload' };
    const [name, number] = word.split(' ');
    if (name === 'reload') return { kind: 'reload', depotId: number };
    if (name === 'break') return { kind: 'break', index: Number(number) };
    if (name === 'rest') return { kind: 'rest', seconds: Number(number) };
    return word.startsWith('+') ? { kind: 'fetch', stop: stop(word.slice(1)) } : { kind: 'visit', stop: stop(word) };
  });
}

/** The plan of these tours, with the times they have, whatever they break. */
export function linePlan(problem: Problem, tours: Readonly<Record<string, string>>): Plan {
  const all: Tours = new Map(Object.entries(tours).map(([van, text]) => [van, actsOf(problem, text)]));
  return judgePlan(problem, lineTravel, all).plan;
}
