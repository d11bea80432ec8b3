import {
  AMOUNT,
  COUNT,
  type Fields,
  faultsOf,
  isObject,
  LIST,
  LOAD,
  optional,
  orNull,
  TEXT,
  TEXTS,
  WHOLE,
  WINDOW,
  WINDOWS,
} from './shape.ts';

const PROBLEM: Fields = { date: TEXT, places: LIST, depots: LIST, vehicles: LIST, stops: LIST, orders: LIST };

const DEPOT: Fields = { id: TEXT, place: COUNT, window: optional(WINDOW) };

const VEHICLE: Fields = {
  id: TEXT,
  count: COUNT,
  depotId: TEXT,
  endDepotId: orNull(TEXT),
  shift: optional(WINDOW),
  capacity: LOAD,
  maxStops: optional(COUNT),
  maxMetres: optional(AMOUNT),
  maxSeconds: optional(AMOUNT),
  maxDrivingSeconds: optional(AMOUNT),
  costFixed: AMOUNT,
  costPerKm: AMOUNT,
  costPerHour: AMOUNT,
  payPerDelivery: AMOUNT,
  payPerPickup: AMOUNT,
  speedFactor: { is: (x) => Number.isFinite(x) && (x as number) > 0, words: 'a number above 0' },
  profile: TEXT,
  skills: TEXTS,
};

const STOP: Fields = {
  id: TEXT,
  orderIds: TEXTS,
  place: COUNT,
  delivery: LOAD,
  pickup: LOAD,
  windows: WINDOWS,
  serviceSeconds: WHOLE,
  setupSeconds: WHOLE,
  skipCost: optional(AMOUNT),
  skills: TEXTS,
  vehicle: optional(TEXT),
  depot: optional(TEXT),
};

const ORDER: Fields = {
  id: TEXT,
  delivery: LOAD,
  pickup: LOAD,
  windows: WINDOWS,
  serviceSeconds: WHOLE,
  setupSeconds: WHOLE,
  skipCost: optional(AMOUNT),
  skills: TEXTS,
  vehicle: optional(TEXT),
  depot: optional(TEXT),
  readyOn: optional(TEXT),
};

/** What keeps a problem from being read at all, one sentence each; the referee judges no plan of such a problem. */
export function problemFaults(problem: unknown): string[] {
  const faults = faultsOf(problem, 'problem', PROBLEM);
  if (!isObject(problem) || faults.length > 0) return faults;
  const places = (problem.places as unknown[]).length;
  const look = (key: string, fields: Fields, placed: boolean) => {
    for (const [i, value] of (problem[key] as unknown[]).entries()) {
      const path = `problem.${key}[${i}]`;
      const found = faultsOf(value, path, fields);
      for (const fault of found) faults.push(fault);
      if (placed && found.length === 0 && (value as { place: number }).place >= places)
        faults.push(`${path}.place must be below ${places}, the number of places`);
    }
  };
  look('depots', DEPOT, true);
  look('vehicles', VEHICLE, false);
  look('stops', STOP, true);
  look('orders', ORDER, false);
  return faults;
}
