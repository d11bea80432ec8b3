import type { Order } from '../../src/model/order.ts';
import type { Problem, ProblemDepot, Stop } from '../../src/model/problem.ts';
import type { LatLon, Load, TimeWindow } from '../../src/model/units.ts';
import { VEHICLE_DEFAULTS, type Vehicle } from '../../src/model/vehicle.ts';
import { type CustomerPlaces, placePoints } from './places.ts';
import { Random } from './random.ts';
import type { Roads } from './roads.ts';

/** What a rich generated day looks like; the same spec gives the same day. */
export interface RichSpec {
  readonly name: string;
  readonly n: number;
  readonly seed: number;
  readonly customers: CustomerPlaces;
  /** Stops of a full day of a middling van. */
  readonly routeLength: number;
}

/** A problem on generated roads; plain JSON, so that it can be kept in a file. */
export interface GeneratedDay {
  readonly name: string;
  readonly problem: Problem;
  readonly roads: Roads;
  /** Of the places, in metres. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

const HOUR = 3600;
/**
 * A delivery day with everything at once: three vehicle types with fixed, km and hour costs, two or three depots, open
 * routes, two load dimensions, windows (some stops have two), pickups and exchanges, optional stops, skills, set-up
 * times and one-way streets.
 */
export function richDay(spec: RichSpec): GeneratedDay {
  const random = new Random(spec.seed);
  const { n } = spec;
  const side = Math.round(30_000 * Math.max(0.6, Math.sqrt(n / 1000)));
  const depotCount = n < 100 ? 2 : 3;
  const points = placePoints(random, n + depotCount - 1, side, 'random', spec.customers);
  const depots = Array.from(
    { length: depotCount },
    (_, place): ProblemDepot => ({
      id: `depot-${place + 1}`,
      location: degreesOf(points.xs[place], points.ys[place]),
      ...(place === 1 && { window: { start: 5 * HOUR, end: 20 * HOUR } }),
      loadSeconds: 0,
      extra: {},
      place,
    }),
  );
  const orders: Order[] = [];
  const places = depots.map((depot) => ({ id: depot.id, ...depot.location }));
  for (let i = 0; i < n; i++) {
    const place = depotCount + i;
    const order = drawOrder(random, `order-${i + 1}`, degreesOf(points.xs[place], points.ys[place]));
    orders.push(order);
    places.push({ id: order.id, ...order.location });
  }
  const problem: Problem = {
    date: '2000-01-01',
    timeZone: 'UTC',
    dimensions: ['parcels', 'weight_kg'],
    places,
    depots,
    vehicles: drawVehicles(n, spec.routeLength, depots),
    stops: orders.map((order, i) => stopOf(order, depotCount + i)),
    orders,
    profiles: [],
  };
  const roads: Roads = {
    detour: 1.25,
    oneWayMetres: 250,
    townMetres: 5_000,
    kmPerHour: [28, 50],
    seed: spec.seed + 1,
  };
  return { name: spec.name, problem, roads, xs: points.xs, ys: points.ys };
}

/** Somewhere flat enough: places need degrees only to be drawn. */
function degreesOf(x: number, y: number): LatLon {
  const degreesPerMetre = 1 / 111_195;
  return {
    lat: round6(48 + y * degreesPerMetre),
    lon: round6(11 + (x * degreesPerMetre) / Math.cos((48 * Math.PI) / 180)),
  };
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function drawOrder(random: Random, id: string, location: LatLon): Order {
  const kind = random.next();
  const type = kind < 0.85 ? 'delivery' : kind < 0.95 ? 'pickup' : 'exchange';
  const parcels = random.whole(1, 4);
  const load = (): Load => ({ parcels, weight_kg: Math.round(parcels * random.between(2, 15) * 10) / 10 });
  const isOptional = random.chance(0.15);
  return {
    id,
    type,
    location,
    delivery: type === 'pickup' ? {} : load(),
    pickup: type === 'delivery' ? {} : load(),
    windows: drawDay(random),
    serviceSeconds: 60 * random.whole(2, 8),
    setupSeconds: random.chance(0.3) ? 60 : 0,
    ...(isOptional && { skipCost: random.whole(1, 12) }),
    priority: random.chance(0.1) ? random.whole(1, 100) : 0,
    skills: random.chance(0.08) ? [random.pick(['fridge', 'lift'])] : [],
    divisible: false,
    cash: 0,
    extra: {},
  };
}

/** Half of the stops have a window, one in ten two. */
function drawDay(random: Random): TimeWindow[] {
  const kind = random.next();
  if (kind < 0.4) return [];
  if (kind < 0.5) {
    return [
      { start: 8 * HOUR, end: random.whole(10, 12) * HOUR },
      { start: random.whole(14, 15) * HOUR, end: 18 * HOUR },
    ];
  }
  const width = kind < 0.8 ? 4 : 2;
  const start = random.whole(8 * 2, (18 - width) * 2) * (HOUR / 2);
  return [{ start, end: start + width * HOUR }];
}

function stopOf(order: Order, place: number): Stop {
  return {
    id: order.id,
    orderIds: [order.id],
    place,
    delivery: order.delivery,
    pickup: order.pickup,
    windows: order.windows,
    serviceSeconds: order.serviceSeconds,
    setupSeconds: order.setupSeconds,
    ...(order.skipCost !== undefined && { skipCost: order.skipCost }),
    priority: order.priority,
    skills: order.skills,
  };
}

/** Enough vans for everything must-serve: a small, a middling and a large type at each depot, one in four open. */
function drawVehicles(n: number, routeLength: number, depots: readonly ProblemDepot[]): Vehicle[] {
  const each = Math.max(1, Math.ceil((1.6 * n) / routeLength / (3 * depots.length)));
  return depots.flatMap((depot, d): Vehicle[] => {
    const row = (id: string, size: number, rest: Partial<Vehicle>): Vehicle => ({
      ...VEHICLE_DEFAULTS,
      id: `${depot.id}-${id}`,
      count: each,
      depotId: depot.id,
      endDepotId: depot.id,
      shift: { start: 7 * HOUR, end: 19 * HOUR },
      capacity: { parcels: Math.round(2.4 * routeLength * size), weight_kg: Math.round(21 * routeLength * size) },
      costFixed: Math.round(60 * size),
      costPerKm: Math.round(50 * size) / 100,
      costPerHour: 14,
      skills: [],
      ...rest,
    });
    return [
      row('small', 0.7, { maxSeconds: 8 * HOUR, skills: ['lift'] }),
      row('middle', 1, { skills: d === 0 ? ['fridge'] : ['fridge', 'lift'], maxStops: Math.ceil(1.5 * routeLength) }),
      row('large', 1.5, d === 0 ? { endDepotId: null } : { speedFactor: 0.9, maxMetres: 300_000 }),
    ];
  });
}
