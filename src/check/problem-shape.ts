import type { Problem } from '../model/index.ts';
import {
  AMOUNT,
  COUNT,
  type Fields,
  faultsOf,
  isObject,
  LIST,
  LOAD,
  OBJECT,
  optional,
  orNull,
  POLYGONS,
  TEXT,
  TEXTS,
  WHOLE,
  WHOLES,
  WINDOW,
  WINDOWS,
} from './shape.ts';

const PROBLEM: Fields = {
  date: TEXT,
  places: LIST,
  depots: LIST,
  vehicles: LIST,
  stops: LIST,
  orders: LIST,
  zones: optional(LIST),
  locks: optional(LIST),
};

const DEPOT: Fields = { id: TEXT, place: COUNT, window: optional(WINDOW), loadSeconds: optional(COUNT) };

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
  overtimeAfterSeconds: optional(AMOUNT),
  overtimeCostPerHour: optional(AMOUNT),
  breaks: optional(LIST),
  drivingRule: optional(OBJECT),
  trips: optional(COUNT),
  reloadSeconds: optional(COUNT),
  reloadDepotIds: optional({
    is: (x) => TEXTS.is(x) && (x as string[]).length > 0,
    words: 'a list of one text or more',
  }),
  maxCash: optional(AMOUNT),
  zone: optional(TEXT),
  zoneCost: optional(AMOUNT),
};

const BREAK: Fields = { window: WINDOW, seconds: COUNT };

const DRIVING_RULE: Fields = { maxDrivingSeconds: COUNT, restSeconds: COUNT, split: WHOLES };

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
  lateCostPerHour: optional(AMOUNT),
  readyAt: optional(WHOLE),
  group: optional(TEXT),
  together: optional(TEXT),
  apart: optional(TEXT),
  cash: optional(AMOUNT),
  from: optional(OBJECT),
  maxRideSeconds: optional(COUNT),
};

const ORIGIN: Fields = { place: COUNT, windows: WINDOWS, serviceSeconds: WHOLE };

const ZONE: Fields = { name: TEXT, polygons: POLYGONS };

const LOCK: Fields = {
  vanId: TEXT,
  kind: { is: (x) => x === 'first' || x === 'sequence' || x === 'frozen', words: 'first, sequence or frozen' },
  stops: TEXTS,
};

const OBJECTIVE: Fields = { cost: AMOUNT, completionPerHour: AMOUNT, arrivalsPerHour: AMOUNT };

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
    for (const [i, value] of ((problem[key] ?? []) as unknown[]).entries()) {
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
  look('zones', ZONE, false);
  look('locks', LOCK, false);
  if (problem.objective !== undefined)
    for (const fault of faultsOf(problem.objective, 'problem.objective', OBJECTIVE)) faults.push(fault);
  if (faults.length > 0) return faults;

  // what stands inside vehicles and stops
  const { vehicles, stops } = problem as unknown as Pick<Problem, 'vehicles' | 'stops'>;
  const inside = (value: unknown, path: string, fields: Fields) => {
    for (const fault of faultsOf(value, path, fields)) faults.push(fault);
  };
  for (const [i, { breaks, drivingRule }] of vehicles.entries()) {
    for (const [k, one] of (breaks ?? []).entries()) inside(one, `problem.vehicles[${i}].breaks[${k}]`, BREAK);
    if (drivingRule !== undefined) inside(drivingRule, `problem.vehicles[${i}].drivingRule`, DRIVING_RULE);
  }
  for (const [i, { from }] of stops.entries()) {
    if (from === undefined) continue;
    inside(from, `problem.stops[${i}].from`, ORIGIN);
    if (from.place >= places)
      faults.push(`problem.stops[${i}].from.place must be below ${places}, the number of places`);
  }
  return faults;
}
