import type { Load, Order, Problem, ProblemDepot, Stop, TimeWindow, Travel, Vehicle } from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';

/** Which rules a made day has; what is not named is off. */
export interface DayRules {
  readonly stops: number;
  /** Rows of vehicles; default 1. */
  readonly rows?: number;
  /** Vans a row; default 2. */
  readonly vans?: number;
  /** `beeline` and `one-way` keep the triangle inequality, `wild` does not. Default `beeline`. */
  readonly roads?: 'beeline' | 'one-way' | 'wild';
  /** Metres and seconds are the same number, a distance unit costs 1. */
  readonly oneMeasure?: boolean;
  /** Most windows a stop has; default 0. */
  readonly windows?: 0 | 1 | 2;
  readonly hourCosts?: boolean;
  readonly fixedCosts?: boolean;
  readonly shifts?: boolean;
  /** Load dimensions; default 1. */
  readonly dimensions?: 0 | 1 | 2 | 3;
  /** Stops that fetch, and stops that do both. */
  readonly pickups?: boolean;
  /** Two depots, and vans that end elsewhere or nowhere. */
  readonly depots?: boolean;
  /** With `depots`: all end at one, or at their own. */
  readonly closed?: 'any' | 'own';
  readonly speeds?: boolean;
  readonly profiles?: boolean;
  readonly limits?: boolean;
  /** Limits of how long a route takes alone. */
  readonly durations?: boolean;
  readonly optional?: boolean;
  /** Several stops at one place, with set-ups. */
  readonly shared?: boolean;
  /** Set-ups, the same for all stops of a place. */
  readonly setups?: boolean;
  readonly skills?: boolean;
  readonly pins?: boolean;
  readonly priorities?: boolean;
  /** Drivers are paid by the piece, row by row at other rates. */
  readonly pay?: boolean;
  /** Vans of all rows carry the same. */
  readonly alike?: boolean;
  /** Room of all vans over demand; default 1.3. */
  readonly room?: number;
}

export interface MadeDay {
  readonly problem: Problem;
  readonly travel: Travel;
}

/** Small seeded generator for tests (a 32-bit Weyl sequence, hashed). */
export function seeded(seed: number): (below: number) => number {
  let s = Math.imul(seed, 0x9e3779b1) | 0;
  return (below) => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export const PLAIN_VEHICLE: Vehicle = {
  ...VEHICLE_DEFAULTS,
  id: 'van',
  depotId: 'depot-0',
  endDepotId: 'depot-0',
  capacity: {},
  costFixed: 0,
  costPerKm: 1000,
  costPerHour: 0,
};

export const PLAIN_STOP: Omit<Stop, 'id' | 'place' | 'orderIds'> = {
  delivery: {},
  pickup: {},
  windows: [],
  serviceSeconds: 0,
  setupSeconds: 0,
  priority: 0,
  skills: [],
};

const SIDE = 1000;
const NAMES = ['boxes', 'kg', 'litres'];

/** A seeded day with the rules asked for, on a square of 1,000 x 1,000 metres where a metre takes a second. */
export function makeDay(seed: number, rules: DayRules): MadeDay {
  const below = seeded(seed);
  const chance = (percent: number) => below(100) < percent;
  const depotCount = rules.depots ? 2 : 1;
  const xs: number[] = [];
  const ys: number[] = [];
  const addPlace = () => {
    xs.push(below(SIDE));
    ys.push(below(SIDE));
    return xs.length - 1;
  };
  const dimensions = NAMES.slice(0, rules.dimensions ?? 1);
  const horizon = 6 * SIDE;
  const depots = Array.from({ length: depotCount }, (_, i): ProblemDepot => {
    const open = rules.shifts && chance(50) ? { window: { start: below(100), end: horizon - below(SIDE) } } : {};
    return { id: `depot-${i}`, location: { lat: 0, lon: 0 }, place: addPlace(), loadSeconds: 0, extra: {}, ...open };
  });
  const amounts = () => Object.fromEntries(dimensions.map((name) => [name, 1 + below(9)]));
  const stops = Array.from({ length: rules.stops }, (_, i): Stop => {
    const place = rules.shared && i > 0 && chance(40) ? depotCount + below(xs.length - depotCount) : addPlace();
    const kind = rules.pickups ? below(3) : 0;
    return {
      id: `stop-${i}`,
      orderIds: [`order-${i}`],
      place,
      delivery: kind === 1 ? {} : amounts(),
      pickup: kind === 0 ? {} : amounts(),
      windows: madeWindows(below, rules.windows ?? 0, horizon),
      serviceSeconds: rules.oneMeasure && !rules.windows ? 0 : below(60),
      setupSeconds: rules.setups ? 10 * (place % 7) : rules.shared ? below(2) * (10 + below(80)) : 0,
      priority: rules.priorities ? below(3) : 0,
      skills: rules.skills && chance(40) ? ['lift'] : [],
      ...(rules.optional && chance(50) ? { skipCost: below(400) } : {}),
      ...(rules.pins && chance(20) ? { vehicle: chance(50) ? 'van-0' : 'van-0-1' } : {}),
      ...(rules.pins && rules.depots && chance(10) ? { depot: 'depot-1' } : {}),
    };
  });
  const rows = rules.rows ?? 1;
  const vans = rules.vans ?? 2;
  const capacity = (): Load =>
    Object.fromEntries(
      dimensions.map((name) => {
        const total = stops.reduce((sum, s) => sum + Math.max(s.delivery[name] ?? 0, s.pickup[name] ?? 0), 0);
        return [name, Math.max(9, Math.ceil((total * (rules.room ?? 1.3)) / (rows * vans)) + below(3))];
      }),
    );
  const oneSize = rules.alike ? capacity() : undefined;
  const vehicles = Array.from({ length: rows }, (_, i): Vehicle => {
    const end = rules.closed ? `depot-${below(2)}` : rules.depots ? [null, 'depot-0', 'depot-1'][below(3)] : 'depot-0';
    const start = below(200);
    const home = rules.depots ? `depot-${below(2)}` : 'depot-0';
    return {
      ...PLAIN_VEHICLE,
      id: rows === 1 && !rules.pins ? 'van' : `van-${i}`,
      count: vans,
      depotId: home,
      endDepotId: rules.closed === 'own' ? home : end,
      ...(rules.shifts && chance(70) ? { shift: { start, end: start + 2500 + below(2500) } } : {}),
      capacity: oneSize ?? capacity(),
      costFixed: rules.fixedCosts ? below(600) : 0,
      costPerKm: rules.oneMeasure ? 1000 : 200 + below(5) * 200,
      costPerHour: rules.hourCosts ? below(4) * 900 : 0,
      speedFactor: rules.speeds ? [1, 0.7, 1.6][below(3)] : 1,
      profile: rules.profiles ? ['van', 'lorry'][below(2)] : 'van',
      ...(rules.pay ? { payPerDelivery: below(5) * 60.125, payPerPickup: below(3) * 50 } : {}),
      skills: rules.skills && (i === 0 || chance(30)) ? ['lift', 'spare'] : [],
      ...(rules.limits && chance(60) ? { maxStops: 1 + below(rules.stops) } : {}),
      ...(rules.limits && chance(60) ? { maxMetres: 1500 + below(3000) } : {}),
      ...((rules.limits && chance(60)) || (rules.durations && chance(80)) ? { maxSeconds: 1500 + below(3000) } : {}),
    };
  });
  const problem: Problem = {
    date: '2026-11-22',
    timeZone: 'UTC',
    dimensions,
    places: xs.map((x, i) => ({ id: `place-${i}`, lat: ys[i] / 100, lon: x / 100 })),
    depots,
    vehicles,
    stops,
    orders: rules.pay ? stops.map(orderOf) : [],
    profiles: [],
  };
  return { problem, travel: madeTravel(below, xs, ys, rules) };
}

function orderOf({ orderIds, delivery, pickup, windows, serviceSeconds, setupSeconds, skills }: Stop): Order {
  const [brings, fetches] = [delivery, pickup].map((load) => Object.keys(load).length > 0);
  return {
    id: orderIds[0],
    type: fetches ? (brings ? 'exchange' : 'pickup') : 'delivery',
    location: { lat: 0, lon: 0 },
    delivery,
    pickup,
    windows,
    serviceSeconds,
    setupSeconds,
    skills,
    priority: 0,
    divisible: false,
    cash: 0,
    extra: {},
  };
}

function madeWindows(below: (n: number) => number, most: number, horizon: number): TimeWindow[] {
  if (most === 0 || below(100) < 25) return [];
  const first = below(horizon / 3);
  const width = 50 + below(1200);
  if (most === 1 || below(100) < 40) return [{ start: first, end: first + width }];
  const gap = 1 + below(800);
  const second = first + width + gap;
  return [
    { start: first, end: first + width },
    { start: second, end: second + below(800) },
  ];
}

function madeTravel(below: (n: number) => number, xs: number[], ys: number[], rules: DayRules): Travel {
  const size = xs.length;
  const hills = rules.roads === 'one-way' ? 0.4 : 0;
  const wild = Array.from({ length: size * size }, () => (rules.roads === 'wild' ? 0.3 + below(200) / 100 : 1));
  const metres = (i: number, j: number) =>
    i === j
      ? 0
      : Math.ceil((Math.hypot(xs[i] - xs[j], ys[i] - ys[j]) + hills * Math.max(0, ys[j] - ys[i])) * wild[i * size + j]);
  const pace = rules.oneMeasure ? 1 : 0.8;
  return {
    source: { kind: rules.roads === undefined || rules.roads === 'beeline' ? 'euclidean' : 'file' },
    profile: (name) =>
      name === 'lorry'
        ? { metres: (i, j) => Math.ceil(metres(i, j) * 1.25), seconds: (i, j) => Math.ceil(metres(i, j) * pace * 1.5) }
        : { metres, seconds: (i, j) => Math.ceil(metres(i, j) * pace) },
  };
}
