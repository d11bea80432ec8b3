import type { Order, Plan, Problem, Stop, Travel, TravelProfile, Vehicle } from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';

/**
 * A day small enough to be reckoned on paper. Everything lies on one straight road; its places are kilometres from
 * depot N. A kilometre takes a minute, and any leg towards N half a minute more.
 *
 *     N=0   A=2   B,C=4   F=10   E=16   D=18   S=20
 *
 * Van v1-1 (depot N and back): A, then the exchange B, then C at B's address, which spares its set-up.
 * Van v2 (depot S, twice as fast, ends at its last stop): D, then the return E.
 * F is not worth its cost; nobody has the crane that G needs.
 */
export const ROAD_KM = { N: 0, S: 20, A: 2, BC: 4, D: 18, E: 16, F: 10, G: 12 } as const;

const KM = Object.values(ROAD_KM);

export const roadTravel: Travel = {
  source: { kind: 'euclidean' },
  profile(name) {
    if (name !== 'van') throw new RangeError(`no profile ${name}`);
    return {
      metres: (from, to) => Math.abs(KM[to] - KM[from]) * 1000,
      seconds: (from, to) => Math.abs(KM[to] - KM[from]) * 60 + (KM[to] < KM[from] ? 30 : 0),
    };
  },
};

const vanProfile: TravelProfile = { name: 'van', detour: 1, bands: [{ belowMetres: null, kmPerHour: 60 }] };

function vehicle(fields: Partial<Vehicle> & Pick<Vehicle, 'id' | 'depotId' | 'endDepotId'>): Vehicle {
  return {
    ...VEHICLE_DEFAULTS,
    capacity: {},
    costFixed: 0,
    costPerKm: 0,
    costPerHour: 0,
    ...fields,
  };
}

function stop(fields: Partial<Stop> & Pick<Stop, 'id' | 'place'>): Stop {
  return {
    orderIds: [fields.id],
    delivery: {},
    pickup: {},
    windows: [],
    serviceSeconds: 0,
    setupSeconds: 0,
    priority: 0,
    skills: [],
    ...fields,
  };
}

function order(id: string, km: number, line: number, fields: Partial<Order>): Order {
  return {
    id,
    type: 'delivery',
    location: { lat: 0, lon: km / 100 },
    delivery: {},
    pickup: {},
    windows: [],
    serviceSeconds: 0,
    setupSeconds: 0,
    priority: 0,
    skills: [],
    divisible: false,
    cash: 0,
    extra: {},
    source: { file: 'orders.csv', line },
    ...fields,
  };
}

export function handMadeProblem(): Problem {
  return {
    date: '2026-11-22',
    timeZone: 'UTC',
    dimensions: ['parcels', 'weight_kg'],
    places: Object.entries(ROAD_KM).map(([id, km]) => ({ id, lat: 0, lon: km / 100 })),
    depots: [
      { id: 'N', location: { lat: 0, lon: 0 }, place: 0, loadSeconds: 0, extra: {} },
      {
        id: 'S',
        location: { lat: 0, lon: 0.2 },
        place: 1,
        loadSeconds: 0,
        extra: {},
        window: { start: 25_200, end: 72_000 },
      },
    ],
    vehicles: [
      vehicle({
        id: 'v1',
        count: 2,
        depotId: 'N',
        endDepotId: 'N',
        shift: { start: 28_800, end: 61_200 },
        capacity: { weight_kg: 100, parcels: 10 },
        maxStops: 5,
        maxMetres: 40_000,
        maxSeconds: 21_600,
        costFixed: 60,
        costPerKm: 0.5,
        costPerHour: 12,
        skills: ['fridge'],
      }),
      vehicle({
        id: 'v2',
        depotId: 'S',
        endDepotId: null,
        speedFactor: 2,
        capacity: { weight_kg: 50 },
        costFixed: 40,
        costPerKm: 0.8,
        costPerHour: 10,
      }),
    ],
    stops: [
      stop({
        id: 'A',
        place: 2,
        delivery: { weight_kg: 60, parcels: 3 },
        windows: [
          { start: 29_400, end: 30_000 },
          { start: 50_400, end: 54_000 },
        ],
        serviceSeconds: 300,
        setupSeconds: 120,
        skills: ['fridge'],
      }),
      stop({
        id: 'B1',
        orderIds: ['B1', 'B2'],
        place: 3,
        delivery: { weight_kg: 20, parcels: 1 },
        pickup: { weight_kg: 30, parcels: 2 },
        serviceSeconds: 240,
        setupSeconds: 60,
      }),
      stop({
        id: 'C',
        place: 3,
        delivery: { weight_kg: 20 },
        windows: [{ start: 33_600, end: 39_600 }],
        serviceSeconds: 100,
        setupSeconds: 60,
        vehicle: 'v1',
      }),
      stop({
        id: 'D',
        place: 4,
        delivery: { weight_kg: 40 },
        windows: [{ start: 27_000, end: 28_800 }],
        serviceSeconds: 200,
        depot: 'S',
      }),
      stop({
        id: 'E',
        place: 5,
        pickup: { weight_kg: 45 },
        windows: [{ start: 32_400, end: 34_200 }],
        serviceSeconds: 100,
        skipCost: 25,
      }),
      stop({ id: 'F', place: 6, delivery: { weight_kg: 5 }, skipCost: 15.5 }),
      stop({ id: 'G', place: 7, skills: ['crane'] }),
    ],
    orders: [
      order('A', 2, 2, {
        delivery: { weight_kg: 60, parcels: 3 },
        windows: [
          { start: 29_400, end: 30_000 },
          { start: 50_400, end: 54_000 },
        ],
        serviceSeconds: 300,
        setupSeconds: 120,
        skills: ['fridge'],
        readyOn: '2026-11-20',
        customer: 'Zoë & Söhne "Nord", GmbH',
        address: '2, Long Road',
        phone: '+44 20 7946 0018',
        email: 'zoe@example.org',
        notes: '=HYPERLINK("http://example.org","ring twice")',
        extra: { city: 'Northton', value: '-12.5' },
      }),
      order('B1', 4, 3, {
        delivery: { weight_kg: 20, parcels: 1 },
        serviceSeconds: 140,
        setupSeconds: 60,
        customer: 'Bo',
        extra: { city: 'Midway', value: '7' },
      }),
      order('B2', 4, 4, {
        type: 'pickup',
        pickup: { weight_kg: 30, parcels: 2 },
        serviceSeconds: 100,
        setupSeconds: 60,
        customer: 'Bo',
        notes: 'two crates',
        extra: { city: 'Midway', value: '8' },
      }),
      order('C', 4, 5, {
        delivery: { weight_kg: 20 },
        windows: [{ start: 33_600, end: 39_600 }],
        serviceSeconds: 100,
        setupSeconds: 60,
        vehicle: 'v1',
      }),
      order('D', 18, 6, {
        delivery: { weight_kg: 40 },
        windows: [{ start: 27_000, end: 28_800 }],
        serviceSeconds: 200,
        depot: 'S',
      }),
      order('E', 16, 7, {
        type: 'pickup',
        pickup: { weight_kg: 45 },
        windows: [{ start: 32_400, end: 34_200 }],
        serviceSeconds: 100,
        skipCost: 25,
      }),
      order('F', 10, 8, { delivery: { weight_kg: 5 }, skipCost: 15.5 }),
      order('G', 12, 9, { skills: ['crane'], phone: '+44 20 7946 0999', email: 'gil@example.org' }),
    ],
    profiles: [vanProfile],
  };
}

/** The plan of that day as worked out on paper, down to the last second and cent. */
export function handMadePlan(): Plan {
  return {
    routes: [
      {
        vanId: 'v1-1',
        vehicleId: 'v1',
        steps: [
          depotStep('start', 'N', 29_880, { parcels: 4, weight_kg: 100 }),
          // leaves N so late that it reaches A on the last second of its first window
          visit('A', { metres: 2000, seconds: 120 }, [30_000, 30_000, 30_420], { parcels: 1, weight_kg: 40 }),
          visit('B1', { metres: 2000, seconds: 120 }, [30_540, 30_540, 30_840], { parcels: 2, weight_kg: 50 }),
          // no way to go, no set-up, but 46 minutes until the window opens
          visit('C', { metres: 0, seconds: 0 }, [30_840, 33_600, 33_700], { parcels: 2, weight_kg: 30 }),
          {
            ...depotStep('end', 'N', 33_970, { parcels: 2, weight_kg: 30 }),
            leg: { metres: 4000, seconds: 270 },
          },
        ],
        metres: 8000,
        seconds: 4090,
        drivingSeconds: 510,
        serviceSeconds: 820,
        waitingSeconds: 2760,
        cost: { fixed: 60, distance: 4, time: 13.633, pay: 0, total: 77.633 },
      },
      {
        vanId: 'v2',
        vehicleId: 'v2',
        steps: [
          depotStep('start', 'S', 28_725, { parcels: 0, weight_kg: 40 }),
          visit('D', { metres: 2000, seconds: 75 }, [28_800, 28_800, 29_000], { parcels: 0, weight_kg: 0 }),
          visit('E', { metres: 2000, seconds: 75 }, [29_075, 32_400, 32_500], { parcels: 0, weight_kg: 45 }),
        ],
        metres: 4000,
        seconds: 3775,
        drivingSeconds: 150,
        serviceSeconds: 300,
        waitingSeconds: 3325,
        cost: { fixed: 40, distance: 3.2, time: 10.486, pay: 0, total: 53.686 },
      },
    ],
    unassigned: [
      { orderId: 'F', stopId: 'F', code: 'NOT_WORTH_THE_COST', reason: 'costs more than 15.50', remedy: '' },
      { orderId: 'G', stopId: 'G', code: 'NO_VEHICLE_WITH_SKILLS', reason: 'needs "crane"', remedy: 'rent a crane' },
    ],
    cost: { fixed: 100, distance: 7.2, time: 24.119, pay: 0, skipped: 15.5, total: 146.819 },
  };
}

function depotStep<K extends 'start' | 'end'>(kind: K, depotId: string, time: number, load: Record<string, number>) {
  return { kind, depotId, arrival: time, start: time, departure: time, load };
}

function visit(
  stopId: string,
  leg: { metres: number; seconds: number },
  [arrival, start, departure]: readonly [number, number, number],
  load: Record<string, number>,
) {
  return { kind: 'visit' as const, stopId, leg, arrival, start, departure, load };
}
