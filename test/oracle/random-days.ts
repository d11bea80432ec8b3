/** Tiny random days, by seed, with the rules asked for. The same seed gives the same day. */
import type {
  Break,
  Order,
  Problem,
  Stop,
  StopOrigin,
  TimeWindow,
  Travel,
  Vehicle,
  Zone,
} from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS, vanIds } from '../../src/model/index.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly random: () => number;
  readonly whole: (from: number, to: number) => number;
  readonly vehicles: Writable<Vehicle>[];
  readonly stops: Writable<Stop>[];
  readonly orders: Writable<Order>[];
  readonly problem: Writable<Problem>;
}

const HOUR = 3600;

/** Each makes a day ask for one thing more. */
export const RULES = {
  lateness: (d) => {
    for (const stop of d.stops) {
      if (stop.windows.length === 0) stop.windows = [someWindow(d)];
      if (d.random() < 0.7) stop.lateCostPerHour = d.whole(1, 60);
    }
  },
  overtime: (d) => {
    for (const v of d.vehicles)
      Object.assign(v, { overtimeAfterSeconds: d.whole(1, 4) * HOUR, overtimeCostPerHour: d.whole(5, 60) });
  },
  maxHours: (d) => {
    for (const v of d.vehicles) v.maxSeconds = d.whole(5400, 5 * HOUR);
  },
  maxDriving: (d) => {
    for (const v of d.vehicles) v.maxDrivingSeconds = d.whole(3000, 3 * HOUR);
  },
  break: (d) => {
    for (const v of d.vehicles) v.breaks = [someBreak(d, 1, 4)];
  },
  twoBreaks: (d) => {
    for (const v of d.vehicles) v.breaks = [someBreak(d, 1, 2), someBreak(d, 3, 5)];
  },
  drivingRule: (d) => {
    for (const v of d.vehicles)
      v.drivingRule = { maxDrivingSeconds: d.whole(2200, 5000), restSeconds: d.whole(4, 20) * 100, split: [] };
  },
  splitRest: (d) => {
    for (const v of d.vehicles) {
      const first = d.whole(2, 9) * 100;
      const second = d.whole(3, 12) * 100;
      v.drivingRule = { maxDrivingSeconds: d.whole(2200, 5000), restSeconds: first + second, split: [first, second] };
    }
  },
  trips: (d) => {
    for (const v of d.vehicles) {
      v.trips = d.whole(2, 3);
      v.reloadSeconds = d.whole(0, 3) * 300;
      v.capacity = { parcels: d.whole(6, 12) };
    }
  },
  reloadChoice: (d) => {
    RULES.trips(d);
    const { depots, places } = d.problem;
    const place = places.length - 1;
    const hours = d.random() < 0.3 ? { window: { start: d.whole(0, 2) * HOUR, end: d.whole(3, 6) * HOUR } } : {};
    d.problem.depots = [
      ...depots,
      { id: 'e', location: places[place], place, loadSeconds: d.whole(0, 2) * 300, extra: {}, ...hours },
    ];
    for (const v of d.vehicles) v.reloadDepotIds = d.random() < 0.3 ? ['e'] : ['d', 'e'];
  },
  release: (d) => {
    for (const stop of d.stops) if (d.random() < 0.6) stop.readyAt = d.whole(0, 3 * HOUR);
    for (const order of d.orders) {
      const ready = d.stops.find(({ id }) => id === order.id)?.readyAt;
      if (ready !== undefined) order.readyAt = ready;
    }
  },
  loading: (d) => {
    d.problem.depots = d.problem.depots.map((depot) => ({
      ...depot,
      loadSeconds: d.whole(0, 4) * 300,
      window: { start: d.whole(0, HOUR), end: d.whole(5, 9) * HOUR },
    }));
  },
  shipments: (d) => {
    for (const stop of d.stops.slice(0, d.whole(1, 3))) ship(d, stop);
  },
  ride: (d) => {
    for (const stop of d.stops.slice(0, d.whole(1, 2))) {
      ship(d, stop);
      stop.maxRideSeconds = d.whole(900, 5400);
    }
  },
  pickups: (d) => {
    for (const stop of d.stops) if (d.random() < 0.5) bringBack(d, stop);
  },
  backhaulLast: (d) => {
    RULES.pickups(d);
    for (const v of d.vehicles) v.backhaul = 'last';
  },
  afterDelivery: (d) => {
    RULES.pickups(d);
    for (const v of d.vehicles) v.backhaul = 'after-delivery';
  },
  groups: (d) => {
    for (const stop of d.stops.slice(0, d.whole(2, 3))) stop.group = 'g';
    if (d.stops.length > 5) for (const stop of d.stops.slice(-2)) stop.group = 'h';
  },
  together: (d) => {
    for (const stop of d.stops.slice(-d.whole(2, 3))) stop.together = 't';
  },
  zone: (d) => {
    d.problem.zones = [someZone(d, 'z'), someZone(d, 'y')];
    for (const v of d.vehicles) if (d.random() < 0.7) v.zone = d.random() < 0.5 ? 'z' : 'y';
  },
  zoneCost: (d) => {
    RULES.zone(d);
    for (const v of d.vehicles) if (v.zone !== undefined) v.zoneCost = d.whole(1, 20);
  },
  cash: (d) => {
    for (const stop of d.stops) if (d.random() < 0.7) stop.cash = d.whole(1, 9) * 10;
    for (const v of d.vehicles) v.maxCash = d.whole(9, 20) * 10;
  },
  pins: (d) => {
    const vans = d.vehicles.flatMap(vanIds);
    const [a, b] = d.stops;
    a.vehicle = vans[d.whole(0, vans.length - 1)];
    if (b !== undefined) b.vehicle = d.vehicles[d.whole(0, d.vehicles.length - 1)].id;
  },
  skills: (d) => {
    d.vehicles[0].skills = ['frost'];
    for (const stop of d.stops) if (d.random() < 0.3) stop.skills = ['frost'];
  },
  optional: (d) => {
    for (const stop of d.stops) if (d.random() < 0.6) stop.skipCost = d.whole(1, 40);
  },
  open: (d) => {
    for (const v of d.vehicles) v.endDepotId = null;
  },
  firstLock: (d) => lock(d, 'first'),
  sequenceLock: (d) => lock(d, 'sequence'),
  frozenLock: (d) => lock(d, 'frozen'),
  completion: (d) => {
    d.problem.objective = { cost: d.random() < 0.5 ? 1 : 0.1, completionPerHour: d.whole(5, 50), arrivalsPerHour: 0 };
  },
  arrivals: (d) => {
    d.problem.objective = { cost: d.random() < 0.5 ? 1 : 0.1, completionPerHour: 0, arrivalsPerHour: d.whole(1, 20) };
  },
} satisfies Record<string, (d: Draft) => void>;

export type Rule = keyof typeof RULES;

export interface RandomDay {
  readonly seed: number;
  readonly rules: readonly Rule[];
  readonly problem: Problem;
  readonly travel: Travel;
}

/**
 * `stops` at most; days with shipments, trips, rests or several breaks get fewer, so that everything can be tried. `vans`: of each row, for
 * days that are too large to try everything.
 */
export function randomDay(seed: number, rules: readonly Rule[], stops = 6, vans?: number): RandomDay {
  const random = mulberry(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const heavy: readonly Rule[] = [
    'shipments',
    'ride',
    'trips',
    'reloadChoice',
    'drivingRule',
    'splitRest',
    'twoBreaks',
    'break',
  ];
  const weight =
    rules.filter((rule) => heavy.includes(rule)).length +
    (rules.includes('splitRest') ? 1 : 0) +
    (rules.includes('reloadChoice') ? 1 : 0);
  const most = Math.max(3, stops - (weight > 2 ? 3 : weight));
  const count = whole(Math.max(2, most - 2), most);

  const size = 1 + 2 * count;
  const points = Array.from({ length: size }, () => ({ lat: whole(0, 60), lon: whole(0, 60) }));
  const places = points.map((point, i) => ({ id: `p${i}`, lat: point.lat / 100, lon: point.lon / 100 }));
  const table = points.map((a) =>
    points.map((b) => Math.round(Math.hypot(a.lat - b.lat, a.lon - b.lon) * 22 * (1 + random() / 5))),
  );
  const stopsMade: Writable<Stop>[] = [];
  const orders: Writable<Order>[] = [];
  for (let i = 0; i < count; i++) {
    const place = random() < 0.15 && i > 0 ? i : i + 1;
    const parcels = whole(1, 6);
    const windows = random() < 0.5 ? [] : random() < 0.8 ? [randomWindow(whole)] : twoWindows(whole);
    const serviceSeconds = whole(0, 8) * 60;
    const setupSeconds = whole(0, 3) * 60;
    const stop: Writable<Stop> = {
      id: `s${i}`,
      orderIds: [`s${i}`],
      place,
      delivery: { parcels },
      pickup: {},
      windows,
      serviceSeconds,
      setupSeconds,
      priority: random() < 0.3 ? whole(0, 9) * 10 : 0,
      skills: [],
    };
    stopsMade.push(stop);
    orders.push({
      ...{ id: `s${i}`, type: 'delivery', location: places[place], delivery: { parcels }, pickup: {}, windows },
      ...{ serviceSeconds, setupSeconds, priority: 0, skills: [], divisible: false, cash: 0, extra: {} },
    });
  }
  const rows = whole(1, 2);
  const vehicles: Writable<Vehicle>[] = Array.from({ length: rows }, (_, i) => ({
    ...VEHICLE_DEFAULTS,
    id: `v${i}`,
    count: rows === 1 ? whole(1, 3) : i === 0 ? 1 : whole(1, 2),
    depotId: 'd',
    endDepotId: 'd',
    ...(random() < 0.8 ? { shift: { start: whole(0, 2) * 1800, end: whole(4, 8) * HOUR } } : {}),
    capacity: { parcels: whole(8, 20) },
    costFixed: whole(0, 30),
    costPerKm: whole(1, 10) / 10,
    costPerHour: whole(0, 25),
    speedFactor: [1, 1, 0.8, 1.25][whole(0, 3)],
  }));
  if (vans !== undefined) for (const vehicle of vehicles) vehicle.count = vans;
  const problem: Writable<Problem> = {
    date: '2026-11-23',
    timeZone: 'UTC',
    dimensions: ['parcels'],
    places,
    depots: [{ id: 'd', location: places[0], place: 0, loadSeconds: 0, extra: {} }],
    vehicles,
    stops: stopsMade,
    orders,
    profiles: [],
  };
  const draft: Draft = { random, whole, vehicles, stops: stopsMade, orders, problem };
  for (const rule of rules) RULES[rule](draft);
  for (const order of orders) {
    const stop = stopsMade.find(({ id }) => id === order.id);
    if (stop !== undefined) tell(order, stop, places);
  }
  const travel: Travel = {
    source: { kind: 'file' },
    profile: () => ({
      metres: (a, b) => (a === b ? 0 : table[a][b] * 10),
      seconds: (a, b) => (a === b ? 0 : table[a][b]),
    }),
  };
  return { seed, rules, problem, travel };
}

/** The order behind a stop asks for what the stop asks for. */
function tell(order: Writable<Order>, stop: Stop, places: Problem['places']): void {
  const { windows, skills, skipCost, lateCostPerHour, vehicle, group, together, cash = 0, maxRideSeconds } = stop;
  Object.assign(order, { windows, skills, cash, delivery: stop.delivery, pickup: stop.pickup });
  if (skipCost !== undefined) order.skipCost = skipCost;
  if (lateCostPerHour !== undefined) order.lateCostPerHour = lateCostPerHour;
  if (vehicle !== undefined) order.vehicle = vehicle;
  if (group !== undefined) order.group = group;
  if (together !== undefined) order.together = together;
  if (maxRideSeconds !== undefined) order.maxRideSeconds = maxRideSeconds;
  if (stop.from !== undefined)
    order.from = {
      location: places[stop.from.place],
      windows: stop.from.windows,
      serviceSeconds: stop.from.serviceSeconds,
    };
}

function ship(d: Draft, stop: Writable<Stop>): void {
  const index = d.stops.indexOf(stop);
  const from: StopOrigin = {
    place: 1 + d.stops.length + index,
    windows: d.random() < 0.3 ? [someWindow(d)] : [],
    serviceSeconds: d.whole(0, 5) * 60,
  };
  stop.from = from;
}

function bringBack(d: Draft, stop: Writable<Stop>): void {
  const order = d.orders.find(({ id }) => id === stop.id) as Writable<Order>;
  if (stop.from !== undefined) return;
  if (d.random() < 0.3) {
    stop.pickup = { parcels: d.whole(1, 6) };
    order.type = 'exchange';
    return;
  }
  stop.pickup = stop.delivery;
  stop.delivery = {};
  order.type = 'pickup';
}

function lock(d: Draft, kind: 'first' | 'sequence' | 'frozen'): void {
  const vans = d.vehicles.flatMap(vanIds);
  const stops = d.stops
    .slice(0, kind === 'frozen' ? d.whole(0, 2) : d.whole(1, 2))
    .flatMap(({ id, from }) => (from === undefined ? [id] : [id, id]));
  const locks = d.problem.locks ?? [];
  if (locks.length > 0) return;
  d.problem.locks = [{ vanId: vans[d.whole(0, vans.length - 1)], kind, stops }];
}

function someBreak(d: Draft, from: number, to: number): Break {
  const start = d.whole(from * 4, to * 4) * 900;
  return { window: { start, end: start + d.whole(0, 4) * 900 }, seconds: d.whole(1, 4) * 600 };
}

function someZone(d: Draft, name: string): Zone {
  const [x, y] = [d.whole(0, 30) / 100, d.whole(0, 30) / 100];
  const w = d.whole(25, 50) / 100;
  return {
    name,
    polygons: [
      [
        [
          [x, y],
          [x + w, y],
          [x + w, y + w],
          [x, y + w],
          [x, y],
        ],
      ],
    ],
  };
}

function someWindow(d: Draft): TimeWindow {
  return randomWindow(d.whole);
}

function randomWindow(whole: Draft['whole']): TimeWindow {
  const start = whole(0, 16) * 900;
  return { start, end: start + whole(1, 12) * 900 };
}

function twoWindows(whole: Draft['whole']): TimeWindow[] {
  const start = whole(0, 6) * 900;
  const end = start + whole(1, 4) * 900;
  const again = end + whole(1, 6) * 900;
  return [
    { start, end },
    { start: again, end: again + whole(1, 4) * 900 },
  ];
}

/** A generator of numbers in [0, 1) that is good enough for test data. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` different rules drawn by seed; ones that overrule each other are not mixed. */
export function someRules(seed: number, count: number, from: readonly Rule[] = Object.keys(RULES) as Rule[]): Rule[] {
  const random = mulberry(seed ^ 0x5bd1e995);
  const rivals: readonly (readonly Rule[])[] = [
    ['break', 'twoBreaks'],
    ['trips', 'reloadChoice'],
    ['drivingRule', 'splitRest'],
    ['pickups', 'backhaulLast', 'afterDelivery'],
    ['zone', 'zoneCost'],
    ['firstLock', 'sequenceLock', 'frozenLock'],
    ['completion', 'arrivals'],
    ['shipments', 'ride'],
  ];
  const pool = [...from];
  const rules: Rule[] = [];
  while (rules.length < count && pool.length > 0) {
    const [rule] = pool.splice(Math.floor(random() * pool.length), 1);
    if (rivals.some((set) => set.includes(rule) && rules.some((other) => set.includes(other)))) continue;
    rules.push(rule);
  }
  return rules;
}
