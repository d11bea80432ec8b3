import { type BuiltProblem, buildProblem, type DayInput } from '../../src/batch/build-problem.ts';
import { DEFAULT_CONFIG } from '../../src/formats/config/default-config.ts';
import type { Depot, Order, Vehicle } from '../../src/model/index.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';

export function makeOrder(id: string, more: Partial<Order> = {}): Order {
  return {
    id,
    type: 'delivery',
    location: { lat: 52.5, lon: 13.4 },
    delivery: { parcels: 1 },
    pickup: {},
    windows: [],
    serviceSeconds: 60,
    setupSeconds: 30,
    priority: 0,
    skills: [],
    divisible: false,
    cash: 0,
    extra: {},
    ...more,
  };
}

export function makeVehicle(id: string, more: Partial<Vehicle> = {}): Vehicle {
  return {
    ...VEHICLE_DEFAULTS,
    id,
    depotId: 'Main',
    endDepotId: 'Main',
    capacity: { parcels: 10 },
    costFixed: 0,
    costPerKm: 1,
    costPerHour: 0,
    ...more,
  };
}

export function makeDepot(id: string, more: Partial<Depot> = {}): Depot {
  return { id, location: { lat: 52.4, lon: 13.3 }, loadSeconds: 0, extra: {}, ...more };
}

/** The problem of a day with one van and one depot, unless told otherwise. */
export function build(orders: readonly Order[], more: Partial<DayInput> = {}): BuiltProblem {
  return buildProblem({
    date: '2026-11-22',
    timeZone: 'Europe/Berlin',
    orders,
    vehicles: [makeVehicle('V')],
    depots: [makeDepot('Main')],
    config: DEFAULT_CONFIG,
    ...more,
  });
}
